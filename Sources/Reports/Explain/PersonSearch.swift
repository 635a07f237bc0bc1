package import Checks
import Formats
import Matching
import Roster

/// Finds whom somebody means: by an identifier, else by a part of a name or of a login.
package struct PersonSearch: Sendable {
  private let facts: Facts

  package init(_ facts: Facts) { self.facts = facts }

  /// Everybody who is meant, console users first, in row order: by the very login, else by the login
  /// but for case and the like, else by an address, else by a part of a name or login.
  package func cases(of who: String) -> [PersonCase] {
    let key = Folding.key(who)
    guard !key.isEmpty else { return [] }
    let bytes = Array(who.utf8)
    let found =
      logins(of: who) { Array($0.utf8) == bytes } ?? logins(of: who) { Folding.key($0) == key }
      ?? addresses { Folding.key($0) == key } ?? names { Folding.key($0).contains(key) }
    return found.map(cases) ?? []
  }

  private func logins(of who: String, _ isWanted: @Sendable (String) -> Bool) -> Rows? {
    let guid = GUID(Folding.trimmed(who)) ?? .zero
    return rows(
      console: { [facts.console.text(.username, $0)] },
      directory: { row in
        if guid != .zero, facts.directory.guids[row] == guid { return [who] }
        return texts(row, [.userPrincipalName, .sAMAccountName, .distinguishedName])
      }, where: isWanted)
  }

  private func addresses(_ isWanted: @Sendable (String) -> Bool) -> Rows? {
    rows(
      console: { [facts.console.text(.email, $0)] },
      directory: { texts($0, [.mail]) + [facts.identities.text($0, in: facts.directory)] },
      where: isWanted)
  }

  private func names(_ isWanted: @Sendable (String) -> Bool) -> Rows? {
    rows(
      console: { [facts.console.displayName($0), facts.console.text(.username, $0)] },
      directory: { [facts.directory.displayName($0)] + texts($0, [.userPrincipalName]) },
      where: isWanted)
  }

  private func texts(_ row: Int, _ fields: [DirectoryField]) -> [String?] {
    fields.map { facts.directory.text($0, row) }
  }

  private typealias Rows = (console: [Int], directory: [Int])

  /// The rows of which one text is what is wanted; nil when there are none.
  private func rows(
    console: @Sendable (Int) -> [String?], directory: @Sendable (Int) -> [String?],
    where isWanted: @Sendable (String) -> Bool
  ) -> Rows? {
    @Sendable func matches(_ texts: [String?]) -> Bool {
      texts.contains { text in text.map { isWanted($0) } ?? false }
    }
    let users = Parallel.mapRows(facts.console.count) { rows in
      rows.filter { matches(console($0)) }
    }
    let people = Parallel.mapRows(facts.directory.count) { rows in
      rows.filter { matches(directory($0)) }
    }
    let found = withoutRepeats((users.flatMap { $0 }, people.flatMap { $0 }))
    return found.console.isEmpty && found.directory.isEmpty ? nil : found
  }

  /// Without rows that list somebody once more who is found: nobody could say which of them is meant.
  private func withoutRepeats(_ rows: Rows) -> Rows {
    var usernames: Set<[UInt8]> = []
    let users = rows.console.filter { row in
      let username = facts.console.text(.username, row) ?? ""
      return Folding.trimmed(username).isEmpty || usernames.insert(Array(username.utf8)).inserted
    }
    let people = Set(rows.directory)
    let firsts = rows.directory.filter { row in
      facts.directory.repeats[row].map { !people.contains($0) } ?? true
    }
    return (users, firsts)
  }

  /// Both rows of a pair are one case.
  private func cases(_ rows: Rows) -> [PersonCase] {
    var cases = rows.console.map { PersonCase(console: $0, in: facts) }
    let taken = Set(cases.compactMap(\.directory))
    let others = rows.directory.filter { !taken.contains($0) }
    let consoleRows = consoleRows(about: Set(others))
    for row in others {
      cases.append(
        PersonCase(
          directory: row, console: facts.pairing.consoleUser(of: row) ?? consoleRows[row]))
    }
    return cases
  }

  /// The first console row that is about each of `people`, in one pass.
  private func consoleRows(about people: Set<Int>) -> [Int: Int] {
    guard !people.isEmpty else { return [:] }
    return (0..<facts.console.count).reduce(into: [:]) { rows, row in
      guard let person = facts.pairing.directoryUser(of: row), people.contains(person) else {
        return
      }
      rows[person] = rows[person] ?? row
    }
  }
}
