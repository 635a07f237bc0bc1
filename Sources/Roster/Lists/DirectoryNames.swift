package import Formats

/// Which names a directory source is read for, and what each becomes.
package struct DirectoryNames: Sendable {
  /// What a value of one name is used as.
  package enum Use: Sendable, Hashable {
    case field(DirectoryField)
    case signal(DirectorySignal)
    /// A value of the attribute at that place of ``askedAttributes``.
    case asked(Int)
  }

  package let table: NameTable
  private let uses: [Use]
  /// Attributes that settings ask for by name, beyond the fields.
  package let askedAttributes: [String]

  /// The names for LDIF and LDAP (`attributes`) or for CSV headers (`headers`, with the spellings of
  /// PowerShell and Entra).
  ///
  /// - Parameters:
  ///   - spelling: whose names to expect.
  ///   - alternateLoginID: the attribute that Entra Connect uses as the login name, if it is not
  ///     userPrincipalName and not one of the fields.
  ///   - columns: headers that the configuration gives for fields, by LDAP name.
  ///   - membership: whether memberOf and member are read.
  ///   - asked: attributes to read beyond the fields. One that is read for what it says anyway, such as
  ///     userAccountControl, has no values.
  package init(
    _ spelling: Spelling, alternateLoginID: String? = nil, columns: [String: String] = [:],
    membership: Membership = .ignored, asked: [String] = []
  ) {
    askedAttributes = asked
    var uses: [Use] = []
    var names: [String] = []
    var aliases: [(String, NameID)] = []
    for field in DirectoryField.allCases {
      var name = field == .alternateLoginID ? alternateLoginID ?? "" : field.attributeName
      // LDIF says the distinguished name in the line `dn:`, and AD once more as an attribute.
      if field == .distinguishedName, spelling == .attributes { name = "" }
      let id = NameID(UInt32(names.count))
      names.append(name)
      uses.append(.field(field))
      if spelling == .headers { aliases += field.aliases.map { ($0, id) } }
      if let header = columns[field.attributeName] { aliases.append((header, id)) }
    }
    for signal in DirectorySignal.allCases {
      let id = NameID(UInt32(names.count))
      let isMembership = signal == .memberOf || signal == .member
      names.append(isMembership && membership == .ignored ? "" : signal.attributeName)
      uses.append(.signal(signal))
      aliases += signal.aliases.map { ($0, id) }
    }
    let known = Set(names.map { $0.lowercased() } + aliases.map { $0.0.lowercased() })
    for (place, name) in asked.enumerated() {
      names.append(known.contains(name.lowercased()) ? "" : name)
      uses.append(.asked(place))
    }
    var table = NameTable(names, others: .skip)
    for (alias, id) in aliases where table.id(of: alias) == nil { table.alias(alias, for: id) }
    for (name, header) in columns where spelling == .headers {
      if let id = table.id(of: name) { table.alias(header, for: id) }
    }
    self.table = table
    self.uses = uses
  }

  /// Whose spelling of names a source has.
  package enum Spelling: Sendable {
    case attributes
    case headers
  }

  /// What to ask an LDAP server for of users. Group membership is not among it: a server changes memberOf
  /// of a user without counting that as a change of the user, so groups are asked for their members.
  package var requestedAttributes: [String] {
    let elsewhere: Set<Use> = [
      .field(.entraObjectID), .signal(.immutableID), .signal(.enabled), .signal(.userType),
      .signal(.memberOf), .signal(.member), .signal(.groupType), .signal(.isDeleted),
    ]
    return zip(table.names, uses).filter { !$0.isEmpty && !elsewhere.contains($1) }.map { $0.0 }
  }

  package func use(of name: NameID) -> Use? {
    Int(name.rawValue) < uses.count ? uses[Int(name.rawValue)] : nil
  }
}
