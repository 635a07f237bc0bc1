import Formats
import Roster

/// Texts that recur in the rows of a chunk: each stands once, and rows name it by its place.
struct RecurringTexts {
  /// The texts as JSON strings with commas between them.
  private(set) var json: [UInt8] = []
  private var count = 0
  private var known: [String: Int] = [:]
  /// Texts that occurred lately, by a cheap hash of their bytes: making a `String` of every value, and
  /// looking that up, takes longer than all else.
  private var recent = [Recent?](repeating: nil, count: RecurringTexts.recentCount)
  private static let recentCount = 512

  private struct Recent {
    let bytes: [UInt8]
    let place: Int
  }

  /// The places of texts that numbers stand for; there are few.
  private var numbered: [(number: Int, place: Int)] = []

  /// The place of the text that a number stands for; `text` is asked for the first time only.
  @inline(__always)
  mutating func place(ofNumber number: Int, _ text: @autoclosure () -> String) -> Int {
    for known in numbered where known.number == number { return known.place }
    let place = place(of: text())
    numbered.append((number, place))
    return place
  }

  /// The place of a text; -1 for an empty one.
  mutating func place(of text: String) -> Int { place(of: text.utf8.span) }

  /// The place of a value from a file; -1 for an empty one.
  mutating func place(of value: Span<UInt8>) -> Int {
    guard value.count > 0 else { return -1 }
    let slot = RecurringTexts.slot(of: value)
    if let recent = recent[slot], RecurringTexts.areEqual(recent.bytes.span, value) {
      return recent.place
    }
    let place = newPlace(of: String(decodingUTF8: value))
    var bytes: [UInt8] = []
    bytes.append(copying: value)
    recent[slot] = Recent(bytes: bytes, place: place)
    return place
  }

  private mutating func newPlace(of text: String) -> Int {
    if let place = known[text] { return place }
    if count > 0 { json.append(UInt8(ascii: ",")) }
    PageData.append(text, to: &json)
    known[text] = count
    count += 1
    return count - 1
  }

  private static func slot(of value: Span<UInt8>) -> Int {
    let last = value.count - 1
    let ends = UInt32(value[0]) | UInt32(value[last / 2]) << 8 | UInt32(value[last]) << 16
    let mixed = (ends ^ UInt32(truncatingIfNeeded: value.count) << 20) &* 0x9E37_79B1
    return Int(mixed >> 23) % recentCount
  }

  private static func areEqual(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    var position = 0
    while position + 8 <= first.count {
      // Sound: the spans check the bounds, and any eight bytes are a UInt64.
      let one = unsafe first.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      let other = unsafe second.bytes.unsafeLoadUnaligned(
        fromByteOffset: position, as: UInt64.self)
      if one != other { return false }
      position += 8
    }
    while position < first.count {
      if first[position] != second[position] { return false }
      position += 1
    }
    return true
  }
}
