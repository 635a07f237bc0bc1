import Forecast
import Formats
import Matching
import Roster

/// Finds values that several rows hold, by the folded key.
enum SharedValues {
  /// Rows with equal keys, at least two each, in the order of their first rows.
  ///
  /// - Parameters:
  ///   - hashes: the hash of each row's key, `none` for rows that are not looked at.
  ///   - key: the key itself, asked of rows with equal hashes only.
  static func groups(_ hashes: [UInt32], key: (Int) -> [UInt8]) -> [[UInt32]] {
    var groups: [[UInt32]] = []
    for rows in ShortHashIndex.groups(hashes) {
      var byKey: [[UInt8]: [UInt32]] = [:]
      for row in rows { byKey[key(Int(row)), default: []].append(row) }
      groups += byKey.values.filter { $0.count > 1 }
    }
    return groups.sorted { $0[0] < $1[0] }
  }
}

/// Which usernames several console rows have.
struct Usernames {
  /// Rows with different usernames that have one folded key, without repetitions.
  private(set) var groups: [[UInt32]] = []
  /// Rows with the very username of an earlier row, and the first such row.
  private(set) var repeats: [UInt32: UInt32] = [:]

  init(_ facts: Facts) {
    for group in facts.sharing(.username) {
      var firsts: [UInt32] = []
      for row in group {
        if let first = firsts.first(where: { facts.console.haveSameUsername(Int($0), Int(row)) }) {
          repeats[row] = first
        } else {
          firsts.append(row)
        }
      }
      if firsts.count > 1 { groups.append(firsts) }
    }
  }
}

extension Facts {
  /// Console rows that share a folded value of `field`, but for `repeats`.
  fileprivate func sharing(
    _ field: ConsoleField, without repeats: Dictionary<UInt32, UInt32>.Keys? = nil
  ) -> [[UInt32]] {
    guard console.fills(field) else { return [] }
    var hashes = zip(console.shortHashes(field), pairing.consoleStates)
      .map { hash, state in state == .excluded || state == .unusable ? ShortHash.none : hash }
    for row in repeats ?? [:].keys { hashes[Int(row)] = ShortHash.none }
    return SharedValues.groups(hashes) { row in
      console.withBytes(field, row) { Folding.key($0) }
    }
  }

  /// Whether a `duplicate` row is no further user of its person, but the same one once more.
  func listsUserAgain(_ row: Int) -> Bool {
    guard let person = pairing.directoryUser(of: row), let user = pairing.consoleUser(of: person)
    else { return false }
    return console.haveSameUsername(user, row)
  }
}

extension Survey {
  /// Console users that share a folded value of `field`.
  func sharing(_ field: ConsoleField) -> [[UInt32]] {
    facts.sharing(field, without: repeats.keys)
  }

  /// Directory users who are provisioned and share a folded value of `field`.
  func sharing(_ field: DirectoryField) -> [[UInt32]] {
    let directory = facts.directory
    guard directory.fills(field) else { return [] }
    let hashes = zip(directory.shortHashes(field), facts.firstCycle.directory)
      .map { hash, forecast in forecast == .skip ? ShortHash.none : hash }
    return SharedValues.groups(hashes) { row in
      directory.withBytes(field, row) { Folding.key($0) }
    }
  }
}
