import Formats
import Roster

/// The part of a login name that may name a person: the local part, without dots and the number at its
/// end; its letters are kept in ``ProfileTable/letters``.
struct LoginStem: BitwiseCopyable, Sendable {
  let stem: UInt64
  /// The number at the end, plus one; 0 when there is none.
  let number: UInt32
  /// A hash of what stands behind the `@`, 0 when nothing does.
  let domain: UInt64
  var start: UInt32
  let count: UInt8
  /// Made by Admin Console of the user's own name (`Company.First.Last`): says what the name says.
  let isMade: Bool
  let shape: WordShape

  var range: Range<Int> { Int(start)..<(Int(start) + Int(count)) }

  init(_ letters: Span<UInt8>, number: UInt32, domain: UInt64, start: Int, isMade: Bool) {
    stem = LoginStem.hash(letters)
    self.number = number
    self.domain = domain
    self.start = UInt32(truncatingIfNeeded: start)
    count = UInt8(clamping: letters.count)
    self.isMade = isMade
    shape = WordShape(letters)
  }

  /// More letters are not looked at.
  static let longest = Factors.count

  /// The sum of the letters, each multiplied by the factor of its place: so the letters need not wait for
  /// each other, and whoever meets letter after letter can sum up as well.
  static func hash(_ letters: Span<UInt8>) -> UInt64 {
    let factors = factors.span
    var hash: UInt64 = 0
    for index in 0..<min(letters.count, longest) {
      hash &+= UInt64(letters[index]) &* factors[index]
    }
    return hash
  }

  /// Drawn anew in every process.
  static let factors = Factors { _ in UInt64.random(in: .min ... .max) }

  typealias Factors = InlineArray<96, UInt64>

  /// Where the number at the end of a login of letters and digits begins; the end, when there is none or
  /// less than three letters in front of it.
  static func end(_ letters: Span<UInt8>) -> Int {
    var end = letters.count
    while end > 0, letters[end - 1] &- 0x30 < 10 { end -= 1 }
    return end < 3 ? letters.count : end
  }

  /// Local parts that name a desk, not a person.
  static func isRole(_ letters: Span<UInt8>) -> Bool {
    letters.count <= 13 && roles.contains(KeyHash.exact(letters))
  }

  private static let roles = NameToken.hashes(
    "noreply donotreply info sales support service office admin administrator reception frontdesk helpdesk "
      + "hotline contact hr it fax phone mail post team accounts accounting billing orders marketing "
      + "user test guest root voicemail operator lobby conference desk")
}
