import Roster

/// Numbers names in the order in which they first occur: few names that come again and again.
struct NumberedNames: Sendable {
  private(set) var all: [[UInt8]] = []
  /// The bytes of all names, and where each ends: an array of arrays would count for each question who
  /// holds the name that is compared.
  private var letters: [UInt8] = []
  private var ends: [Int] = []
  private var byHash: [UInt64: [UInt32]] = [:]
  /// The numbers of names that were seen lately, by the lowest bits of their hashes.
  private var lately = [UInt32](repeating: unknown, count: 1 << 9)

  private static let unknown = UInt32.max

  /// The number of a name, byte for byte.
  mutating func number(of name: Span<UInt8>) -> UInt32 {
    let hash = KeyHash.exact(name)
    let place = Int(truncatingIfNeeded: hash) & (lately.count - 1)
    let last = lately[place]
    if last != NumberedNames.unknown, has(last, name) { return last }
    let number = number(of: name, hash)
    lately[place] = number
    return number
  }

  private mutating func number(of name: Span<UInt8>, _ hash: UInt64) -> UInt32 {
    for number in byHash[hash] ?? [] where has(number, name) { return number }
    let number = UInt32(all.count)
    byHash[hash, default: []].append(number)
    all.append(Array(copying: name))
    letters.append(copying: name)
    ends.append(letters.count)
    return number
  }

  /// Whether a number is that of `name`.
  private func has(_ number: UInt32, _ name: Span<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[Int(number) - 1]
    return Folding.sameBytes(letters.span.extracting(start..<ends[Int(number)]), name)
  }
}
