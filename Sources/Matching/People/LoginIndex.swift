import Formats
package import Roster

/// Directory users by folded cloud UPN: those that Entra Connect syncs, disabled ones included.
package final class LoginIndex: Sendable {
  private let index: ShortHashIndex
  private let directory: DirectoryUsers
  private let identities: CloudIdentities
  private let shared: Set<Int>
  private let sharedInEntra: Set<Int>
  /// All rows of each cloud UPN that more than one synced user has, in row order.
  package let sharedGroups: [[Int]]

  package init(
    directory: DirectoryUsers, identities: CloudIdentities, exclusions: Exclusions
  ) {
    let index = ShortHashIndex(LoginIndex.hashes(directory, identities, exclusions))
    self.index = index
    self.directory = directory
    self.identities = identities
    sharedGroups = LoginIndex.groups(index.groups, directory, identities)
    shared = Set(sharedGroups.joined())
    sharedInEntra = Set(
      sharedGroups.map { $0.filter { identities.sources[$0] == .entra } }
        .filter { $0.count > 1 }.joined())
  }

  /// The hash of the cloud UPN of each user who is synced and has one.
  private static func hashes(
    _ directory: DirectoryUsers, _ identities: CloudIdentities, _ exclusions: Exclusions
  ) -> [UInt32] {
    var hashes = identities.hashes
    // Few or none are left out: the list is not made anew, and mostly not even copied.
    for rows in leftOut(directory, identities, exclusions) {
      for row in rows { hashes[row] = ShortHash.none }
    }
    return hashes
  }

  /// The rows that have a hash and are not to be found, in stretches.
  private static func leftOut(
    _ directory: DirectoryUsers, _ identities: CloudIdentities, _ exclusions: Exclusions
  ) -> [[Int]] {
    let (hashes, kinds, reasons) = (identities.hashes, directory.kinds, directory.reasons)
    let repeats = directory.repeats
    return Parallel.mapRows(directory.count) { rows in
      rows.filter { row in
        guard hashes[row] != ShortHash.none else { return false }
        if kinds[row] != .user || reasons[row] != .none || repeats[row] != nil
          || exclusions.excludes(directory: directory, row)
        {
          return true
        }
        return hashes[row] == ShortHash.ofEmptyKey
          && !identities.withBytes(row, in: directory, { Folding.hasKey($0) })
      }
    }
  }

  /// Whether another synced user has the same cloud UPN.
  package func isShared(_ row: Int) -> Bool { !shared.isEmpty && shared.contains(row) }

  /// Whether another directory user was taken for the same user of Entra, where each name is there
  /// once: so it is not known whose it is.
  package func isSharedInEntra(_ row: Int) -> Bool {
    !sharedInEntra.isEmpty && sharedInEntra.contains(row)
  }

  /// The rows whose cloud UPN has the folded key of `username`, in row order.
  package func rows(of username: Span<UInt8>) -> [Int] {
    var found: [Int] = []
    var candidate = index.first(ShortHash.of(username))
    while let row = candidate {
      if identities.withBytes(row, in: directory, { Folding.sameKey($0, username) }) {
        found.append(row)
      }
      candidate = index.next(after: row)
    }
    return found
  }

  /// The one of `rows` that stands for all of them, whatever their order: that with the least
  /// distinguished name.
  func representative(of rows: [Int]) -> Int? {
    guard rows.count > 1 else { return rows.first }
    func name(_ row: Int) -> [UInt8] {
      directory.withBytes(.distinguishedName, row) { Array(copying: $0) }
    }
    return rows.min { name($0).lexicographicallyPrecedes(name($1)) }
  }

  /// A row that may have a certain cloud UPN: its hash fits.
  struct Candidate {
    let row: Int
    let name: Slice
    /// No other row has the same hash.
    let isOnly: Bool
  }

  /// The first row whose cloud UPN may have the folded key of a username with this ``ShortHash``.
  func first(_ username: UInt32) -> Int? { index.first(username) }

  /// A row that was found by a hash, as a candidate.
  func candidate(_ row: Int) -> Candidate {
    Candidate(row: row, name: identities.slice(row), isOnly: index.next(after: row) == nil)
  }

  /// Asks for the place where a username with this ``ShortHash`` is looked up, so that it is there then
  /// (``Prefetch``).
  func ask(for username: UInt32) { index.ask(for: username) }

  /// Asks for what says where a row's cloud UPN stands.
  func ask(forPlaceOf row: Int) {
    identities.ask(forPlaceOf: row)
    directory.rows.ask(forFrameOf: row)
  }

  /// Asks for the candidate's cloud UPN, so that it is there when it is compared.
  func ask(for candidate: Candidate) {
    identities.withBytes(candidate.row, in: directory) { Prefetch.ends(of: $0) }
  }

  /// Whether the cloud UPN of a candidate is `username` byte for byte.
  func isExact(_ candidate: Candidate, _ username: Span<UInt8>) -> Bool {
    candidate.name.count == username.count && isExact(candidate.row, username)
  }

  /// Whether the cloud UPN of `row` is `username` byte for byte.
  package func isExact(_ row: Int, _ username: Span<UInt8>) -> Bool {
    identities.withBytes(row, in: directory) { Folding.sameBytes($0, username) }
  }

  /// Rows with truly equal keys among those with equal hashes.
  private static func groups(
    _ alike: [[UInt32]], _ directory: DirectoryUsers, _ identities: CloudIdentities
  ) -> [[Int]] {
    var groups: [[Int]] = []
    for rows in alike {
      var byKey: [[UInt8]: [Int]] = [:]
      for row in rows.map({ Int($0) }) {
        byKey[identities.withBytes(row, in: directory) { Folding.key($0) }, default: []].append(row)
      }
      groups += byKey.values.filter { $0.count > 1 }
    }
    return groups.sorted { $0[0] < $1[0] }
  }
}
