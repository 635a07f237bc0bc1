import Formats
import Testing

@Suite struct LDIFChunksTests {
  private func pieces(_ text: String, _ count: Int) -> [String] {
    let bytes = Array(text.utf8)
    return LDIFChunks.ranges(of: bytes.span, targetCount: count).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  @Test func cutsBeforeRecords() {
    #expect(
      pieces("dn: a\ncn: x\n\nDN: b\n\n# c\ndn: c\n\r\ndn:d\r\n", 100) == [
        "dn: a\ncn: x\n\n", "DN: b\n\n# c\ndn: c\n\r\n", "dn:d\r\n",
      ])
  }

  @Test(arguments: [0, 1, 2, 50]) func withoutABoundaryThereIsOnePiece(count: Int) {
    for text in ["x", "dn: a\ncn: b\n", "dn: a\n\ncn: b\n", "\n\n\n\n", "a\n\ndn", "a\n\ndn;: b"] {
      #expect(pieces(text, count) == [text])
    }
    #expect(pieces("", count).isEmpty)
  }
}
