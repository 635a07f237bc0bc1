import Formats
import Intake
import Roster
import Testing

@Suite("Reading decisions.csv")
struct DecisionIntakeTests {
  private func read(_ text: String) throws -> (info: SourceInfo, decisions: [Decision]) {
    let input = try Input.of(text, overrides: InputOverrides(format: .csv))
    let (info, decisions) = try DecisionIntake.read(input)
    return (info, decisions)
  }

  @Test("Columns go by name, in any order, however a spreadsheet saves them")
  func columns() throws {
    let result = try read(
      "\u{FEFF}Reason;Directory UPN;Note;KIND;console-username\r\n"
        + "\"same; asked\";anna@x.com;;link;old1\r\n;;;;\r\n")
    #expect(result.decisions.count == 1 && result.info.rejects.isEmpty)
    let decision = try #require(result.decisions.first)
    #expect(decision.kind == .link && decision.consoleUsername == "old1")
    #expect(decision.directoryUPN == "anna@x.com" && decision[.reason] == "same; asked")
    #expect(decision.origin.description == "input:2")
    #expect(result.info.unusedNames == ["Note"])
  }

  @Test("Rows that cannot be read are rejected with their line")
  func rejects() throws {
    let result = try read(
      "kind,console_username,until\nlater,a,\nlater,,\nlatr,b,\nlater,c,03/04/2026\n")
    #expect(result.decisions.map(\.consoleUsername) == ["a"])
    #expect(result.info.rejects.map(\.line) == [3, 4, 5])
    #expect(
      result.info.rejects.map(\.reason) == [
        .decisionIncomplete, .decisionKindUnknown, .decisionDateUnusable,
      ])
    #expect(result.info.records == 1)
  }

  @Test("A file with a header only holds no decisions; one without kinds is no decisions file")
  func headers() throws {
    #expect(try read("kind,reason\n").decisions.isEmpty)
    #expect(throws: IntakeError.self) { try read("reason,who\na,b\n") }
  }

  @Test("What keeps a formula from running is taken off, and comes back the same")
  func formulas() throws {
    for name in ["=cmd|1", "'=cmd|1", "+49", "'plain", "anna", "''-x"] {
      let cell = FormulaGuard.defused(name)
      #expect(FormulaGuard.plain(cell) == name)
      let bytes = Array(cell.utf8)
      let runs = CSVWriter.isFormula(bytes.span)
      #expect(!runs)
    }
    #expect(
      try read("kind,console_username\nlater,'=x\n").decisions.first?.consoleUsername == "=x")
  }
}
