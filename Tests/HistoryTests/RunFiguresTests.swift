import Foundation
import History
import Testing

@Suite struct RunFiguresTests {
  @Test func figuresComeBackFromJSON() throws {
    var figures = RunFigures(
      started: 1_750_000_000, seconds: 1.5, version: "1.0.0",
      inputs: [
        .init(
          role: "console", source: "users.csv", kind: "csv", bytes: 12, sha256: "ab", records: 1,
          rejected: 0, modified: nil)
      ])
    figures.consoleStates = ["linked": 1]
    let back = try JSONDecoder().decode(RunFigures.self, from: JSONEncoder().encode(figures))
    #expect(back == figures)
  }
}
