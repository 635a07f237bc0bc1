/// Which headers of an Admin Console file are read, and what each becomes.
package struct ConsoleNames: Sendable {
  /// A header that was found and the field it is.
  package struct Binding: Sendable, Equatable {
    package let header: String
    package let field: ConsoleField
  }

  private var fields: [String: ConsoleField] = [:]

  /// The known headers, and those that the configuration gives: `columns` maps a field to a header,
  /// and takes that field away from all other headers.
  package init(columns: [ConsoleField: String] = [:]) {
    for field in ConsoleField.allCases where columns[field] == nil {
      for header in field.headers { fields[ConsoleNames.normalized(header)] = field }
    }
    for (field, header) in columns { fields[ConsoleNames.normalized(header)] = field }
  }

  /// The field that a header stands for.
  package func field(for header: String) -> ConsoleField? {
    fields[ConsoleNames.normalized(header)]
  }

  /// The field for each header; the first header wins where two name one field.
  package func fields(for headers: [String]) -> [ConsoleField?] {
    var taken: Set<ConsoleField> = []
    return headers.map { header in
      guard let field = field(for: header), taken.insert(field).inserted else { return nil }
      return field
    }
  }

  /// Without case, blanks, dots, hyphens, underscores.
  private static func normalized(_ header: String) -> String {
    String(header.lowercased().unicodeScalars.filter { !" .-_\u{a0}*".unicodeScalars.contains($0) })
  }
}
