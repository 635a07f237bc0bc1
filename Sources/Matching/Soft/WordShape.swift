/// What tells of two words without reading them whole that one does not begin as the other does, and that
/// more than a slip of the pen lies between them.
struct WordShape: BitwiseCopyable, Sendable {
  /// The first eight letters, the first one in the highest byte; zeros behind the end.
  private let head: UInt64
  /// Which letters there are, by the lowest five bits of each.
  private let letters: UInt32

  init(_ word: Span<UInt8>) {
    var head: UInt64 = 0
    var letters: UInt32 = 0
    for index in 0..<word.count {
      if index < 8 { head |= UInt64(word[index]) << UInt64(56 - 8 * index) }
      letters |= 1 << UInt32(word[index] & 31)
    }
    self.head = head
    self.letters = letters
  }

  /// The letter at a place before the eighth; 0 behind the end.
  func letter(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: head >> UInt64(56 - 8 * index))
  }

  /// Whether the first `count` letters may be the same: certain up to eight.
  func mayBegin(as other: WordShape, letters count: Int) -> Bool {
    let shared = head ^ other.head
    return count >= 8 ? shared == 0 : shared >> UInt64(64 - 8 * count) == 0
  }

  /// Whether `limit` slips may lead to the other word: each adds, takes or changes one letter.
  func mayBe(_ other: WordShape, slips limit: Int) -> Bool {
    (letters ^ other.letters).nonzeroBitCount <= 2 * limit
  }

  /// Whether a login of this shape may have been made of a given name and a surname in any way that
  /// ``LoginConvention`` knows: each begins with one of them, or with an initial and the surname.
  func mayBeMade(given: WordShape, surname: WordShape) -> Bool {
    let two = head >> 48
    if two == surname.head >> 48 || two == given.head >> 48 { return true }
    return two == (given.head >> 48 & 0xff00) | surname.head >> 56
  }
}
