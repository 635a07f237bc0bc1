import Roster

/// Text as PowerShell source.
package enum PowerShellText {
  /// A string that PowerShell takes as it is: in single quotes, where nothing is expanded, and with
  /// every quotation mark that PowerShell takes for a single quote doubled. Those are also the
  /// typographic ones, U+2018 to U+201B (PowerShell language specification, 2.3.5.2). What nobody
  /// sees, and all that could end a line, is written by its code point.
  package static func quoted(_ text: String) -> String {
    var parts: [String] = []
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isPlain(scalar) {
        plain.append(scalar)
        if isSingleQuote(scalar) { plain.append(scalar) }
      } else {
        if !plain.isEmpty { parts.append("'\(String(plain))'") }
        plain = String.UnicodeScalarView()
        parts.append("[char]::ConvertFromUtf32(\(scalar.value))")
      }
    }
    if !plain.isEmpty || parts.isEmpty { parts.append("'\(String(plain))'") }
    if parts.count == 1, parts[0].hasPrefix("'") { return parts[0] }
    return "(\(parts.joined(separator: " + ")))"
  }

  /// Appends bytes of UTF-8 as such a string; quick for visible ASCII.
  static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    for index in bytes.indices where bytes[index] &- 0x20 > 0x5E || bytes[index] == 0x27 {
      output.append(contentsOf: quoted(String(decodingUTF8: bytes)).utf8)
      return
    }
    output.append(0x27)
    output.append(copying: bytes)
    output.append(0x27)
  }

  private static func isSingleQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || (0x2018...0x201B).contains(scalar.value)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      return false
    default: return !scalar.properties.isWhitespace && !Folding.isInvisible(scalar)
    }
  }
}
