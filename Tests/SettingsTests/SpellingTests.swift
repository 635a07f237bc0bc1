import Settings
import Testing

@Suite struct SpellingTests {
  @Test func countsInsertionsDeletionsReplacementsAndSwaps() {
    func distance(_ one: String, _ other: String) -> Int {
      Spelling.distance(Array(one), Array(other))
    }
    #expect(distance("", "abc") == 3)
    #expect(distance("abc", "") == 3)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("fromat", "format") == 1)
  }

  @Test func farNamesAreNotProposed() {
    #expect(Spelling.nearest(to: "colour", in: ["format", "folder"]) == nil)
    #expect(Spelling.nearest(to: "FailOn", in: ["fail-on", "format"]) == "fail-on")
    #expect(Spelling.nearest(to: "x", in: []) == nil)
  }
}
