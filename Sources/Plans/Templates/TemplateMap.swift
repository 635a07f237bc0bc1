package import Formats
import Matching
package import Roster

/// Which column of a template takes which field of a console user, which columns get one fixed text, and
/// which a mark for one licence.
package struct TemplateMap: Sendable {
  package let template: CSVTemplate
  /// What each column takes; nil for those that stay empty.
  package let sources: [Source?]

  package enum Source: Sendable, Equatable {
    case field(ConsoleField)
    case fixed(String)
    case service(Service)
  }

  /// A licence that has a column of its own, where whoever gets it has a mark.
  package struct Service: Sendable, Equatable {
    private let pattern: GlobPattern
    let mark: String

    func marks(_ licenses: [String]) -> Bool { licenses.contains { pattern.matches($0) } }

    init(license: String, mark: String) {
      pattern = GlobPattern(license)
      self.mark = mark
    }
  }

  /// - Parameters:
  ///   - columns: headers by field, from the configuration; they win over known headers.
  ///   - fixed: texts by header, from the configuration; they win over everything.
  ///   - services: licences, with `*` and `?`, by the headers of their own columns, and the mark there.
  ///   - onlyConfigured: fields that are not filled because their header is known, only when the
  ///     configuration says so.
  ///
  /// Throws when the configuration names a column that is not there, or a column that is filled is there
  /// twice.
  package init(
    _ template: CSVTemplate, columns: [ConsoleField: String] = [:],
    fixed: [(header: String, text: String)] = [],
    services: (columns: [(license: String, header: String)], mark: String) = ([], ""),
    onlyConfigured: Set<ConsoleField> = []
  ) throws(TemplateProblem) {
    self.template = template
    let names = template.columns.map(\.name)
    let known = ConsoleNames().fields(for: names)
    var sources: [Source?] = known.map { field in
      guard let field, columns[field] == nil, !onlyConfigured.contains(field) else { return nil }
      return .field(field)
    }
    for (field, header) in columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let column = template.column(named: header) else { throw .columnMissing(header) }
      sources[column] = .field(field)
    }
    for (license, header) in services.columns {
      guard let column = template.column(named: header) else { throw .columnMissing(header) }
      sources[column] = .service(Service(license: license, mark: services.mark))
    }
    for (header, text) in fixed {
      guard let column = template.column(named: header) else { throw .columnMissing(header) }
      sources[column] = .fixed(text)
    }
    for (column, source) in sources.enumerated() where source != nil {
      let key = names[column].lowercased()
      guard names.count(where: { $0.lowercased() == key }) == 1 else {
        throw .columnTwice(template.columns[column].title)
      }
    }
    self.sources = sources
  }

  /// The column that takes a field.
  package func column(of field: ConsoleField) -> Int? {
    sources.firstIndex(of: .field(field))
  }

  /// Whether a licence can be written: there is a column for licences, or one for this licence.
  package func takes(license: String) -> Bool {
    sources.contains { source in
      switch source {
      case .field(.license): true
      case .service(let service): service.marks([license])
      default: false
      }
    }
  }

  /// Whether there is a column for any licence.
  package var takesLicenses: Bool {
    sources.contains { source in
      if case .service = source { true } else { source == .field(.license) }
    }
  }

  /// The title of the column that takes a field.
  package func title(of field: ConsoleField) -> String? {
    column(of: field).map { template.columns[$0].title }
  }

  /// Titles of columns that are marked required and that nothing fills.
  package var unfilledRequired: [String] {
    zip(template.columns, sources).filter { $0.requirement == .required && $1 == nil }
      .map { $0.0.title }
  }

  /// Fields whose column is marked required.
  package var requiredFields: [ConsoleField] {
    zip(template.columns, sources).compactMap { column, source in
      guard column.requirement == .required, case .field(let field) = source else { return nil }
      return field
    }
  }

  /// The cells of a row, by column; `value` gives the text of a field, `licenses` are those that the
  /// person has and gets.
  package func cells(
    licenses: [String] = [], _ value: (ConsoleField) -> String
  ) -> [String] {
    sources.map { source in
      switch source {
      case .field(let field): value(field)
      case .fixed(let text): text
      case .service(let service): service.marks(licenses) ? service.mark : ""
      case nil: ""
      }
    }
  }
}

/// Why a template cannot be used for what it is meant for.
package enum TemplateProblem: Error, Sendable, Equatable {
  /// The configuration names a column that the template does not have.
  case columnMissing(String)
  case columnTwice(String)
  /// Columns that are marked required, and that nothing fills.
  case requiredUnfilled([String])
  /// No column is known to take the field.
  case noColumn(ConsoleField, found: [String])

  /// What is wrong, without a final stop.
  package var what: String {
    switch self {
    case .columnMissing(let header): "The template has no column \"\(header)\""
    case .columnTwice(let header): "The template has the column \"\(header)\" twice"
    case .requiredUnfilled(let headers):
      "The template requires what Rollcall cannot fill: \(headers.joined(separator: ", "))"
    case .noColumn(let field, let found):
      "No column of the template is known to take the \(field.key): \(found.joined(separator: ", "))"
    }
  }
}
