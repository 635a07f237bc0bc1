import Formats
import Support
import Testing

/// The fast reader and the plain one must say the same, whole and in pieces.
@Suite struct LDIFAgreementTests {
  static let fixtures = FixtureFolder("LDIF", target: "FormatsTests")

  @Test func fixturesAreThere() {
    #expect(Self.fixtures.names.count > 10)
  }

  @Test(arguments: fixtures.names) func fixturesAgree(name: String) {
    let bytes = Self.fixtures.bytes(name)
    for table in LDIFAgreement.tables {
      #expect(LDIFAgreement.disagreement(bytes, table) == nil)
      for count in [2, 3, 7, 10_000] {
        #expect(LDIFAgreement.disagreementInPieces(bytes, table, count) == nil)
      }
    }
  }

  @Test func nastyTextsAgree() {
    for bytes in NastyLDIF.all {
      for table in LDIFAgreement.tables {
        for end in 0...min(bytes.count, 120) {
          #expect(LDIFAgreement.disagreement(Array(bytes[..<end]), table) == nil)
        }
        #expect(LDIFAgreement.disagreement(bytes, table) == nil)
        for count in 1...5 {
          #expect(LDIFAgreement.disagreementInPieces(bytes, table, count) == nil)
        }
      }
    }
  }

  /// Lines that were seen before, far from the end, take the reader's shortest way.
  @Test func repeatedTextsAgree() {
    let rest = Array(String(repeating: "# more\n", count: 20).utf8)
    for text in NastyLDIF.all {
      let bytes = Array(repeatElement(text, count: 3).joined(separator: Array("\n\n".utf8))) + rest
      for table in LDIFAgreement.tables {
        #expect(LDIFAgreement.disagreement(bytes, table) == nil)
      }
    }
  }

  @Test(arguments: ["\n", "\r\n"]) func namesAndValuesOfAllLengthsAgree(lineEnd: String) {
    let letters = Array("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz")
    let names = (1...letters.count).map { String(letters[..<$0]) }
    let values = ["", " ", "  x", "x", " x ", " é", " \u{0}", "\ta", " a\tb", ": YQ==", ":", "< x"]
    var text = ""
    for entry in 0..<30 {
      text += "dn: cn=\(entry)" + lineEnd
      for (place, name) in names.enumerated() {
        text += name + ":"
        // Most are plain, and a few of every kind follow plain ones.
        let number = entry * 7 + place * 5
        text += number % 3 == 0 ? values[number / 3 % values.count] : " \(name)\(entry)"
        text += number % 11 == 0 ? lineEnd + " folded" + lineEnd : lineEnd
      }
      text += lineEnd
    }
    let bytes = Array(text.utf8)
    let wanted = names.enumerated().filter { $0.offset % 3 != 1 }.map(\.element)
    for table in [NameTable(wanted, others: .skip), NameTable(others: .intern)] {
      #expect(LDIFAgreement.disagreement(bytes, table) == nil)
    }
  }

  @Test(arguments: 0..<8) func mutatedTextsAgree(seed: Int) {
    var mutator = LDIFMutator(seed: UInt64(seed))
    let sources =
      NastyLDIF.all + Self.fixtures.names.map { Array(Self.fixtures.bytes($0).prefix(3000)) }
    for _ in 0..<400 {
      let bytes = mutator.mutate(mutator.pick(sources), others: sources)
      let table = mutator.pick(LDIFAgreement.tables)
      #expect(LDIFAgreement.disagreement(bytes, table) == nil)
      #expect(LDIFAgreement.disagreementInPieces(bytes, table, 6) == nil)
    }
  }
}
