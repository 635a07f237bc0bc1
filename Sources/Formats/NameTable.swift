/// The names that a reader looks for, and what it does with all others.
///
/// Names compare without case (ASCII), as LDAP attribute names do (RFC 4512, section 2.5).
package struct NameTable: Sendable {
  /// What happens to a name that was not asked for.
  package enum Others: Sendable, Equatable {
    /// The value is passed over: reconciling needs some twenty attributes of the hundred.
    case skip
    /// The name is added, as first spelled, with its options: `export` keeps everything.
    case intern
    /// A known name with options (`cn;lang-fr`) is added; all others are passed over: what a server
    /// gives to somebody who asks for certain attributes (RFC 4511, section 4.5.1.8).
    case internSubtypes
  }

  package let others: Others
  /// The spelling for each ``NameID``.
  package private(set) var names: [String]
  private var ids: [String: NameID]

  /// A table of `names`, where the position is the ``NameID``; an empty name keeps its number and is
  /// never found.
  package init(_ names: [String] = [], others: Others) {
    self.others = others
    self.names = names
    ids = Dictionary(
      names.enumerated().map { ($0.element.lowercased(), NameID(UInt32($0.offset))) },
      uniquingKeysWith: { first, _ in first })
    ids[""] = nil
  }

  /// A further spelling for a name that is already there.
  package mutating func alias(_ alias: String, for id: NameID) {
    ids[alias.lowercased()] = id
  }

  /// The number of `name`, without regard to case.
  package func id(of name: String) -> NameID? { ids[name.lowercased()] }

  /// The number of `name`, added if it is not there yet.
  package mutating func intern(_ name: String) -> NameID {
    if let id = id(of: name) { return id }
    let id = NameID(UInt32(names.count))
    names.append(name)
    ids[name.lowercased()] = id
    return id
  }

  /// Every spelling and its number, for readers that build a faster index.
  package var spellings: [String: NameID] { ids }
}
