/// Cells that people edit in a spreadsheet and that are read back: an apostrophe keeps a formula from
/// running (OWASP, "CSV Injection"), and is taken off again on the way in.
package enum FormulaGuard {
  /// The text as it may stand in a spreadsheet.
  package static func defused(_ text: String) -> String { isGuarded(text) ? "'" + text : text }

  /// The text that was meant: without the apostrophe that ``defused(_:)`` put before it.
  package static func plain(_ cell: String) -> String {
    guard cell.utf8.first == apostrophe, isGuarded(String(cell.dropFirst())) else { return cell }
    return String(cell.dropFirst())
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether a text is a formula, with or without apostrophes before it: so that what is put on can
  /// always be taken off.
  private static func isGuarded(_ text: String) -> Bool {
    let rest = Array(text.utf8.drop { $0 == apostrophe })
    return CSVWriter.isFormula(rest.span)
  }
}
