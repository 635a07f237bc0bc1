import Foundation
import Roster

/// Forms of a Site name in which ever more differences are gone.
enum SiteFolding {
  /// Without outer blanks (U+0020): what Entra Connect's `Trim` surely removes. Whether it also
  /// strips tabs and no-break spaces is not documented, so those count as differences.
  static func trimmed(_ text: String) -> String {
    var view = text.unicodeScalars[...]
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }

  /// Without case, Unicode form, invisible characters; blanks run together; dashes and apostrophes
  /// of all kinds alike.
  static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var blankPending = false
    for scalar in Folding.key(text).unicodeScalars {
      if scalar.properties.isWhitespace {
        blankPending = true
        continue
      }
      if blankPending, !result.isEmpty { result.append(" ") }
      blankPending = false
      result.append(lookAlike(scalar))
    }
    return String(result)
  }

  /// What AD's own comparison ignores besides: accents, width, kana, `ß` = `ss` (MS-ADTS, section
  /// 6.5; Microsoft KB 938447).
  static func alike(_ text: String) -> String {
    let expanded = folded(text).replacingOccurrences(of: "ß", with: "ss")
    var result = String.UnicodeScalarView()
    for scalar in expanded.decomposedStringWithCompatibilityMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      result.append(hiragana(scalar))
    }
    return String(result)
  }

  private static func lookAlike(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: "-"
    case 0x2018, 0x2019, 0x201B, 0x2032, 0x00B4, 0x0060: "'"
    case 0x201C, 0x201D, 0x2033: "\""
    default: scalar
    }
  }

  private static func hiragana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x30A1...0x30F6).contains(scalar.value),
      let small = Unicode.Scalar(scalar.value - 0x60)
    else { return scalar }
    return small
  }
}
