package import Formats

/// The file by which Entra imports members of a group, with the column that takes the
/// userPrincipalName.
///
/// Its columns and limits: Microsoft, "Bulk add group members in Microsoft Entra ID". Newer downloads
/// begin with the header, older ones with a row `version:v1.0`; a row of examples has to go.
package struct MemberTemplate: Sendable {
  package let template: CSVTemplate
  private let column: Int

  /// The name of the column, in brackets in its header.
  package static let property = "memberObjectIdOrUpn"
  /// The header of the present template, for those who have none.
  package static let header = "Member object ID or user principal name [\(property)] Required"
  /// At most so many members are imported in the hour that an import may take.
  package static let limit = 40_000

  /// Without a download: nothing but the header.
  package static var builtIn: MemberTemplate {
    MemberTemplate(template: CSVTemplate(header: [header]), column: 0)
  }

  private init(template: CSVTemplate, column: Int) {
    self.template = template
    self.column = column
  }

  /// - Parameters:
  ///   - header: the column, where it is called otherwise.
  package init(_ template: CSVTemplate, header: String? = nil) throws(MemberTemplateProblem) {
    guard let column = template.column(named: header ?? Self.property) else {
      throw .columnMissing(header ?? Self.property, found: template.columns.map(\.title))
    }
    let others = template.columns.indices.filter {
      $0 != column && template.columns[$0].requirement == .required
    }
    guard others.isEmpty else {
      throw .requiredUnfilled(others.map { template.columns[$0].title })
    }
    self.init(template: template, column: column)
  }

  /// Whether a header is that of the column, for finding the header row.
  package static func isHeader(_ text: String, named header: String?) -> Bool {
    let text = text.lowercased()
    return text.contains("[\(property.lowercased())]") || text == property.lowercased()
      || text == header?.lowercased()
  }

  /// The file without the rows of examples at its end, which the page says to remove: those that begin
  /// with `Example:`. Files in UTF-16 stay as they are.
  package static func withoutExamples(_ bytes: [UInt8]) -> [UInt8] {
    var end = bytes.count
    while let start = lastLine(bytes, before: end) {
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
        .drop { $0 == "\"" || $0.isWhitespace }
      guard start > 0, line.isEmpty || line.lowercased().hasPrefix("example:") else { break }
      end = start
    }
    return Array(bytes[..<end])
  }

  private static func lastLine(_ bytes: [UInt8], before end: Int) -> Int? {
    guard end > 0 else { return nil }
    let newLine = UInt8(ascii: "\n")
    let isEnd = bytes[end - 1] == newLine
    return (bytes[..<(isEnd ? end - 1 : end)].lastIndex(of: newLine)).map { $0 + 1 } ?? 0
  }

  /// What stands before the first member, byte for byte that of the download.
  package var lead: [UInt8] { template.lead }

  /// Appends one member; the character that the file's encoding does not have, if there is one, and
  /// nothing is appended then.
  package func append(_ name: String, to output: inout [UInt8]) -> Unicode.Scalar? {
    var cells = Array(repeating: "", count: column + 1)
    cells[column] = name
    return template.appendRow(cells, to: &output)?.character
  }
}

/// Why a template takes no members.
package enum MemberTemplateProblem: Error, Sendable, Equatable {
  case columnMissing(String, found: [String])
  /// Columns that are marked required, and that nothing fills.
  case requiredUnfilled([String])

  /// What is wrong, without a final stop.
  package var what: String {
    switch self {
    case .columnMissing(let header, let found):
      "The template has no column \"\(header)\", only: \(found.joined(separator: ", "))"
    case .requiredUnfilled(let headers):
      "The template requires what Rollcall cannot fill: \(headers.joined(separator: ", "))"
    }
  }
}
