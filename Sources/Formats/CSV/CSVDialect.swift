/// How a delimited text file is written: what stands between fields and between rows.
///
/// Quoting is always that of RFC 4180: double quotes around a field, doubled inside it.
package struct CSVDialect: Sendable, Hashable {
  package enum Delimiter: UInt8, Sendable, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
    case pipe = 0x7C

    /// For people.
    package var label: String {
      switch self {
      case .comma: "comma"
      case .semicolon: "semicolon"
      case .tab: "tab"
      case .pipe: "pipe"
      }
    }
  }

  package enum LineEnd: String, Sendable, CaseIterable {
    /// A line feed; a carriage return before it is dropped all the same, since files are mixed.
    case lf = "LF"
    /// As `lf` for reading; a carriage return elsewhere is part of its value.
    case crlf = "CR LF"
    /// A carriage return alone, as old Macintosh Excel writes.
    case cr = "CR"

    /// The byte that ends a row.
    package var byte: UInt8 { self == .cr ? UInt8(ascii: "\r") : UInt8(ascii: "\n") }
  }

  package var delimiter: Delimiter
  package var lineEnd: LineEnd

  package init(delimiter: Delimiter = .comma, lineEnd: LineEnd = .lf) {
    self.delimiter = delimiter
    self.lineEnd = lineEnd
  }
}
