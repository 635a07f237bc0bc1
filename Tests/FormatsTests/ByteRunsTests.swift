import Formats
import Testing

/// Questions that are asked eight bytes at a time, compared with byte for byte.
@Suite struct ByteRunsTests {
  @Test("Unusual bytes are found at every place of every range")
  func kinds() {
    for unusual: UInt8 in [0x00, 0x01, 0x7F, 0x80, 0xFF] {
      for place in 0..<20 {
        var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 20)
        bytes[place] = unusual
        for start in 0...20 {
          for end in start...20 {
            let isInside = place >= start && place < end
            var expected: ByteKinds = []
            if isInside, unusual >= 0x80 { expected.insert(.high) }
            if isInside, unusual == 0 { expected.insert(.zero) }
            let found = ByteSearch.kinds(in: bytes.span, range: start..<end)
            #expect(found == expected)
          }
        }
      }
    }
  }

  @Test("A part is found where it stands, and nowhere else")
  func parts() {
    let texts = ["", "a", "aa", "ab", "aab", "aba", "baab", "aabaaab", "bbb"].map { Array($0.utf8) }
    for text in texts {
      for part in texts {
        let isThere = (0...text.count).contains { text[$0...].starts(with: part) }
        #expect(ByteSearch.contains(part.span, in: text.span) == isThere)
      }
    }
  }

  @Test("A backslash or a line feed is found at every place of every range")
  func marks() {
    for unusual: UInt8 in [0x5C, 0x0A, 0x00, 0x0B, 0x5D, 0xDC] {
      for place in 0..<20 {
        var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 20)
        bytes[place] = unusual
        for start in 0...20 {
          for end in start...20 {
            let isInside = place >= start && place < end && (unusual == 0x5C || unusual == 0x0A)
            let found = DistinguishedName.mayHaveMark(bytes.span, in: start..<end)
            #expect(found == isInside)
          }
        }
      }
    }
  }
}
