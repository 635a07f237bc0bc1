/// What the beginning of a line, up to its colon, means.
struct LDIFHead: BitwiseCopyable {
  /// What a line of this name does, wherever that does not depend on what stands before it.
  enum Role: UInt8, BitwiseCopyable {
    /// A value of the record.
    case attribute
    /// A value, but only some of them are here: `member;range=0-1499:`.
    case rangedAttribute
    /// Begins a record.
    case dn
    case version
    case changeType
    case control
    // Lines of an ldapsearch trailer, when no record is open.
    case search
    case result
    case reference
    case pagedResults
  }

  /// The attribute is not in the table, or has options that make it a different one.
  static let unwanted = UInt32.max
  /// The attribute gets its number when its first value is kept.
  static let unresolved = UInt32.max - 1

  var role: Role
  /// The number of the name, or one of the two above.
  var id: UInt32

  /// Reads an attribute description (RFC 4512, section 2.5) as `names` wants it.
  init(description: String, names: NameTable) {
    role = Self.pseudoRole(description.lowercased()) ?? .attribute
    id = names.others == .intern ? Self.unresolved : Self.unwanted
    let parts = description.split(separator: ";", omittingEmptySubsequences: false)
    guard let base = parts.first else { return }
    let options = parts.dropFirst().map { $0.lowercased() }
    let ranges = options.filter { $0.hasPrefix("range=") }
    if ranges.contains(where: { $0 != "range=0-*" }) { role = .rangedAttribute }
    guard names.others != .intern else { return }
    if names.others == .internSubtypes {
      guard let known = names.id(of: String(base)) else { return }
      id = options.isEmpty ? known.rawValue : Self.unresolved
      return
    }
    let isBase = options.allSatisfy { $0 == "binary" || $0.hasPrefix("range=") }
    if isBase, let known = names.id(of: String(base)) { id = known.rawValue }
  }

  private static func pseudoRole(_ name: String) -> Role? {
    switch name {
    case "dn": .dn
    case "version": .version
    case "changetype": .changeType
    case "control": .control
    case "search": .search
    case "result": .result
    case "ref": .reference
    case "pagedresults": .pagedResults
    default: nil
    }
  }
}
