import Roster

/// What differs between an Office value and a Site that look alike, as the end of a sentence about the
/// Office.
enum SiteDifference {
  static func words(_ office: String, _ site: String) -> String {
    if office.lowercased() == site.lowercased() { return "only upper and lower case differ" }
    let one = Array(office.unicodeScalars)
    let two = Array(site.unicodeScalars)
    if let words = blankWords(one, two) { return words }
    let start = zip(one, two).prefix { $0 == $1 }.count
    let end = min(
      zip(one.reversed(), two.reversed()).prefix { $0 == $1 }.count,
      min(one.count, two.count) - start)
    let has = one[start..<(one.count - end)]
    let wants = two[start..<(two.count - end)]
    if has.isEmpty { return "it lacks \(names(wants)) \(place(start, one))" }
    if wants.isEmpty { return "it has \(names(has)) too many \(place(start, one))" }
    return "it has \(names(has)) where the Site has \(names(wants)), \(place(start, one))"
  }

  /// Nil when other things than blanks differ.
  private static func blankWords(_ office: [Unicode.Scalar], _ site: [Unicode.Scalar]) -> String? {
    guard office.filter({ $0 != " " }) == site.filter({ $0 != " " }) else { return nil }
    if hasTwoBlanks(office), !hasTwoBlanks(site) { return "it has two blanks in a row" }
    if hasTwoBlanks(site), !hasTwoBlanks(office) { return "the Site has two blanks in a row" }
    if office.count > site.count { return "it has a blank more" }
    return office.count < site.count ? "it has a blank less" : "a blank stands in another place"
  }

  private static func hasTwoBlanks(_ text: [Unicode.Scalar]) -> Bool {
    zip(text, text.dropFirst()).contains { $0 == " " && $1 == " " }
  }

  private static func place(_ start: Int, _ office: [Unicode.Scalar]) -> String {
    if start == 0 { return "at the beginning" }
    if start >= office.count { return "at the end" }
    let near = office[..<start].suffix(12).drop { $0 == " " }
    let before = Folding.trimmed(String(String.UnicodeScalarView(near)))
    if before.isEmpty { return "near the beginning" }
    return "after \(Words.quoted(before))"
  }

  private static func names(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    scalars.count <= 3
      ? scalars.map(name).joined(separator: " and ")
      : Words.quoted(String(String.UnicodeScalarView(scalars)))
  }

  /// The name of what cannot be told apart by looking, else the character; always with its code point.
  private static func name(_ scalar: Unicode.Scalar) -> String {
    let name =
      switch scalar {
      case " ": "a blank"
      case "\t": "a tab"
      case "-": "a hyphen"
      case "\u{A0}": "a no-break space"
      case "\u{202F}": "a narrow no-break space"
      case "\u{3000}": "an ideographic space"
      case "\u{AD}": "a soft hyphen"
      case "\u{2010}": "a typographic hyphen"
      case "\u{2011}": "a no-break hyphen"
      case "\u{2012}": "a figure dash"
      case "\u{2013}": "an en dash"
      case "\u{2014}": "an em dash"
      case "\u{2212}": "a minus sign"
      case "\u{200B}": "a zero-width space"
      case "\u{200C}", "\u{200D}": "a zero-width joiner"
      case "\u{FEFF}": "a byte-order mark"
      default: character(scalar)
      }
    return "\(name) (\(Words.codePoint(scalar).dropFirst().dropLast()))"
  }

  private static func character(_ scalar: Unicode.Scalar) -> String {
    if scalar.properties.generalCategory == .nonspacingMark { return "a combining accent" }
    return scalar.properties.isWhitespace ? "another kind of blank" : "\"\(scalar)\""
  }
}
