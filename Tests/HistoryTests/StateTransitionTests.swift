import History
import Support
import Testing

@Suite struct StateTransitionTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try .open("\(folder.path)/history.sqlite", for: .writing)
  }

  @discardableResult
  private func night(_ day: Int, _ states: KeyValuePairs<String, String>) throws -> News {
    try store.record(
      .sample(day: day), findings: [],
      states: states.map { RowState(side: .console, key: $0.key, state: $0.value) })
  }

  private func words(_ transitions: [StateTransition]) -> [String] {
    transitions.map { "\($0.from ?? "arrived") \($0.to ?? "left") \($0.count)" }
  }

  @Test func transitionsAreCountedByStates() throws {
    let first = try night(1, ["a": "rename", "b": "rename", "c": "linked"])
    #expect(first.previous == nil && first.transitions.isEmpty)
    let second = try night(2, ["b": "linked", "a": "linked", "d": "blocked"])
    #expect(words(second.transitions) == ["arrived blocked 1", "linked left 1", "rename linked 2"])
    #expect(try night(3, ["a": "linked", "b": "linked", "d": "blocked"]).transitions.isEmpty)
  }

  @Test func whatWentBackIsNoDifference() throws {
    try night(1, ["a": "linked"])
    try night(2, ["a": "rename"])
    try night(3, ["a": "linked"])
    #expect(try store.difference(1, 3).transitions.isEmpty)
    #expect(words(try store.difference(2, 1).transitions) == ["linked rename 1"])
  }

  @Test func theOrderOfRowsThatLookAlikeDoesNotMatter() throws {
    try night(1, ["a": "linked", "a": "duplicate", "b": "linked"])
    #expect(try night(2, ["b": "linked", "a": "duplicate", "a": "linked"]).transitions.isEmpty)
    #expect(words(try night(3, ["a": "linked", "b": "linked"]).transitions).count == 2)
  }

  /// The same key is somebody else on the other side.
  @Test func sidesAreApart() throws {
    try night(1, ["a": "linked"])
    let news = try store.record(
      .sample(day: 2), findings: [], states: [RowState(side: .directory, key: "a", state: "linked")]
    )
    #expect(news.transitions.map(\.side) == [.console, .directory])
    #expect(words(news.transitions) == ["linked left 1", "arrived linked 1"])
  }
}
