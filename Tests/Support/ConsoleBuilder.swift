import Formats
package import Roster

/// A console row for a test, by field.
package struct ConsoleEntry: Sendable {
  package var fields: [ConsoleField: String]

  package init(fields: [ConsoleField: String]) { self.fields = fields }
}

/// Console users of the given rows: `console { account("anna@contoso.com") }`.
package func console(@RowsBuilder<ConsoleEntry> _ entries: () -> [ConsoleEntry]) -> ConsoleUsers {
  console(
    entries(),
    source: SourceInfo(
      role: .console, name: "users.csv", kind: "CSV", encoding: "UTF-8", bytes: 0, sha256: ""))
}

/// Console users of the given rows, with what is said of their source.
package func console(_ entries: [ConsoleEntry], source: SourceInfo) -> ConsoleUsers {
  var writer = BatchWriter()
  for entry in entries {
    let values = ConsoleField.allCases.compactMap { field in
      entry.fields[field].flatMap { text in
        text.isEmpty ? nil : (name: NameID(UInt32(field.rawValue)), text: text)
      }
    }
    writer.add(values)
  }
  let part = RowPart(
    console: writer.batch, input: ByteStore([]), fields: ConsoleField.allCases, source: 0)
  return ConsoleUsers(joining: [part], sources: [source])
}

/// Somebody in Admin Console: everything that is not given follows from the username.
package func account(
  _ username: String, email: String? = nil, site: String = "Berlin",
  fields: [ConsoleField: String] = [:]
) -> ConsoleEntry {
  let local = username.prefix { $0 != "@" }
  let usual: [ConsoleField: String] = [
    .username: username, .firstName: local.prefix(1).uppercased() + local.dropFirst(),
    .lastName: "Berg", .site: site, .email: email ?? (username.contains("@") ? username : ""),
  ]
  return ConsoleEntry(fields: usual.merging(fields) { $1 })
}
