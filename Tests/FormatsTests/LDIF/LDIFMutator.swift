/// Damages LDIF in the ways that matter: at line ends, colons, spaces, and by splicing.
struct LDIFMutator {
  private var state: UInt64
  private static let pieces = [
    "\n", "\r\n", " ", "\n ", "\n\n", ":", "::", ":<", "#", "dn: x\n", "\ndn: y\n",
    "changetype: add\n",
    "changetype: modify\n", ";range=0-5", ";binary", "=", "A", "\u{0}", "é", "result: 4 x\n",
    "search: 3\n", "ref: ldap://r\n", "version: 1\n", "control: 1 true\n", "# refldap://q\n",
    "Press [size] Enter for the next {1|size} entries.\n", "cn: ", "\t", "-\n", "12\n",
  ].map { Array($0.utf8) }

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// SplitMix64.
  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(max(1, limit)))
  }

  mutating func pick<T>(_ choices: [T]) -> T { choices[next(below: choices.count)] }

  mutating func mutate(_ source: [UInt8], others: [[UInt8]]) -> [UInt8] {
    var bytes = source
    for _ in 0...next(below: 6) {
      let position = next(below: bytes.count + 1)
      let end = min(bytes.count, position + next(below: 12))
      switch next(below: 6) {
      case 0, 1, 2: bytes.insert(contentsOf: pick(Self.pieces), at: position)
      case 3: bytes.removeSubrange(position..<end)
      case 4: if position < bytes.count { bytes[position] = UInt8(next(below: 256)) }
      default:
        let other = pick(others)
        let start = next(below: other.count + 1)
        bytes.insert(contentsOf: other[start..<min(other.count, start + 80)], at: position)
      }
    }
    return bytes
  }
}
