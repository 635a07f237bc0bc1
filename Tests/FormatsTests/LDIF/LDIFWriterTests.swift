import Formats
import Support
import Testing

@Suite struct LDIFWriterTests {
  private func line(_ value: String) -> String {
    let bytes = Array(value.utf8)
    var output: [UInt8] = []
    LDIFWriter.appendLine(Array("cn".utf8), bytes.span, in: 0..<bytes.count, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    ("Anna", "cn: Anna\n"), ("", "cn:\n"), (" a", "cn:: IGE=\n"), ("a ", "cn:: YSA=\n"),
    (":a", "cn:: OmE=\n"), ("<a", "cn:: PGE=\n"), ("a:<b", "cn: a:<b\n"), ("#a", "cn: #a\n"),
    ("ü", "cn:: w7w=\n"), ("a\nb", "cn:: YQpi\n"), ("a\tb", "cn:: YQli\n"),
  ]) func encodesWhereTheRFCDemandsIt(value: String, expected: String) {
    #expect(line(value) == expected)
  }

  @Test func foldsAtSeventySixColumns() {
    let lines = line(String(repeating: "x", count: 200)).split(separator: "\n")
    #expect(lines.map(\.count) == [76, 76, 54])
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
    #expect(line(String(repeating: "x", count: 72)).split(separator: "\n").count == 1)
  }

  @Test func everyLengthIsFoldedAndComesBack() {
    for count in 0...400 {
      for filling in ["x", "ü"] {
        let value = String(repeating: filling, count: count)
        let folded = line(value)
        let lines = folded.split(separator: "\n")
        #expect(lines.dropLast().allSatisfy { $0.count == 76 }, "\(count) \(filling)")
        #expect(lines.last.map { (2...76).contains($0.count) } == true)
        let unfolded = folded.replacing("\n ", with: "").dropLast()
        let plain = count == 0 ? "cn:" : "cn: \(value)"
        let encoded = "cn:: \(Base64.encode(Array(value.utf8)))"
        #expect(unfolded == (filling == "x" || count == 0 ? plain : encoded))
      }
    }
  }

  @Test(arguments: UInt8.min...UInt8.max)
  func aByteThatIsNotPlainIsFoundWhereverItStands(byte: UInt8) {
    for count in 3...20 {
      for position in 1..<(count - 1) {
        var value = [UInt8](repeating: 0x41, count: count)
        value[position] = byte
        var output: [UInt8] = []
        LDIFWriter.appendLine([0x61], value.span, in: 0..<count, to: &output)
        let isPlain = (0x20...0x7E).contains(byte)
        let expected = isPlain ? "a: ".utf8 + value : Array("a:: \(Base64.encode(value))".utf8)
        #expect(output == expected + [0x0A])
      }
    }
  }

  @Test(arguments: [
    ("cn", "cn"), ("Display Name", "Display-Name"), ("a\ndn: x", "a-dn--x"), ("", "-"),
    ("#x", "-#x"), ("DN", "x-DN"), ("changetype", "x-changetype"), ("cn;lang-fr", "cn;lang-fr"),
  ]) func namesCannotBreakALine(name: String, expected: String) {
    #expect(LDIFWriter.attributeName(name) == Array(expected.utf8))
  }

  @Test(arguments: 0..<4) func anyBytesComeBack(seed: Int) {
    var random = LDIFMutator(seed: UInt64(seed + 100))
    let alphabet: [UInt8] = [
      0, 0x0A, 0x0D, 0x20, 0x3A, 0x3C, 0x23, 0x2D, 0x41, 0x7F, 0xC3, 0xBC, 0xFF,
    ]
    func bytes(_ random: inout LDIFMutator) -> [UInt8] {
      (0..<random.next(below: random.next(below: 300) + 1)).map { _ in
        random.next(below: 4) == 0 ? random.pick(alphabet) : UInt8(0x20 + random.next(below: 95))
      }
    }
    var entries: [LDIFReading.Entry] = []
    for _ in 0..<100 {
      let values = (0..<random.next(below: 6)).map { index in
        LDIFReading.Value(name: "attribute\(index)", bytes: bytes(&random))
      }
      entries.append(.init(line: 0, dn: bytes(&random), values: values))
    }
    let reading = LDIFAgreement.whole(LDIFAgreement.write(entries), NameTable(others: .intern))
    #expect(reading.entries.map(\.dn) == entries.map(\.dn))
    #expect(reading.entries.map(\.values) == entries.map(\.values))
    #expect(reading.rejects.isEmpty)
  }

  @Test(arguments: LDIFAgreementTests.fixtures.names) func realDumpsComeBack(name: String) {
    let bytes = LDIFAgreementTests.fixtures.bytes(name)
    #expect(LDIFAgreement.disagreementAfterWriting(bytes) == nil)
  }
}
