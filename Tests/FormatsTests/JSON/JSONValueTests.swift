import Formats
import Testing

@Suite struct JSONValueTests {
  private func value(_ text: String) throws(JSONValue.Problem) -> JSONValue {
    try JSONValue(Array(text.utf8).span)
  }

  @Test func readsEveryKind() throws {
    let value = try value(
      #" {"a": [1, -2.5e1, true, false, null], "b": {"c": "x\n\u00e9😀"}, "b2": {}} "#)
    #expect(
      value["a"]
        == .list([.number(1), .number(-25), .flag(true), .flag(false), .null]))
    #expect(value["b"]?["c"]?.text == "x\né😀")
    #expect(value["b2"] == .object([:]) && value["z"] == nil)
    #expect(try self.value("7\n").integer == 7 && self.value("7.5\n").integer == nil)
  }

  @Test(arguments: ["", "{", "[1, 2", #"{"a": "b"#, #"{"a":"#])
  func saysWhatIsCutShort(_ text: String) {
    #expect(throws: JSONValue.Problem.cutShort) { try value(text) }
  }

  @Test(arguments: ["{]", "[1,]", "x", "[1] 2", #"{"a" 1}"#, "[nul ]", "[1 2]", "{1: 2}"])
  func saysWhatIsNotJSON(_ text: String) {
    #expect(throws: JSONValue.Problem.notJSON) { try value(text) }
  }

  @Test func depthIsLimited() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: JSONValue.Problem.notJSON) { try value(deep) }
  }
}
