/// What is made of a stretch of a source, and takes up what is made of those that follow.
package protocol Joinable: Sendable {
  /// Moves every line number by `offset`: a stretch is read without knowing what stands before it.
  mutating func shiftLines(by offset: Int)

  /// Adds what was made of the next stretch. `share` says how much of all is there then, at most 1, so
  /// that there is room for the rest.
  mutating func append(_ next: consuming Self, share: Double)
}

extension Joinable {
  /// All parts as one; nil of none.
  static func joined(_ parts: [Self]) -> Self? {
    guard var all = parts.first else { return nil }
    for (index, part) in parts.enumerated().dropFirst() {
      all.append(part, share: Double(index + 1) / Double(parts.count))
    }
    return all
  }
}

extension Array {
  /// Less than this says little about the whole.
  private static var usefulShare: Double { 1.0 / 64 }

  /// Adds `more`, and if that needs new memory, takes enough for all that will come: growing step by
  /// step would copy again and again into memory that nobody used before, while memory that is only
  /// reserved costs nothing. `share` is how much of all is there then.
  mutating func append(contentsOf more: [Element], share: Double) {
    let count = self.count + more.count
    if count > capacity, share > Self.usefulShare {
      // An eighth more, because stretches differ.
      reserveCapacity(share < 1 ? Int(Double(count) / share * 1.125) : count)
    }
    append(contentsOf: more)
  }
}
