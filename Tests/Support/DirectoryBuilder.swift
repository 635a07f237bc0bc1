import Formats
package import Roster

/// A directory record for a test, by attribute.
package struct DirectoryEntry: Sendable {
  package var fields: [DirectoryField: String]
  package var signals: [DirectorySignal: [String]]

  package init(fields: [DirectoryField: String], signals: [DirectorySignal: [String]] = [:]) {
    self.fields = fields
    self.signals = signals
  }
}

/// Lists rows one below the other.
@resultBuilder
package enum RowsBuilder<Row> {
  package static func buildBlock(_ rows: [Row]...) -> [Row] { rows.flatMap { $0 } }
  package static func buildExpression(_ row: Row) -> [Row] { [row] }
  package static func buildExpression(_ rows: [Row]) -> [Row] { rows }
  package static func buildArray(_ rows: [[Row]]) -> [Row] { rows.flatMap { $0 } }
  package static func buildOptional(_ rows: [Row]?) -> [Row] { rows ?? [] }
}

/// A directory of the given entries: `directory { user("anna") }`.
package func directory(
  alternateLoginID: String? = nil, @RowsBuilder<DirectoryEntry> _ entries: () -> [DirectoryEntry]
) -> DirectoryUsers {
  directory(
    entries(), alternateLoginID: alternateLoginID,
    source: SourceInfo(
      role: .directory, name: "ad.ldif", kind: "LDIF", encoding: "UTF-8", bytes: 0, sha256: ""))
}

/// A directory of the given entries, with what is said of its source.
package func directory(
  _ entries: [DirectoryEntry], alternateLoginID: String? = nil, source: SourceInfo
) -> DirectoryUsers {
  let names = DirectoryNames(
    .attributes, alternateLoginID: alternateLoginID, membership: .kept)
  var writer = BatchWriter()
  for entry in entries {
    var values: [(NameID, String)] = []
    for field in DirectoryField.allCases {
      let name = field == .alternateLoginID ? alternateLoginID ?? "" : field.attributeName
      guard let text = entry.fields[field], field != .distinguishedName, !name.isEmpty,
        let id = names.table.id(of: name)
      else { continue }
      values.append((id, text))
    }
    for signal in DirectorySignal.allCases {
      guard let id = names.table.id(of: signal.attributeName) else { continue }
      values += (entry.signals[signal] ?? []).map { (id, $0) }
    }
    writer.add(values, dn: entry.fields[.distinguishedName])
  }
  let part = DirectoryPart(
    writer.batch, input: ByteStore([]), names: names, lists: .separate, membership: .kept,
    source: 0)
  return DirectoryUsers(joining: [part], sources: [source])
}

/// Somebody in the directory: everything that is not given follows from the account name; nil takes
/// a value away.
package func user(
  _ account: String, upn: String? = "", mail: String? = "", office: String? = "Berlin",
  givenName: String? = "", surname: String? = "Berg", dn: String? = "", proxies: [String] = [],
  memberOf: [String] = [], enabled: Bool = true, guid: String? = nil,
  fields: [DirectoryField: String] = [:]
) -> DirectoryEntry {
  let given = account.prefix(1).uppercased() + account.dropFirst()
  func value(_ text: String?, else usual: String) -> String? {
    text.map { $0.isEmpty ? usual : $0 }
  }
  var all: [DirectoryField: String] = [.sAMAccountName: account, .displayName: "\(given) Berg"]
  all[.distinguishedName] = value(dn, else: "CN=\(given) Berg,OU=Staff,DC=contoso,DC=com")
  all[.userPrincipalName] = value(upn, else: "\(account)@contoso.com")
  all[.mail] = value(mail, else: "\(account)@contoso.com")
  all[.givenName] = value(givenName, else: given)
  all[.surname] = surname
  all[.office] = office
  return DirectoryEntry(
    fields: all.merging(fields) { $1 },
    signals: [
      .enabled: [enabled ? "True" : "False"], .proxyAddresses: proxies, .memberOf: memberOf,
      .objectGUID: guid.map { [$0] } ?? [],
    ])
}

/// A group entry.
package func group(_ name: String, dn: String? = nil, members: [String] = []) -> DirectoryEntry {
  DirectoryEntry(
    fields: [
      .distinguishedName: dn ?? "CN=\(name),OU=Groups,DC=contoso,DC=com", .commonName: name,
    ],
    signals: [.objectClass: ["top", "group"], .member: members])
}
