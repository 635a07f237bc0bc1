package import Checks
import Formats
import Matching
import Roster

/// Finds whom somebody means: by an identifier, else by a part of a name or of a login.
package struct PersonSearch: Sendable {
  private let facts: Facts

  package init(_ facts: Facts) { self.facts = facts }

  /// Everybody who is meant, console users first, in row order: by the very login, else by the login
  /// but for case and the like, else by an address, else by a part of a name or login, else by all the
  /// words of a name in any order, as in "Hartley, Bob".
  package func cases(of who: String) -> [PersonCase] {
    let wanted = Array(who.utf8)
    let key = Folding.key(wanted.span)
    guard !key.isEmpty else { return [] }
    let found =
      logins(of: who) { Folding.sameBytes($0, wanted.span) }
      ?? logins(of: who) { Folding.sameKey($0, wanted.span) }
      ?? addresses { Folding.sameKey($0, wanted.span) } ?? names { holds($0, [key]) }
      ?? words(of: key)
    return found.map(cases) ?? []
  }

  private func words(of key: [UInt8]) -> Rows? {
    let words = key.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }.map(Array.init)
    return words.count > 1 ? names { holds($0, words) } : nil
  }

  /// Whether the folded key of a value has all `parts` in it.
  private func holds(_ value: Span<UInt8>, _ parts: [[UInt8]]) -> Bool {
    let key = Folding.key(value)
    return parts.allSatisfy { ByteSearch.contains($0.span, in: key.span) }
  }

  /// Whether a value is one that is wanted.
  private typealias Test = @Sendable (Span<UInt8>) -> Bool

  private func logins(of who: String, _ isWanted: Test) -> Rows? {
    let guid = GUID(Folding.trimmed(who)) ?? .zero
    let (console, directory) = (facts.console, facts.directory)
    return rows(
      console: { console.withBytes(.username, $0, isWanted) },
      directory: { row in
        guid != .zero && directory.guids[row] == guid
          || directory.withBytes(.userPrincipalName, row, isWanted)
          || directory.withBytes(.sAMAccountName, row, isWanted)
          || directory.withBytes(.distinguishedName, row, isWanted)
      })
  }

  private func addresses(_ isWanted: Test) -> Rows? {
    rows(
      console: { facts.console.withBytes(.email, $0, isWanted) },
      directory: { row in
        facts.directory.withBytes(.mail, row, isWanted)
          || facts.identities.withBytes(row, in: facts.directory, isWanted)
      })
  }

  private func names(_ isWanted: Test) -> Rows? {
    rows(
      console: { row in
        facts.console.withDisplayName(row, isWanted)
          || facts.console.withBytes(.username, row, isWanted)
      },
      directory: { row in
        facts.directory.withDisplayName(row, isWanted)
          || facts.directory.withBytes(.commonName, row, isWanted)
          || facts.directory.withBytes(.userPrincipalName, row, isWanted)
      })
  }

  private typealias Rows = (console: [Int], directory: [Int])

  /// The rows that are wanted; nil when there are none.
  private func rows(
    console: @Sendable (Int) -> Bool, directory: @Sendable (Int) -> Bool
  ) -> Rows? {
    let users = Parallel.mapRows(facts.console.count) { $0.filter(console) }
    let people = Parallel.mapRows(facts.directory.count) { $0.filter(directory) }
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
