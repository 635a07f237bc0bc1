/// Where two texts part, for people.
struct TextDifference: CustomStringConvertible {
  let expected: [UInt8]
  let actual: [UInt8]

  /// How many lines of each are shown from the first difference on.
  private static let shown = 3

  var description: String {
    let (old, new) = (lines(of: expected), lines(of: actual))
    let first = zip(old, new).prefix { $0 == $1 }.count
    let parts =
      old[first...].prefix(Self.shown).map { "  - \($0)" }
      + new[first...].prefix(Self.shown).map { "  + \($0)" }
    return "line \(first + 1) (- expected, + now):\n" + parts.joined(separator: "\n")
  }

  private func lines(of bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
