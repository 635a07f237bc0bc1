import Formats
package import Roster

/// Which directory users the app's assignment takes in.
package struct ScopeMembers: Sendable {
  /// A group inside an assigned group: its members are not provisioned (Microsoft, "How Application
  /// Provisioning works": nested groups are not expanded).
  package struct NestedGroup: Sendable, Hashable {
    /// The assigned group, as the settings name it.
    package let group: String
    /// The distinguished name of the group inside.
    package let nested: String
  }

  /// For each directory row; nil when everybody is in scope.
  private let rows: [Bool]?
  package let nestedGroups: [NestedGroup]
  /// Names from the settings that nothing in the directory answers to.
  package let notFound: [String]

  package init(_ scope: ProvisioningRules.Scope, directory: DirectoryUsers, cloud: CloudIdentities)
  {
    switch scope {
    case .everybody: self.init(rows: nil)
    case .users(let names): self.init(users: names, directory, cloud)
    case .groups(let names): self.init(groups: names, directory)
    }
  }

  package func contains(_ row: Int) -> Bool { rows?[row] ?? true }

  /// The same with pseudonyms for the names.
  func redacted(by pseudonyms: Pseudonyms) -> ScopeMembers {
    ScopeMembers(
      rows: rows,
      nestedGroups: nestedGroups.map {
        NestedGroup(group: pseudonyms.name($0.group), nested: pseudonyms.name($0.nested))
      },
      notFound: notFound.map(pseudonyms.name))
  }

  private init(rows: [Bool]?, nestedGroups: [NestedGroup] = [], notFound: [String] = []) {
    self.rows = rows
    self.nestedGroups = nestedGroups
    self.notFound = notFound
  }

  private init(users names: [String], _ directory: DirectoryUsers, _ cloud: CloudIdentities) {
    let wanted = Set(names.map { Folding.key($0) })
    let hits = Parallel.mapRows(directory.count) { rows in
      rows.map { ScopeMembers.names(of: $0, directory, cloud).filter(wanted.contains) }
    }.flatMap { $0 }
    let found = Set(hits.joined())
    self.init(
      rows: hits.map { !$0.isEmpty },
      notFound: names.filter { !found.contains(Folding.key($0)) })
  }

  /// The folded names by which the settings may call a user.
  private static func names(
    of row: Int, _ directory: DirectoryUsers, _ cloud: CloudIdentities
  ) -> [String] {
    var names = [
      directory.text(.userPrincipalName, row), cloud.text(row, in: directory),
      directory.text(.sAMAccountName, row),
    ].compactMap { $0 }
    if directory.guids[row] != .zero { names.append(directory.guids[row].text) }
    return names.map { Folding.key($0) }
  }

  /// Members stand in the group's `member` or, when only users were exported, in their `memberOf`.
  private init(groups names: [String], _ directory: DirectoryUsers) {
    var assigned = AssignedGroups(names)
    for group in directory.groups { assigned.take(group) }
    let groupNames = Set(directory.groups.map { Folding.key($0.distinguishedName) })
    let known = assigned
    let hits = Parallel.mapRows(directory.count) { rows in
      rows.map { known.groups(of: $0, in: directory) }
    }.flatMap { $0 }
    let found = assigned.found.union(hits.joined())
    self.init(
      rows: hits.map { !$0.isEmpty },
      nestedGroups: assigned.nestedGroups(among: groupNames),
      notFound: names.filter { !found.contains(Folding.key($0)) })
  }
}

/// The groups that the settings assign, with what their entries say.
private struct AssignedGroups: Sendable {
  private let names: [String: String]
  private(set) var found: Set<String> = []
  /// Folded distinguished names of members, each with the groups (folded names) that list it.
  private var members: [String: Set<String>] = [:]
  /// Members as they are written, in the order of the entries.
  private var written: [ScopeMembers.NestedGroup] = []

  init(_ names: [String]) {
    self.names = Dictionary(
      names.map { (Folding.key($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func take(_ group: DirectoryUsers.Group) {
    let keys = [group.distinguishedName, group.name].map { Folding.key($0) }
    guard let key = keys.first(where: { names[$0] != nil }), let name = names[key] else { return }
    found.insert(key)
    for member in group.members {
      members[Folding.key(member), default: []].insert(key)
      written.append(ScopeMembers.NestedGroup(group: name, nested: member))
    }
  }

  /// The assigned groups that a user is a direct member of, by folded name.
  func groups(of row: Int, in directory: DirectoryUsers) -> Set<String> {
    var groups: Set<String> = []
    if !members.isEmpty, let name = directory.text(.distinguishedName, row) {
      groups.formUnion(members[Folding.key(name)] ?? [])
    }
    for name in directory.memberOf(row) {
      let keys = [Folding.key(name), Folding.key(AssignedGroups.commonName(of: name))]
      groups.formUnion(keys.filter { names[$0] != nil })
    }
    return groups
  }

  func nestedGroups(among groups: Set<String>) -> [ScopeMembers.NestedGroup] {
    written.filter { groups.contains(Folding.key($0.nested)) }
  }

  /// The value of the first RDN, with the escapes of RFC 4514 taken off.
  private static func commonName(of name: String) -> String {
    guard let equals = name.firstIndex(of: "=") else { return "" }
    var value = ""
    var isEscaped = false
    for character in name[name.index(after: equals)...] {
      if isEscaped {
        value.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "," {
        break
      } else {
        value.append(character)
      }
    }
    return value
  }
}
