import Formats
import Support
import Testing

@Suite struct LDIFScannerTests {
  private func scan(
    _ text: String, _ names: [String] = ["cn", "mail", "member", "objectGUID"],
    others: NameTable.Others = .skip, ends: LDIFEnd = .source
  ) -> LDIFReading {
    let bytes = Array(text.utf8)
    var scanner = LDIFScanner(names: NameTable(names, others: others))
    let batch = scanner.scan(bytes.span, in: 0..<bytes.count, ends: ends)
    return LDIFReading(batch, input: bytes, names: scanner.names)
  }

  private func texts(_ reading: LDIFReading) -> [String] {
    reading.entries.map { entry in
      let values = entry.values.map { "\($0.name)=\(String(decoding: $0.bytes, as: UTF8.self))" }
      return ([String(decoding: entry.dn, as: UTF8.self)] + values).joined(separator: "|")
    }
  }

  @Test func readsWantedValuesInOrder() {
    let reading = scan("dn: cn=a\ncn: a\nsn: b\nMAIL:x@y\nmail:   z \n\ndn: cn=b\ncn:\n")
    #expect(texts(reading) == ["cn=a|cn=a|mail=x@y|mail=z ", "cn=b|cn="])
    #expect(reading.entries.map(\.line) == [1, 7])
    #expect(reading.lineCount == 8)
    #expect(reading.rejects.isEmpty && reading.notices.isEmpty)
  }

  @Test func plainValuesAreNotCopied() {
    let bytes = Array("dn: cn=a\ncn: Anna\nmail:: YUBi\n".utf8)
    var scanner = LDIFScanner(names: NameTable(["cn", "mail", "sn"], others: .skip))
    let batch = scanner.scan(bytes.span, in: 0..<bytes.count, ends: .source)
    #expect(batch.values.map(\.slice.space) == [.input, .decoded])
    #expect(batch.decoded == Array("a@b".utf8))
  }

  @Test func onlyWantedValuesAreDecoded() {
    let bytes = Array("dn: cn=a\nphoto:: AAAA\n AAAA\nsn: b\n c\n".utf8)
    var scanner = LDIFScanner(names: NameTable(["cn"], others: .skip))
    let batch = scanner.scan(bytes.span, in: 0..<bytes.count, ends: .source)
    #expect(batch.decoded.isEmpty && batch.records.count == 1)
  }

