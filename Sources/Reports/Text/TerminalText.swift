/// Makes values from files fit for a terminal.
package enum TerminalText {
  /// The text with everything that could move the cursor, change colours, reverse the order of
  /// letters or hide itself shown as its code point: `‹U+202E›`. Line ends and tabs too, so one
  /// value stays on one line.
  package static func sanitised(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isTreacherous) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isTreacherous(scalar) {
        // One by one: appending a view copies all that is there, each time.
        for sign in codePoint(scalar).unicodeScalars { shown.append(sign) }
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  /// As ``sanitised(_:)``, at most `columns` wide; what is cut off at the end becomes `…`.
  package static func fitted(_ text: String, columns: Int) -> String {
    // A value may be megabytes long: what cannot fit is not looked at.
    let start = sanitised(String(text.unicodeScalars.prefix(max(0, columns) * 8 + 8)))
    guard width(start) > columns else { return start }
    var kept = ""
    var used = 0
    for character in start {
      let next = width(of: character)
      guard used + next < columns else { break }
      kept.append(character)
      used += next
    }
    return columns > 0 ? kept + "…" : ""
  }

  /// As ``fitted(_:columns:)``, but keeps the end, which says most about a path.
  package static func fittedAtEnd(_ text: String, columns: Int) -> String {
    let end = sanitised(
      String(String.UnicodeScalarView(text.unicodeScalars.suffix(columns * 8 + 8))))
    guard width(end) > columns else { return end }
    var kept: [Character] = []
    var used = 0
    for character in end.reversed() {
      let next = width(of: character)
      guard used + next < columns else { break }
      kept.append(character)
      used += next
    }
    return columns > 0 ? "…" + String(kept.reversed()) : ""
  }

  /// How many columns a terminal gives the text.
  package static func width(_ text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

  private static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  /// East Asian wide characters and emoji, in blocks (Unicode, UAX #11).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  private static func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "‹U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)›"
  }
}
