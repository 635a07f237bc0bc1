import Formats
import Roster
import Testing

/// Rows of decisions.csv.
@Suite("Decision rows")
struct DecisionTests {
  private func read(_ cells: [DecisionField: String]) -> Decision.Reading {
    Decision.read(cells, origin: Origin.line(2, source: "decisions.csv"))
  }

  private func reason(_ cells: [DecisionField: String]) -> String? {
    if case .unusable(let reason) = read(cells) { return reason.rawValue }
    return nil
  }

  @Test("What a kind needs is asked for")
  func needs() {
    #expect(reason([.kind: "lnik", .consoleUsername: "a"]) == "decision-kind-unknown")
    #expect(reason([:]) == "decision-kind-unknown")
    #expect(reason([.kind: "link", .consoleUsername: "a"]) == "decision-incomplete")
    #expect(reason([.kind: "leave-alone"]) == "decision-incomplete")
    #expect(reason([.kind: "site-alias", .office: "HQ"]) == "decision-incomplete")
    #expect(reason([.kind: "waive", .finding: "office-unknown"]) == "decision-incomplete")
    #expect(reason([.kind: "waive", .finding: "0123456789abcdeF"]) == nil)
    #expect(reason([.kind: " LATER ", .directoryUPN: "a@b"]) == nil)
    #expect(reason([.kind: "site alias", .office: "HQ", .site: "B"]) == nil)
    let pair: [DecisionField: String] = [.kind: "link", .consoleUsername: "a", .objectGUID: "x"]
    #expect(reason(pair) == "decision-guid-unusable")
    #expect(
      reason([.kind: "later", .consoleUsername: "a", .until: "soon"]) == "decision-date-unusable")
  }

  @Test(
    "Days as people and spreadsheets write them",
    arguments: [
      ("2026-11-21", "2026-11-21"), ("2026/1/2", "2026-01-02"), ("21.11.2026", "2026-11-21"),
      ("1.2.2026", "2026-02-01"), ("21/11/2026", "2026-11-21"), ("11/21/2026", "2026-11-21"),
      ("5/5/2026", "2026-05-05"), ("2026-11-21T05:43:51Z", "2026-11-21"),
      ("2024-02-29", "2024-02-29"),
    ])
  func days(text: String, day: String) {
    #expect(CalendarDay(text)?.description == day)
  }

  @Test(
    "What could be two days, or none, is no day",
    arguments: ["03/04/2026", "2026-02-29", "2026-13-01", "26-11-21", "", "2026-11", "-1-2-2026"])
  func noDays(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test("A moment is a day of UTC")
  func moments() {
    #expect(CalendarDay(secondsSince1970: 0).description == "1970-01-01")
    #expect(CalendarDay(secondsSince1970: 1_795_305_599).description == "2026-11-21")
    #expect(CalendarDay(secondsSince1970: 951_782_400).description == "2000-02-29")
    #expect(CalendarDay(secondsSince1970: -1).description == "1969-12-31")
  }
}
