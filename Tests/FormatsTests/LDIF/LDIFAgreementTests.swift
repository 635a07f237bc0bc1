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
