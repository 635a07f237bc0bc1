import Formats
import Support
import Testing

/// The fast reader and the plain one must say the same, whole and in pieces.
@Suite struct LDIFAgreementTests {
  static let fixtures = FixtureFolder("LDIF", target: "FormatsTests")

  /// Attributes of the fixtures and of the nasty texts, some of them wanted.
  static let wanted = [
    "cn", "sAMAccountName", "mail", "member", "objectGUID", "physicalDeliveryOfficeName", "sn",
    "description", "userCertificate", "info", "ref", "office",
  ]

  static let tables = [
    NameTable(wanted, others: .skip), NameTable(others: .intern),
    NameTable(["CN"], others: .intern),
  ]

  @Test func fixturesAreThere() {
    #expect(Self.fixtures.names.count > 10)
  }

  @Test(arguments: fixtures.names) func fixturesAgree(name: String) {
    let bytes = Self.fixtures.bytes(name)
    for table in Self.tables {
      expectAgreement(bytes, table)
      for count in [2, 3, 7, 10_000] { expectPiecesAgree(bytes, table, count) }
    }
  }

  @Test func nastyTextsAgree() {
    for bytes in NastyLDIF.all {
      for table in Self.tables {
        expectAgreement(bytes, table)
        for end in 0..<min(bytes.count, 120) { expectAgreement(Array(bytes[..<end]), table) }
        for count in 1...5 { expectPiecesAgree(bytes, table, count) }
      }
    }
  }

  @Test(arguments: 0..<8) func mutatedTextsAgree(seed: Int) {
    var mutator = LDIFMutator(seed: UInt64(seed))
    let sources =
      NastyLDIF.all
      + Self.fixtures.names.map { Array(Self.fixtures.bytes($0).prefix(3000)) }
    for _ in 0..<400 {
      let bytes = mutator.mutate(mutator.pick(sources), others: sources)
      let table = mutator.pick(Self.tables)
      expectAgreement(bytes, table)
      expectPiecesAgree(bytes, table, 6)
    }
  }

  private func expectAgreement(_ bytes: [UInt8], _ table: NameTable) {
    var names = table
    let expected = LDIFReference.read(bytes, names: &names, ends: .source)
    var scanner = LDIFScanner(names: table)
    let batch = scanner.scan(bytes.span, in: 0..<bytes.count, ends: .source)
    let found = LDIFReading(batch, input: bytes, names: scanner.names)
    if found != expected { report(found, expected, bytes) }
  }

  private func expectPiecesAgree(_ bytes: [UInt8], _ table: NameTable, _ count: Int) {
    let ranges = LDIFChunks.ranges(of: bytes.span, targetCount: count)
    #expect(ranges.count <= max(1, count))
    var scanner = LDIFScanner(names: table)
    var pieces = LDIFReading()
    for range in ranges {
      let ends = range.upperBound == bytes.count ? LDIFEnd.source : .boundary
      let batch = scanner.scan(bytes.span, in: range, ends: ends)
      pieces.append(LDIFReading(batch, input: bytes, names: scanner.names))
    }
    var whole = LDIFScanner(names: table)
    let batch = whole.scan(bytes.span, in: 0..<bytes.count, ends: .source)
    let expected = LDIFReading(batch, input: bytes, names: whole.names)
    if pieces != expected { report(pieces, expected, bytes) }
  }

  private func report(_ found: LDIFReading, _ expected: LDIFReading, _ bytes: [UInt8]) {
    let text = String(decoding: bytes.prefix(1500), as: UTF8.self)
    let difference: String
    if found.entries != expected.entries {
      let position = zip(found.entries, expected.entries).enumerated().first { $1.0 != $1.1 }
      difference =
        "entries: \(position.map { "\($0)" } ?? "\(found.entries.count), \(expected.entries.count)")"
    } else {
      difference =
        "found: \(found.rejects) \(found.notices) \(found.lineCount)\nexpected: \(expected.rejects)"
        + " \(expected.notices) \(expected.lineCount)"
    }
    Issue.record("\(difference)\nfor \(text.debugDescription)")
  }
}
