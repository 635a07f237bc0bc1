/// Whether two words differ by slips of the pen: letters left out, added, changed, or two neighbours
/// swapped.
enum SpellingSlips {
  /// Whether at most `limit` slips (0, 1 or 2) lead from one word to the other. Takes time in
  /// proportion to their length.
  static func within(_ limit: Int, _ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    if abs(first.count - second.count) > limit { return false }
    var start = 0
    while start < first.count, start < second.count, first[start] == second[start] { start += 1 }
    let one = first.extracting(start..<first.count)
    let other = second.extracting(start..<second.count)
    if one.count == 0 || other.count == 0 { return max(one.count, other.count) <= limit }
    guard limit > 0 else { return false }
    let oneRest = one.extracting(1..<one.count)
    let otherRest = other.extracting(1..<other.count)
    if within(limit - 1, oneRest, otherRest) || within(limit - 1, oneRest, other)
      || within(limit - 1, one, otherRest)
    {
      return true
    }
    guard one.count > 1, other.count > 1, one[0] == other[1], one[1] == other[0] else {
      return false
    }
    return within(limit - 1, one.extracting(2..<one.count), other.extracting(2..<other.count))
  }

  /// How many slips a word of so many letters may have: none below four, two from nine on.
  static func allowed(letters: Int) -> Int { letters < 4 ? 0 : letters < 9 ? 1 : 2 }
}