  /// Only where joining is all that a folded name needs.
  @Test func foldedNamesMayStandAsTheyAre() {
    let names = [
      "dn: cn=a,\n dc=b", "dn: cn=a,\r\n \r\n dc=b\r\n ", "dn:  cn=a,\n dc=b", "dn:cn=a,\n dc=b",
      "dn:: Y249\n YQ==", "dn: cn=\u{FC},\n dc=b", "d\n n: cn=a", "dn: cn=a",
    ]
    // The first is only there so that it is known how lines begin.
    let bytes = Array("dn: cn=z\n\n\(names.joined(separator: "\n\n"))\n".utf8)
    for mode in [LDIFScanner.FoldedNames.joined, .unjoined] {
      var scanner = LDIFScanner(names: NameTable(["cn"], others: .skip), foldedNames: mode)
      let batch = scanner.scan(bytes.span, in: 0..<bytes.count, ends: .source)
      let isKept = mode == .unjoined
      #expect(
        batch.records.dropFirst().map(\.dn.space) == [
          isKept ? .folded : .decoded, isKept ? .folded : .decoded, .decoded, .decoded, .decoded,
          .decoded, .decoded, .input,
        ])
      let reading = LDIFReading(batch, input: bytes, names: scanner.names)
      #expect(
        reading.entries.dropFirst().map { String(decoding: $0.dn, as: UTF8.self) } == [
          "cn=a,dc=b", "cn=a,dc=b", "cn=a,dc=b", "cn=a,dc=b", "cn=a", "cn=\u{FC},dc=b", "cn=a",
          "cn=a",
        ])
    }
  }

  @Test func foldsByBytesAnywhere() {
    let reading = scan(
      "d\r\n n: cn=a\r\nc\r\n n\r\n :\r\n : w\r\n 7w=\r\nmail: a  \r\n   b\r\n \r\n")
    #expect(texts(reading) == ["cn=a|cn=ü|mail=a    b"])
  }

  @Test func commentsFoldToo() {
    #expect(texts(scan("# a\n dn: cn=x\n\ndn: cn=a\n# c\n  n: x\ncn: y\n")) == ["cn=a|cn=y"])
  }

  @Test func aBadLineCostsItsRecordOnly() {
    let reading = scan(
      "dn: a\ncn: x\nbad\nmail: y\n\ndn: b\ncn:: !\n\nmail: z\n\n x\n\ndn: c\ncn: w\n")
    #expect(texts(reading) == ["c|cn=w"])
    #expect(
      reading.rejects == [
        Reject(line: 1, reason: .lineWithoutColon, text: "dn: a\ncn: x\nbad\nmail: y"),
        Reject(line: 6, reason: .invalidBase64, text: "dn: b\ncn:: !"),
        Reject(line: 9, reason: .recordWithoutDN, text: "mail: z"),
        Reject(line: 11, reason: .continuationWithoutLine, text: " x"),
      ])
  }

  @Test func rejectTextsAreShort() {
    let reading = scan("dn: a\nbad" + String(repeating: "é", count: 200) + "\n")
    #expect(reading.rejects.first?.text.utf8.count == 199)
  }

  @Test func changeRecordsAreNotEntries() {
    let reading = scan(
      "dn: a\nchangetype: add\ncn: x\n\ndn: b\nchangetype: modify\nreplace: cn\ncn: y\n-\n\n"
        + "dn: c\nchangetype: ntdsSchemaAdd\ncn: z\n-\n\ndn: d\nchangetype: moddn\nnewrdn: q\n")
    #expect(texts(reading) == ["a|cn=x"])
    #expect(reading.rejects.map(\.reason) == [.changeRecord, .changeRecord])
    #expect(
      reading.notices == [Notice(.recordsSkipped, line: 12, detail: "ntdsSchemaAdd")])
  }

  @Test func optionsMakeOtherAttributes() {
    let text = "dn: a\ncn;binary: x\ncn;lang-fr: y\nmember;range=0-1: z\nmember;Range=0-*: w\n"
    let skipping = scan(text)
    #expect(texts(skipping) == ["a|cn=x|member=z|member=w"])
    #expect(skipping.notices == [Notice(.rangedAttribute, line: 4, detail: "member")])
    let interning = scan(text, [], others: .intern)
    #expect(
      texts(interning) == ["a|cn;binary=x|cn;lang-fr=y|member;range=0-1=z|member;Range=0-*=w"])
  }

  @Test func interningKeepsTheFirstSpelling() {
    let reading = scan("dn: a\nMail: x\nmail: y\nMAIL: z\n", [], others: .intern)
    #expect(texts(reading) == ["a|Mail=x|Mail=y|Mail=z"])
  }

  @Test func referencesAreNeverOpened() {
    let reading = scan("dn: a\ncn:< file:///etc/passwd\nmail: x\nsn:< file:///y\n")
    #expect(texts(reading) == ["a|mail=x"])
    #expect(reading.notices == [Notice(.valueByReference, line: 2, detail: "cn")])
  }

  @Test func trailersAreNotRecords() {
    let reading = scan(
      "dn: a\ncn: x\n\n# search reference\nref: ldap://b/c\n\n# refldap://b/c\n\n# search result\n"
        + "search: 2\nresult: 4 Size limit exceeded\ncontrol: 1.2 false MA\n ==\n"
        + "pagedresults: cookie=MQA=\n# extended LDIF\n#\n\ndn: b\ncn: y\n")
    #expect(texts(reading) == ["a|cn=x", "b|cn=y"])
    #expect(reading.rejects.isEmpty)
    #expect(
      reading.notices == [
        Notice(.reference, line: 5, count: 2, detail: "ldap://b/c"),
        Notice(.searchEndedWithError, line: 11, detail: "4 Size limit exceeded"),
      ])
  }

  @Test func aPromptCostsNoRecord() {
    let prompt = "Estimate entries: 9\nPress [size] Enter for the next {2|size} entries.\n"
    let reading = scan(
      "dn: a\ncn: x\n\n# pagedresults: cookie=M\n\(prompt)dn: b\ncn: y\n\n\(prompt)\ndn: c\n")
    #expect(texts(reading) == ["a|cn=x", "b|cn=y", "c"])
    #expect(reading.notices == [Notice(.pagingPrompt, line: 6, count: 2)])
    #expect(reading.rejects.isEmpty)
  }

  @Test(
    arguments: [
      ("dn: a\ncn: x", 1, nil), ("dn: a\ncn", 0, RejectReason.cutShort),
      ("dn: a\nmail:: YUB", 0, .cutShort), ("dn: a\ncn: x\n y", 1, nil),
    ] as [(String, Int, RejectReason?)])
  func aMissingLineEndIsASign(text: String, entries: Int, reason: RejectReason?) {
    let reading = scan(text)
    #expect(reading.entries.count == entries)
    #expect(reading.rejects.first?.reason == reason)
    #expect(reading.notices.map(\.kind) == [.lastRecordCutShort])
    #expect(scan(text, ends: .boundary).notices.isEmpty)
  }

  @Test func oddBytesAreNoted() {
    let bytes: [UInt8] =
      Array("dn: a\ncn: ".utf8) + [0xE9, 0x0A] + Array("cn: x\u{0}\ncn: é\n".utf8)
    var scanner = LDIFScanner(names: NameTable(["cn"], others: .skip))
    let batch = scanner.scan(bytes.span, in: 0..<bytes.count, ends: .source)
    #expect(batch.values.count == 3)
    #expect(
      batch.notices == [
        Notice(.invalidUTF8, line: 2, detail: "cn"), Notice(.nulBytes, line: 3, detail: "cn"),
      ])
  }

  @Test(arguments: [
    ("samba-ldapsearch-full-paged.txt", 77), ("samba-ldapsearch-LLL-paged.ldif", 77),
    ("samba-ldapsearch-LL-paged.ldif", 77), ("slapd-ldapsearch-sizelimit.txt", 20),
    ("samba-ldapsearch-deleted.ldif", 6),
  ]) func realDumpsAreComplete(name: String, entries: Int) {
    let bytes = LDIFAgreementTests.fixtures.bytes(name)
    var scanner = LDIFScanner(names: NameTable(others: .intern))
    let batch = scanner.scan(bytes.span, in: 0..<bytes.count, ends: .source)
    #expect(batch.records.count == entries)
    #expect(batch.rejects.isEmpty)
    #expect(
      batch.notices.contains { $0.detail == "4 Size limit exceeded" } == name.contains("sizelimit"))
  }

  @Test func manyNamesAreAllRead() {
    let lines = (0..<5000).map { "attribute\($0): \($0)\n" }.joined()
    let reading = scan("dn: a\n" + lines + "\ndn: b\n" + lines, [], others: .intern)
    #expect(reading.entries.map(\.values.count) == [5000, 5000])
    #expect(reading.entries.first?.values == reading.entries.last?.values)
  }
}
