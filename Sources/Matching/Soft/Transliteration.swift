import Foundation

/// Brings names of any alphabet to the letters a to z, as far as there is one usual way.
enum Transliteration {
  /// `text` without accents, in Latin letters where the table knows them; small letters.
  ///
  /// Letters that decompose (`é`, `ä`, `å`) lose their accent. `ae` for `ä` and the like are made
  /// equal later, by ``NameToken/alike``. Letters of scripts that the table does not know stay.
  static func plain(_ text: String) -> [UInt8] { plainLatin(text) ?? plainOfAny(text) }

  /// The same, where there is nothing but ASCII and letters from U+00C0 to U+017F.
  private static func plainLatin(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 4)
    var lead: UInt8 = 0
    for byte in text.utf8 {
      if lead != 0 {
        result += latin[Int(lead - 0xC3) << 6 | Int(byte & 0x3F)]
        lead = 0
      } else if byte < 0x80 {
        result.append(asciiLowercased(byte))
      } else if byte >= 0xC3, byte <= 0xC5 {
        lead = byte
      } else {
        return nil
      }
    }
    return result
  }

  /// What the letters from U+00C0 to U+017F become; none of them changes beside another.
  private static let latin: [[UInt8]] = (UInt16(0xC0)...0x17F).map { value in
    Unicode.Scalar(value).map { plainOfAny(String(Character($0))) } ?? []
  }

  private static func plainOfAny(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      if scalar.isASCII {
        result.append(asciiLowercased(UInt8(truncatingIfNeeded: scalar.value)))
        continue
      }
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      let small = scalar.properties.lowercaseMapping
      for letter in small.decomposedStringWithCompatibilityMapping.unicodeScalars
      where letter.properties.generalCategory != .nonspacingMark {
        if let known = letters[letter] {
          result.append(contentsOf: known.utf8)
        } else {
          result.append(contentsOf: String(letter).utf8)
        }
      }
    }
    return result
  }

  static func asciiLowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Letters without a decomposition. Latin: the usual replacements. Cyrillic and Greek: as in
  /// passports (ICAO Doc 9303, part 3, section 6), with the commoner of two where there are two.
  private static let letters: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "ħ": "h", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ſ": "s", "ə": "a",
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ј": "j",
    "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "d", "џ": "dz",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "–": "-", "‐": "-", "‑": "-", "—": "-",
    "\u{a0}": " ", "\u{3000}": " ",
  ]
}
