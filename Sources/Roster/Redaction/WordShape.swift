import Foundation

/// What a word looks like, apart from which letters it has: capitals, characters that nobody sees, wide
/// letters, accents of their own. Its pseudonym gets the same looks, because they are what findings are
/// about.
struct WordShape {
  /// Which letters are capitals.
  private enum Capitals {
    case none
    /// Each of several letters.
    case all
    case some([Bool])

    init(_ isCapital: [Bool]) {
      let count = isCapital.count { $0 }
      self =
        count == 0
        ? .none
        : count == isCapital.count && count > 1
          ? .all
          : .some(isCapital)
    }

    /// Whether the letter at `place` of a pseudonym, which may have more or fewer letters, becomes one.
    func contains(_ place: Int) -> Bool {
      switch self {
      case .none: false
      case .all: true
      case .some(let isCapital): place < isCapital.count && isCapital[place]
      }
    }
  }

  private let capitals: Capitals
  /// In the order of their places, which count the letters before them.
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
    self.capitals = Capitals(capitals)
    self.invisibles = invisibles
    self.isWide = isWide
    let scalars = Array(word.unicodeScalars)
    isDecomposed =
      scalars != Array(word.precomposedStringWithCanonicalMapping.unicodeScalars)
      && scalars == Array(word.decomposedStringWithCanonicalMapping.unicodeScalars)
  }

  /// `word`, which is in small letters, with this shape.
  func applied(to word: String) -> String {
    var text = String.UnicodeScalarView()
    var hidden = invisibles[...]
    var place = 0
    for scalar in word.unicodeScalars {
      while let next = hidden.first, next.place <= place {
        text.append(next.scalar)
        hidden.removeFirst()
      }
      let letter = capitals.contains(place) ? WordShape.capital(of: scalar) : scalar
      text.append(isWide ? WordShape.wide(letter) : letter)
      place += 1
    }
    text.append(contentsOf: hidden.map { $0.scalar })
    return isDecomposed ? String(text).decomposedStringWithCanonicalMapping : String(text)
  }

  /// The capital of a letter. Two letters for one, as SS for ß, would be another word, and so would I for ı:
  /// these stay.
  private static func capital(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    let capital = scalar.properties.uppercaseMapping.unicodeScalars
    guard capital.count == 1, let first = capital.first else { return scalar }
    let back = first.properties.lowercaseMapping.unicodeScalars
    return back.count == 1 && back.first == scalar ? first : scalar
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
