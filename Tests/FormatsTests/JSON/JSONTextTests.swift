import Formats
import Foundation
import Support
import Testing

@Suite struct JSONTextTests {
  private func json(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    JSONText.append(bytes.span, to: &output)
    return output
  }

  @Test func escapesWhatMustBe() {
    let text = String(decoding: json(Array("a\"\\\n\t\u{1}\u{7F}é🦊\u{2028}/".utf8)), as: UTF8.self)
    #expect(text == "\"a\\\"\\\\\\n\\t\\u0001\\u007fé🦊\\u2028/\"")
  }

  @Test func replacesWhatIsNotUTF8() {
    #expect(json([0x61, 0xFF, 0xC3]) == Array("\"a\u{FFFD}\u{FFFD}\"".utf8))
  }

  @Test func foundationReadsEveryCharacter() throws {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "x\(Character(scalar))y"
      let data = Data([0x5B] + json(Array(text.utf8)) + [0x5D])
      let read = try JSONSerialization.jsonObject(with: data) as? [String]
      #expect(read?.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
  }

  @Test func base64AgreesWithFoundation() {
    var random = SeededGenerator(seed: 3)
    for count in 0..<50 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      var output: [UInt8] = []
      Base64.append(bytes.span, range: 0..<bytes.count, to: &output)
      #expect(output == Array(Data(bytes).base64EncodedString().utf8))
    }
  }
}
