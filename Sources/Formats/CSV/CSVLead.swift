/// The lines that programs put before the header, which are no rows: `sep=;` (Excel),
/// `#TYPE Microsoft.ActiveDirectory.Management.ADUser` (Export-Csv of Windows PowerShell 5.1) and
/// `version:v1.0` (bulk templates of Entra).
struct CSVLead {
  private static let words: [[UInt8]] = ["sep=", "#type ", "version:"].map { Array($0.utf8) }

  /// What `sep=` says.
  private(set) var delimiter: CSVDialect.Delimiter?
  /// Where the first other line begins.
  private(set) var end: Int
  private(set) var lineCount = 0

  init(_ bytes: Span<UInt8>, start: Int, lineEnd: CSVDialect.LineEnd) {
    end = start
    while end < bytes.count, let word = Self.word(bytes, at: end) {
      let after = end + word.count
      if word.last == UInt8(ascii: "="), after < bytes.count {
        delimiter = delimiter ?? CSVDialect.Delimiter(rawValue: bytes[after])
      }
      guard
        let lineEnd = ByteSearch.first(lineEnd.byte, in: bytes, range: end..<bytes.count)
      else {
        end = bytes.count
        return
      }
      end = lineEnd + 1
      lineCount += 1
    }
  }

  /// The word that the line at `position` begins with, in quotes or not, in any case.
  private static func word(_ bytes: Span<UInt8>, at position: Int) -> ArraySlice<UInt8>? {
    let isQuoted = bytes[position] == CSVFieldReader.quote
    for word in words {
      let text = (isQuoted ? [CSVFieldReader.quote] : []) + word
      guard position + text.count <= bytes.count else { continue }
      let matches = text.indices.allSatisfy { index in
        let byte = bytes[position + index]
        let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        return folded == text[index]
      }
      if matches { return text[...] }
    }
    return nil
  }
}
