import Formats
import Support
import Testing

@Suite struct SCIMListReaderTests {
  /// What the reader makes of `text`: a dictionary for each record, values joined by `|`.
  private func read(_ text: [UInt8]) -> (records: [[String: String]], batch: RecordBatch) {
    var names = NameTable(others: .intern)
    let batch = SCIMListReader.read(text.span, names: &names)
    let records = batch.records.map { record in
      var found: [String: String] = [:]
      for value in batch.values[record.firstValue..<record.firstValue + record.valueCount] {
        let space = value.slice.space == .input ? text : batch.decoded
        let text = String(decoding: space[value.slice.range], as: UTF8.self)
        let name = names.names[Int(value.name.rawValue)]
        found[name] = found[name].map { $0 + "|" + text } ?? text
      }
      return found
    }
    return (records, batch)
  }

  private func read(_ text: String) -> (records: [[String: String]], batch: RecordBatch) {
    read(Array(text.utf8))
  }

  static let list = #"""
    {
      "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
      "totalResults": 2, "startIndex": 1,
      "Resources": [
        {
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
          "id": "u1", "externalId": "e1", "userName": "anna@contoso.com",
          "name": {"givenName": "Ann\u00e4", "familyName": "Mei\"er", "formatted": null},
          "active": true, "title": "",
          "emails": [{"value": "home@x.org", "type": "home"},
                     {"type": "work", "primary": true, "value": "anna@contoso.com"}],
          "phoneNumbers": [{"value": "+441", "type": "work"}, {"value": "+442", "type": "mobile"}],
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
            {"department": "Sales", "manager": {"value": "u9"}},
          "urn:ietf:params:scim:schemas:extension:8x8:1.1:User": {"site": "London"}
        },
        {"userName": "bob", "urn:8x8:scim:schemas:extension:8x8user:2.0:User:site": "Paris",
         "emails": ["bob@contoso.com"], "deep": {"a": {"b": {"c": 1}}, "d": [[1]]}}
      ]
    }
    """#

  @Test func readsAListResponse() {
    let found = read(Self.list)
    #expect(
      found.records.first == [
        "schemas": "urn:ietf:params:scim:schemas:core:2.0:User", "id": "u1", "externalId": "e1",
        "userName": "anna@contoso.com", "name.givenName": "Annä", "name.familyName": "Mei\"er",
        "active": "true", "emails.work": "anna@contoso.com", "emails.home": "home@x.org",
        "phoneNumbers.work": "+441", "phoneNumbers.mobile": "+442", "department": "Sales",
        "manager.value": "u9", "site": "London",
      ])
    #expect(
      found.records.last == ["userName": "bob", "site": "Paris", "emails.work": "bob@contoso.com"])
    #expect(found.batch.records.map(\.line) == [5, 17])
    #expect(found.batch.notices.isEmpty && found.batch.rejects.isEmpty)
  }

  @Test func readsArraysLinesAndSeveralLists() {
    #expect(read(#"[{"userName":"a"},{"userName":"b"}]"#).records.count == 2)
    let lines = read("{\"userName\":\"a\"}\n{\"userName\":\"b\"}\n")
    #expect(lines.batch.records.map(\.line) == [1, 2])
    #expect(read(Self.list + "\n" + Self.list).records.count == 4)
    #expect(read("[" + Self.list + "," + Self.list + "]").records.count == 4)
    #expect(read(#"{"totalResults":0}"#).records.isEmpty)
  }

  @Test func saysWhenAListIsIncomplete() {
    let page = #"{"totalResults":3,"Resources":[{"userName":"a"}]}"#
    let found = read(page + page)
    #expect(found.records.count == 2)
    #expect(found.batch.notices == [Notice(.listIncomplete, line: 1, detail: "2 of 3")])
  }

  @Test func keepsWhatStandsBeforeACut() {
    let bytes = Array(Self.list.utf8)
    for end in 0..<bytes.count {
      let found = read(Array(bytes[..<end]))
      #expect(found.records.count <= 2)
      if found.records.count == 1 {
        #expect(found.records[0]["site"] == "London")
        #expect(found.batch.notices.contains { $0.kind == .lastRecordCutShort })
      }
    }
  }

  @Test func setsAsideWhatIsNoResource() {
    let found = read("[{\"userName\":\"a\"},\n7, \"x\", [1], {\"userName\":\"b\"}]")
    #expect(found.records.count == 2)
    #expect(found.batch.rejects.map(\.reason) == [.notAnObject, .notAnObject, .notAnObject])
    #expect(found.batch.rejects.allSatisfy { $0.line == 2 })
  }

  @Test func goesOnAfterALineThatIsNoJSON() {
    let found = read("{\"userName\":\"a\"}\n{\"userName\":b}\n{\"userName\":\"c\"}\n")
    #expect(found.records.map { $0["userName"] } == ["a", "c"])
    #expect(found.batch.rejects.map(\.line) == [2])
    #expect(found.batch.rejects.map(\.reason) == [.invalidJSON])
  }

  @Test func survivesAnyDepth() {
    for open in ["[", "{\"a\":", "[{\"Resources\":[", "{\"a\":[", "{\"a\":{\"b\":[["] {
      let found = read(String(repeating: open, count: 200_000))
      #expect(found.records.isEmpty)
    }
    let lines = read(String(repeating: "{\"a\":x{\n", count: 50_000))
    #expect(lines.batch.rejects.count == 50_000)
  }

  @Test func survivesMutations() {
    var random = SeededGenerator(seed: 21)
    let specials = Array("\"{}[]:,\\u\n\0x".utf8)
    for _ in 0..<3000 {
      var bytes = Array(Self.list.utf8)
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = specials[Int.random(in: 0..<specials.count, using: &random)]
      }
      #expect(read(bytes).batch.records.count <= 30)
    }
  }

  @Test func readsOnlyWhatIsAskedFor() {
    var names = NameTable(["userName", "site"], others: .skip)
    let batch = SCIMListReader.read(Self.list.utf8.span, names: &names)
    #expect(batch.values.count == 4)
    #expect(names.names.count == 2)
  }
}
