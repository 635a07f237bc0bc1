/// What the licence cell of a console user says.
///
/// 8x8 documents no column for it, so several licences in one cell are taken apart at semicolons, bars
/// and line ends, none of which stand in the names that are publicly known.
package enum LicenseCell {
  /// The licences; none for words that say so.
  package static func licenses(of row: Int, in console: ConsoleUsers) -> [String] {
    guard let text = console.text(.license, row) else { return [] }
    return licenses(in: text)
  }

  package static func licenses(in text: String) -> [String] {
    text.split { ";|\n\r".contains($0) }.map { Folding.trimmed(String($0)) }
      .filter { !$0.isEmpty && !nothing.contains($0.lowercased()) }
  }

  private static let nothing: Set<String> = ["none", "-", "unlicensed"]
}
