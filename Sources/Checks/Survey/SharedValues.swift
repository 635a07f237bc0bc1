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

extension Survey {
  /// Console rows that share a folded value of `field`.
  func sharing(_ field: ConsoleField) -> [[UInt32]] {
    let console = facts.console
    guard console.fills(field) else { return [] }
    let hashes = zip(console.shortHashes(field), facts.pairing.consoleStates)
      .map { hash, state in state == .excluded ? ShortHash.none : hash }
    return SharedValues.groups(hashes) { row in
      console.withBytes(field, row) { Folding.key($0) }
    }
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
