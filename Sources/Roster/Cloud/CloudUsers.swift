import Formats

/// Users as Entra knows them: *Download users*, or `Get-MgUser | Export-Csv`, or `Get-AzureADUser`.
///
/// The file has the columns of a directory, so it is kept as one.
package struct CloudUsers: Sendable {
  package let list: DirectoryUsers
  private let byAnchor: KeyIndex
  private let byUPN: KeyIndex
  private let bySAM: KeyIndex

  package init(_ list: DirectoryUsers) {
    self.list = list
    var byAnchor = KeyIndex(capacity: list.count)
    var byUPN = KeyIndex(capacity: list.count)
    var bySAM = KeyIndex(capacity: list.count)
    for row in 0..<list.count {
      if list.anchor(of: row) != .zero { byAnchor.insert(list.anchor(of: row).joinKey, row: row) }
      list.withBytes(.userPrincipalName, row) {
        if $0.count > 0 { byUPN.insert(Folding.keyHash($0), row: row) }
      }
      list.withBytes(.sAMAccountName, row) {
        if $0.count > 0 { bySAM.insert(Folding.keyHash($0), row: row) }
      }
    }
    self.byAnchor = byAnchor
    self.byUPN = byUPN
    self.bySAM = bySAM
  }

  /// The cloud user that was synced from a directory user: by ImmutableID, else by
  /// userPrincipalName, else by the synced sAMAccountName where only one user has it.
  package func row(of user: Int, in directory: DirectoryUsers, login: DirectoryField) -> Int? {
    let anchor = directory.anchor(of: user)
    if anchor != .zero {
      var candidate = byAnchor.first(anchor.joinKey)
      while let row = candidate {
        if list.anchor(of: row) == anchor { return row }
        candidate = byAnchor.next(after: row)
      }
    }
    return find(user, directory, login, .userPrincipalName, byUPN)
      ?? find(user, directory, .sAMAccountName, .sAMAccountName, bySAM)
  }

  /// The only row whose `theirs` equals the user's `ours`, and which is nobody else's by anchor.
  private func find(
    _ user: Int, _ directory: DirectoryUsers, _ ours: DirectoryField, _ theirs: DirectoryField,
    _ index: KeyIndex
  ) -> Int? {
    directory.withBytes(ours, user) { value -> Int? in
      guard value.count > 0 else { return nil }
      var found: Int?
      var candidate = index.first(Folding.keyHash(value))
      while let row = candidate {
        candidate = index.next(after: row)
        guard list.withBytes(theirs, row, { Folding.sameKey(value, $0) }),
          !isAnchoredElsewhere(row, directory.anchor(of: user))
        else { continue }
        if found != nil { return nil }
        found = row
      }
      return found
    }
  }

  private func isAnchoredElsewhere(_ row: Int, _ anchor: GUID) -> Bool {
    list.anchor(of: row) != .zero && anchor != .zero && list.anchor(of: row) != anchor
  }
}
