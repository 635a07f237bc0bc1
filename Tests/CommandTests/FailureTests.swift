import Command
import Settings
import Testing

@Suite struct FailureTests {
  @Test func theCodesAreThoseThatScriptsLeanOn() {
    #expect(
      Command.ExitStatus.allCases.map(\.rawValue) == [
        0, 1, 2, 3, 64, 65, 66, 69, 70, 73, 75, 77, 78,
      ])
  }

  @Test func theLineHoldsWhatWhereAndWhatToDo() {
    let failure = Failure(.missingInput, "No file", at: "a.csv", remedy: "Look.")
    #expect(failure.line == "rollcall: No file (a.csv). Look.")
    #expect(Failure(.fault, "Oh").line == "rollcall: Oh.")
  }

  @Test func hostileNamesStayOneHarmlessLine() {
    let line = Failure(.missingInput, "No file", at: "a\n\u{1B}[2J\u{202E}b").line
    #expect(line == "rollcall: No file (a\\u{a}\\u{1b}[2J\\u{202e}b).")
  }

  @Test func configurationProblemsAre78AndFlagsAre64() {
    func status(_ origin: SettingOrigin) -> Command.ExitStatus {
      Failure(SettingsProblem.notUTF8(origin)).status
    }
    #expect(status(.file("a", line: 1)) == .configuration)
    #expect(status(.environment("ROLLCALL_OUT")) == .configuration)
    #expect(status(.flag("--out")) == .usage)
  }
}
