import Formats
import Testing

@Suite struct LastingMemoryTests {
  @Test("Stores keep their bytes while others come and go, small ones and ones larger than a slab")
  func stores() {
    var generator = SystemRandomNumberGenerator()
    var kept: [(byte: UInt8, store: ByteStore)] = []
    for number in 0..<2000 {
      let byte = UInt8(truncatingIfNeeded: number)
      let size = number % 500 == 0 ? 5 << 20 : number % 97 * 31
      kept.append((byte, ByteStore(Array(repeating: byte, count: size))))
      if number.isMultiple(of: 3) {
        kept.remove(at: Int.random(in: kept.indices, using: &generator))
      }
    }
    for (byte, store) in kept {
      store.withSpan { bytes in
        #expect(bytes.indices.allSatisfy { bytes[$0] == byte })
      }
    }
  }
}
