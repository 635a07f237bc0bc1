import Forecast
import Formats
import Matching
import Roster

/// Finds values that several rows hold, by the folded key.
///
/// Two passes over eight-byte hashes: the first keeps one bit for each hash seen, so that only the
/// few rows whose bit was taken are looked at again. Memory: eight bytes and four bits a row.
enum SharedValues {
  /// Rows with equal keys, at least two each, in the order of their first rows.
  ///
  /// - Parameters:
  ///   - hash: the hash of a row's key, nil for rows that are not looked at.
  ///   - key: the key itself, asked of rows with equal hashes only.
  static func groups(
    count: Int, hash: @Sendable (Int) -> UInt64?, key: (Int) -> [UInt8]
  ) -> [[UInt32]] {
    let hashes = Parallel.mapRows(count) { rows in rows.map { hash($0) ?? 0 } }.flatMap { $0 }
    let crowded = CrowdedKeys.among(hashes)
    guard !crowded.isEmpty else { return [] }
    var groups: [[UInt8]: [UInt32]] = [:]
    for row in hashes.indices where hashes[row] != 0 && crowded.contains(hashes[row]) {
      groups[key(row), default: []].append(UInt32(truncatingIfNeeded: row))
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}

extension Survey {
  /// Console rows that share a folded value of `field`.
  func sharing(_ field: ConsoleField) -> [[UInt32]] {
    let console = facts.console
    guard console.fills(field) else { return [] }
    let states = facts.pairing.consoleStates
    return SharedValues.groups(
      count: console.count,
      hash: { row in
        states[row] == .excluded
          ? nil
          : console.withBytes(field, row) { value in
            Folding.trimmedBlanks(value).isEmpty ? nil : Folding.keyHash(value)
          }
      },
      key: { row in console.withBytes(field, row) { Folding.key($0) } })
  }

  /// Directory users who are provisioned and share a folded value of `field`.
  func sharing(_ field: DirectoryField) -> [[UInt32]] {
    let directory = facts.directory
    let forecasts = facts.firstCycle.directory
    guard directory.fills(field) else { return [] }
    return SharedValues.groups(
      count: directory.count,
      hash: { row in
        forecasts[row] == .skip
          ? nil
          : directory.withBytes(field, row) { value in
            Folding.trimmedBlanks(value).isEmpty ? nil : Folding.keyHash(value)
          }
      },
      key: { row in directory.withBytes(field, row) { Folding.key($0) } })
  }
}
