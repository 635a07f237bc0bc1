extension Rules {
  static let directoryEntries: [Rule] = [.nestedGroupInScope, .scopeNotFound, .duplicateEntry]
}
