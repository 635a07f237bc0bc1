import Foundation
import Support
import Testing

/// `check` says at which step the way to a server ends.
@Suite(.timeLimit(.minutes(15))) struct CheckTests {
  private static let steps = ["name", "connect", "tls", "sign-in", "base", "filter", "attributes"]

  /// The verdict of each step.
  private func verdicts(_ outcome: LiveRun.Outcome) -> [String] {
    Self.steps.map { step in
      let line = outcome.text.split(separator: "\n").first { $0.hasPrefix("  \(step) ") }
      let words = line?.split(separator: " ") ?? []
      return words.dropFirst().first.map(String.init) ?? ""
    }
  }

  private func check(_ source: [String]) async throws -> LiveRun.Outcome {
    try await LiveRun().run(["check", "--directory"] + source)
  }

  private func expectFailure(
    at step: String, _ source: [String], status: Int, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let outcome = try await check(source)
    let failed = try #require(Self.steps.firstIndex(of: step))
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: location)
    let found = verdicts(outcome)
    #expect(found[failed] == "failed", "\(outcome.text)", sourceLocation: location)
    // A step that has no place on this way is left out.
    let before = Set(found[..<failed]).subtracting(["", "-"])
    #expect(before.isSubset(of: ["ok"]), "\(outcome.text)", sourceLocation: location)
    let after = Set(found[(failed + 1)...]).subtracting([""])
    #expect(after.isSubset(of: ["not"]), "\(outcome.text)", sourceLocation: location)
    #expect(outcome.sentences.count == 1, sourceLocation: location)
  }

  @Test func aGoodWayPassesEachStep() async throws {
    for server in [try Lab.slapd, try Lab.samba] {
      let outcome = try await check(server.signIn())
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(verdicts(outcome) == Self.steps.map { _ in "ok" }, "\(outcome.text)")
      #expect(!outcome.text.contains(server.password))
    }
  }

  @Test func theFailingStepIsTold() async throws {
    let server = try Lab.slapd
    let port = try RefusingPort()
    defer { port.giveBack() }
    let user = ["--bind-name", server.bindName, "--password-file", server.passwordFile]
    let nobody = server.signIn(at: "ldaps://nobody.invalid")
    try await expectFailure(at: "name", nobody, status: 69)
    let refused = server.signIn(at: "ldap://127.0.0.1:\(port.number)", "--start-tls")
    try await expectFailure(at: "connect", refused, status: 69)
    try await expectFailure(
      at: "tls", [server.tlsURI, "--ca-file", server.otherCAFile] + user, status: 69)
    try await expectFailure(
      at: "sign-in", server.signIn() + ["--bind-name", "CN=nobody,\(server.base)"], status: 77)
    try await expectFailure(
      at: "base", server.signIn() + ["--base", "OU=Nowhere,\(server.base)"], status: 65)
    try await expectFailure(at: "filter", server.signIn() + ["--filter", "(cn="], status: 64)
  }

  /// An account that may not see an attribute gets entries without it.
  @Test func whatIsEmptyForEverybodyIsTold() async throws {
    let server = try LabServer(.slapd, "--hide", "physicalDeliveryOfficeName")
    let outcome = try await check(server.signIn())
    let line = outcome.text.split(separator: "\n").first { $0.hasPrefix("  attributes") } ?? ""
    #expect(line.contains("empty for everybody"))
    #expect(line.contains("physicalDeliveryOfficeName"))
    let run = try LiveRun()
    try run.folder.write("Username\nt-plain@lab.example\n", to: "work/console.csv")
    let reconcile = try await run.run(
      ["reconcile", "--directory"] + server.signIn()
        + ["--console", "console.csv", "--out", "report", "--fail-on", "never"])
    #expect(reconcile.status == 0, "\(reconcile.errors)")
    let findings = CSVTable(try run.folder.bytes(of: "work/report/findings.csv"))
    let absent = findings.rows.filter { $0["rule"] == "attribute-absent" }
    #expect(absent.contains { $0["message"]?.contains("physicalDeliveryOfficeName") == true })
  }
}
