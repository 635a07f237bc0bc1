/// Why a file is no template that can be filled.
package enum CSVTemplateProblem: Error, Sendable, Equatable {
  /// It has no header row.
  case noHeader
  /// A quote is opened and never closed, in this line.
  case unclosedQuote(line: Int)
  /// It has rows of data already, the first in this line: nobody has checked them, and they would be
  /// uploaded too.
  case holdsRows(Int, line: Int)
  /// The first row of data that was asked for does not come after the header.
  case dataBeforeHeader(headerLine: Int)
}
