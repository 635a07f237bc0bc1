import Formats
import Testing

@Suite struct JSONLinesWriterTests {
  private let input = Array("CN=a,DC=bJörgsecond\u{0}".utf8)

  private func write(_ record: Record, _ batch: RecordBatch) -> String {
    var output: [UInt8] = []
    var writer = JSONLinesWriter(names: ["cn", "objectGUID"])
    writer.append(record, of: batch, input: input.span, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private var batch: RecordBatch {
    var batch = RecordBatch()
    batch.decoded = [0xFF, 0x00, 0x41]
    batch.values = [
      RecordValue(name: NameID(0), slice: Slice(.input, offset: 9, count: 5)),
      RecordValue(name: NameID(1), slice: Slice(.decoded, offset: 0, count: 3)),
      RecordValue(name: NameID(0), slice: Slice(.input, offset: 14, count: 6)),
      RecordValue(name: NameID(0), slice: Slice(.input, offset: 14, count: 7)),
    ]
    return batch
  }

  @Test func writesEntries() {
    let dn = Slice(.input, offset: 0, count: 9)
    #expect(
      write(Record(line: 1, firstValue: 0, valueCount: 4, dn: dn), batch)
        == "{\"dn\": \"CN=a,DC=b\", \"attributes\": {\"cn\": [\"Jörg\", \"second\", "
        + "{\"base64\": \"c2Vjb25kAA==\"}], \"objectGUID\": [{\"base64\": \"/wBB\"}]}}\n")
    #expect(
      write(Record(line: 1, firstValue: 0, valueCount: 0, dn: dn), batch)
        == "{\"dn\": \"CN=a,DC=b\", \"attributes\": {}}\n")
  }

  @Test("What one record has under a name says nothing about the next one")
  func writesSeveral() {
    let dn = Slice(.input, offset: 0, count: 4)
    var output: [UInt8] = []
    var writer = JSONLinesWriter(names: ["cn", "objectGUID"])
    for first in [1, 0, 2] {
      let record = Record(line: 1, firstValue: first, valueCount: 2, dn: dn)
      writer.append(record, of: batch, input: input.span, to: &output)
    }
    #expect(
      String(decoding: output, as: UTF8.self) == """
        {"dn": "CN=a", "attributes": {"objectGUID": [{"base64": "/wBB"}], "cn": ["second"]}}
        {"dn": "CN=a", "attributes": {"cn": ["Jörg"], "objectGUID": [{"base64": "/wBB"}]}}
        {"dn": "CN=a", "attributes": {"cn": ["second", {"base64": "c2Vjb25kAA=="}]}}

        """)
  }

  @Test func writesRows() {
    #expect(
      write(Record(line: 1, firstValue: 0, valueCount: 2, dn: .absent), batch)
        == "{\"cn\": \"Jörg\", \"objectGUID\": {\"base64\": \"/wBB\"}}\n")
  }
}
