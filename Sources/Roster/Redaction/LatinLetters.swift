import Foundation

/// A folded word in Latin letters taken apart: plain letters, and what is special about them.
struct LatinLetters {
  /// Without marks, each special letter as that which it resembles.
  private(set) var plain = ""
  /// With two letters for one, as in German and the Nordic languages.
  private(set) var transliterated = ""
  /// The marks of letters, in order.
  private(set) var marks: [Unicode.Scalar] = []
  /// The letters that are none with a mark, such as ß.
  private(set) var specials: [Unicode.Scalar] = []

  private static let resembling: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "ħ": "h", "ŋ": "n",
  ]
  private static let twoLetters: [Unicode.Scalar: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe",
  ]

  /// Nil when a letter is not Latin.
  init?(_ word: String) {
    for scalar in word.precomposedStringWithCanonicalMapping.unicodeScalars {
      let plain = takePlain(scalar)
      guard let plain else { return nil }
      self.plain += plain
      transliterated += LatinLetters.twoLetters[scalar] ?? plain
    }
  }

  /// The plain letters of a letter; nil when it is not Latin.
  private mutating func takePlain(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return String(scalar) }
    if let plain = LatinLetters.resembling[scalar] {
      specials.append(scalar)
      return plain
    }
    var plain = ""
    for part in String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars {
      if part.properties.generalCategory == .nonspacingMark {
        marks.append(part)
      } else if part.isASCII {
        plain.unicodeScalars.append(part)
      } else {
        return nil
      }
    }
    return plain
  }

  /// `word`, a plain pseudonym, with as much special about it.
  func decorating(_ word: String) -> String {
    var letters = word.unicodeScalars.map { String($0) }
    let vowels = letters.indices.filter { "aeiou".contains(letters[$0]) }
    for (number, mark) in marks.enumerated() {
      let place = vowels.isEmpty ? letters.count - 1 : vowels[min(number, vowels.count - 1)]
      guard letters.indices.contains(place) else { continue }
      letters[place].unicodeScalars.append(mark)
    }
    var text = letters.joined()
    text.unicodeScalars.append(contentsOf: specials)
    return text.precomposedStringWithCompatibilityMapping
  }
}

/// Letters of other scripts by lot, so that a word stays one of its script.
enum ScriptLetters {
  private static let ranges: [(script: ClosedRange<UInt32>, letters: ClosedRange<UInt32>)] = [
    (0x370...0x3ff, 0x3b1...0x3c1),  // Greek
    (0x400...0x52f, 0x430...0x44f),  // Cyrillic
    (0x590...0x5ff, 0x5d0...0x5e9),  // Hebrew
    (0x600...0x77f, 0x628...0x63a),  // Arabic
    (0x900...0x97f, 0x915...0x939),  // Devanagari
    (0xe00...0xe7f, 0xe01...0xe2e),  // Thai
    (0x3040...0x309f, 0x304b...0x308f),  // Hiragana
    (0x30a0...0x30ff, 0x30ab...0x30ef),  // Katakana
    (0x3400...0x9fff, 0x4e00...0x9fa5),  // Han
    (0xac00...0xd7a3, 0xac00...0xd7a3),  // Hangul
  ]
  private static let latin = Array("abdefghiklmnoprstuvz".unicodeScalars)

  /// As many letters, each of the same script; of scripts that are not known, Latin.
  static func word(like word: String, _ bits: UInt64) -> String {
    var state = bits
    var text = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = UInt32(truncatingIfNeeded: state >> 33)
      let range = ranges.first { $0.script.contains(scalar.value) }?.letters
      let letter = range.flatMap {
        Unicode.Scalar($0.lowerBound + number % UInt32($0.count))
      }
      text.append(letter ?? latin[Int(number) % latin.count])
    }
    return Folding.key(String(text))
  }
}
