import Formats
import Support
import Testing

@Suite struct TextEncodingTests {
  static let texts = [
    "", "a", "plain ASCII that is longer than thirty-two bytes, to take the short cut\r\n",
    "Zürich;Jörg Groß;smørrebrød\r\n", "Иван,Київ\n", "日本語,テスト\n", "emoji 🦊 and 𝔘\n",
  ]

  /// `text` in UTF-16.
  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? pair.reversed() : pair
    }
  }

  @Test(arguments: texts) func readsUTF16WithMark(_ text: String) throws {
    let little = utf16(text, bigEndian: false, mark: true)
    #expect(TextEncoding.detect(little.span) == .utf16LittleEndianWithBOM)
    #expect(TextEncoding.utf16LittleEndianWithBOM.transcodedToUTF8(little.span) == Array(text.utf8))
    let big = utf16(text, bigEndian: true, mark: true)
    #expect(TextEncoding.detect(big.span) == .utf16BigEndianWithBOM)
    #expect(TextEncoding.utf16BigEndianWithBOM.transcodedToUTF8(big.span) == Array(text.utf8))
  }

  @Test func recognisesUTF16WithoutMark() {
    let text = "Name,Office\r\nИван Иванов,Київ\r\n"
    let little = utf16(text, bigEndian: false, mark: false)
    #expect(TextEncoding.detect(little.span) == .utf16LittleEndian)
    #expect(TextEncoding.utf16LittleEndian.transcodedToUTF8(little.span) == Array(text.utf8))
    let big = utf16(text, bigEndian: true, mark: false)
    #expect(TextEncoding.detect(big.span) == .utf16BigEndian)
  }

  @Test func recognisesUTF8() {
    #expect(TextEncoding.detect("dn: CN=Jörg\n".utf8.span) == .utf8)
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61]
    #expect(TextEncoding.detect(marked.span) == .utf8WithBOM)
    #expect(TextEncoding.utf8WithBOM.byteOrderMarkLength == 3)
    #expect(TextEncoding.utf8.transcodedToUTF8(marked.span) == nil)
  }

  @Test func takesOtherBytesForWindows1252() {
    let bytes: [UInt8] = Array("Z".utf8) + [0xFC] + Array("rich ".utf8) + [0x80, 0x93, 0x94, 0x81]
    #expect(TextEncoding.detect(bytes.span) == .windows1252)
    let text = TextEncoding.windows1252.transcodedToUTF8(bytes.span)
    #expect(text == Array("Zürich €“”\u{81}".utf8))
  }

  @Test func brokenUTF16BecomesReplacementCharacters() {
    let lone: [UInt8] = [0x00, 0xD8, 0x61, 0x00, 0x00, 0xDC, 0x3D, 0xD8, 0x8A]
    let text = TextEncoding.utf16LittleEndian.transcodedToUTF8(lone.span)
    #expect(text == Array("\u{FFFD}a\u{FFFD}\u{FFFD}\u{FFFD}".utf8))
  }

  @Test func damagedUTF8StaysWhenAsked() {
    let bytes = Array(String(repeating: "Jörg ", count: 30).utf8) + [0xFF] + Array("x".utf8)
    let survey = UTF8Survey(bytes.span)
    #expect(survey.firstInvalid == 180)
    #expect(survey.invalidBytes == 1 && survey.multibyteCharacters == 30)
    #expect(TextEncoding.detect(bytes.span, damagedUTF8: .staysUTF8) == .utf8)
    #expect(TextEncoding.detect(bytes.span) == .windows1252)
  }

  @Test func agreesWithTheStandardLibraryOnValidity() {
    var random = SeededGenerator(seed: 5)
    let leads: [UInt8] = [
      0x61, 0x80, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x9F, 0xA0, 0x8F,
      0x90,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0..<6, using: &random)).map { _ in
        leads[Int.random(in: 0..<leads.count, using: &random)]
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect(UTF8Survey(bytes.span).isValid == isValid, "\(bytes)")
    }
  }

  @Test func neverFailsOnNoise() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0..<80, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      for encoding in TextEncoding.allCases where bytes.count >= encoding.byteOrderMarkLength {
        guard let text = encoding.transcodedToUTF8(bytes.span) else { continue }
        #expect(String(validating: text, as: UTF8.self) != nil)
      }
    }
  }
}
