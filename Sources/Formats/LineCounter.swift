/// The line of places that come one after the other; counts each byte once.
struct LineCounter {
  private var position: Int
  private var line = 1

  init(position: Int) { self.position = position }

  /// The line of `place`, from 1. A place before an earlier one gets that one's line.
  mutating func line(at place: Int, _ bytes: Span<UInt8>) -> Int {
    if place > position {
      line += ByteSearch.count(0x0A, in: bytes, range: position..<place)
      position = place
    }
    return line
  }
}
