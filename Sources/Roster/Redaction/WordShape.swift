import Foundation

/// What a word looks like, apart from which letters it has: capitals, characters that nobody sees, wide
/// letters, accents of their own. Its pseudonym gets the same looks, because they are what findings are
/// about.
struct WordShape {
  private let capitals: [Bool]
  private let invisibles: [(place: Int, scalar: Unicode.Scalar)]
  private let isWide: Bool
  private let isDecomposed: Bool

  init(of word: String) {
    var capitals: [Bool] = []
    var invisibles: [(Int, Unicode.Scalar)] = []
    var isWide = false
    for scalar in word.unicodeScalars {
      if Folding.isInvisible(scalar) {
        invisibles.append((capitals.count, scalar))
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        capitals.append(scalar.properties.isUppercase)
        isWide = isWide || WordShape.isWideLetter(scalar)
      }
    }
    self.capitals = capitals
    self.invisibles = invisibles
    self.isWide = isWide
    let scalars = Array(word.unicodeScalars)
    isDecomposed =
      scalars != Array(word.precomposedStringWithCanonicalMapping.unicodeScalars)
      && scalars == Array(word.decomposedStringWithCanonicalMapping.unicodeScalars)
  }

  /// `word`, which is in small letters, with this shape.
  func applied(to word: String) -> String {
    var scalars: [Unicode.Scalar] = []
    for (place, scalar) in word.unicodeScalars.enumerated() {
      let capital = Array(scalar.properties.uppercaseMapping.unicodeScalars)
      // Two letters for one, as SS for ß, would be another word, and so would I for ı.
      let isSameWord =
        capital.count == 1
        && Array(capital[0].properties.lowercaseMapping.unicodeScalars) == [scalar]
      scalars.append(isCapital(place) && isSameWord ? capital[0] : scalar)
    }
    if isWide { scalars = scalars.map(WordShape.wide) }
    for (place, scalar) in invisibles.reversed() {
      scalars.insert(scalar, at: min(place, scalars.count))
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return isDecomposed ? String(text).decomposedStringWithCanonicalMapping : String(text)
  }

  private func isCapital(_ place: Int) -> Bool {
    guard capitals.contains(true) else { return false }
    if capitals.count > 1, !capitals.contains(false) { return true }
    return capitals.indices.contains { capitals[$0] && $0 == place }
  }

  // MARK: Wide letters

  private static func isWideLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0xff21...0xff3a).contains(scalar.value) || (0xff41...0xff5a).contains(scalar.value)
  }

  private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isLetter = scalar.isASCII && scalar.properties.isAlphabetic
    return isLetter ? Unicode.Scalar(scalar.value + 0xfee0) ?? scalar : scalar
  }

  // MARK: Plain words

  /// Appends the ASCII word `pseudonym`, which is in small letters, with the capitals of the ASCII word
  /// `word`.
  static func append(_ pseudonym: ArraySlice<UInt8>, as word: Span<UInt8>, to output: inout [UInt8])
  {
    var capitals = 0
    for index in word.indices where word[index] < 0x61 { capitals += 1 }
    guard capitals > 0 else { return output.append(contentsOf: pseudonym) }
    let isAll = capitals == word.count && capitals > 1
    for (place, byte) in pseudonym.enumerated() {
      let isCapital = isAll || (place < word.count && word[place] < 0x61)
      output.append(isCapital ? byte & 0xdf : byte)
    }
  }
}
