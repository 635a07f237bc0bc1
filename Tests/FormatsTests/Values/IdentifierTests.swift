import Formats
import Testing

@Suite struct GUIDTests {
  /// Check vectors recomputed from Entra documentation and the Win32 AD schema pages.
  @Test func immutableIDIsTheRawBytes() throws {
    let guid = try #require(GUID("LfpD6qngUkupEy9bFXBBjA=="))
    #expect(guid.text == "ea43fa2d-e0a9-4b52-a913-2f5b1570418c")
    #expect(guid.base64 == "LfpD6qngUkupEy9bFXBBjA==")
  }

  @Test func textShowsThreeFieldsReversed() throws {
    let guid = try #require(GUID("{BF967ABA-0DE6-11D0-A285-00AA003049E2}"))
    let raw: [UInt8] = [
      0xBA, 0x7A, 0x96, 0xBF, 0xE6, 0x0D, 0xD0, 0x11, 0xA2, 0x85, 0, 0xAA, 0, 0x30, 0x49, 0xE2,
    ]
    #expect(guid.bytes == raw)
    let again = GUID(raw: raw.span, in: 0..<16)
    #expect(again == guid)
    #expect(GUID("X'ba7a96bfe60dd011a28500aa003049e2'") == guid)
    #expect(GUID("bf967aba-0de6-11d0-a285-00aa003049e2") == guid)
  }

  @Test func sixteenPrintableBytesAreRaw() {
    #expect(GUID("ABCDEFGHIJKLMNOP")?.bytes == Array("ABCDEFGHIJKLMNOP".utf8))
  }

  @Test(arguments: [
    "", "x", "bf967aba-0de6-11d0-a285-00aa003049eg", "bf967aba00de6-11d0-a285-00aa003049e2",
    "LfpD6qngUkupEy9bFXBBjA=!", "X'ba7a96bfe60dd011a28500aa003049ex'",
    "(bf967aba-0de6-11d0-a285-00aa003049e2)",
  ]) func othersAreNone(text: String) {
    #expect(GUID(text) == nil)
  }
}

@Suite struct SecurityIdentifierTests {
  private let text = "S-1-5-21-3332504370-1206983947-1165150453-1109"

  private func fromRaw(_ bytes: [UInt8]) -> SecurityIdentifier? {
    SecurityIdentifier(raw: bytes.span, in: 0..<bytes.count)
  }

  private func fromAny(_ bytes: [UInt8]) -> SecurityIdentifier? {
    SecurityIdentifier(value: bytes.span, in: 0..<bytes.count)
  }

  @Test func readsEveryForm() throws {
    let raw = try #require(Base64.decode(Array("AQUAAAAAAAUVAAAAMvuhxgsd8Uf1yHJFVQQAAA==".utf8)))
    let identifier = try #require(fromRaw(raw))
    #expect(identifier.text == text)
    #expect(SecurityIdentifier(text: text) == identifier)
    var hex = Array("X'".utf8)
    for byte in raw { HexadecimalValue.append(byte, to: &hex) }
    hex.append(0x27)
    #expect(fromAny(hex) == identifier)
    #expect(fromAny(Array(text.utf8)) == identifier)
    #expect(fromAny(raw) == identifier)
    #expect(fromRaw(raw.dropLast()) == nil)
  }

  @Test(arguments: ["", "S", "S-1", "S-1-5-x", "S-1-5-4294967296", "S-1-281474976710656"])
  func othersAreNone(text: String) {
    #expect(SecurityIdentifier(text: text) == nil)
  }
}

@Suite struct HexadecimalValueTests {
  @Test(
    arguments: [
      ("X'00ff'", [0, 255]), ("x'AB'", [0xAB]), ("X''", []), ("X'0'", nil), ("X'0g'", nil),
      ("'00'", nil),
    ] as [(String, [UInt8]?)]) func readsCSVDE(text: String, expected: [UInt8]?)
  {
    let bytes = Array(text.utf8)
    let decoded = HexadecimalValue.decodeCSVDE(bytes.span, in: 0..<bytes.count)
    #expect(decoded == expected)
  }
}
