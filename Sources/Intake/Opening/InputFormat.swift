package import Formats

/// What an input is.
package enum InputFormat: Sendable, Equatable {
  case ldif
  case csv(CSVDialect)
  case scim

  /// For people.
  package var label: String {
    switch self {
    case .ldif: "LDIF"
    case .csv(let dialect): "CSV (\(dialect.delimiter.label))"
    case .scim: "SCIM list"
    }
  }
}

/// What the user says about an input; nil where Rollcall is to find out.
package struct InputOverrides: Sendable, Equatable {
  package enum Format: String, Sendable, CaseIterable {
    case ldif, csv, scim
  }

  package var format: Format?
  package var encoding: TextEncoding?
  package var delimiter: CSVDialect.Delimiter?

  package init(
    format: Format? = nil, encoding: TextEncoding? = nil, delimiter: CSVDialect.Delimiter? = nil
  ) {
    self.format = format
    self.encoding = encoding
    self.delimiter = delimiter
  }
}
