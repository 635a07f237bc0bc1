import Foundation
import Support
import Testing

/// What a server can do to a search. None of it ends in a shorter list.
@Suite(.timeLimit(.minutes(15))) struct SearchFaultTests {
  private func expectFailure(
    _ status: Int, says words: String..., manner: (inout LDAPResponder.Manner) -> Void,
    check: (LDAPResponder) -> Void = { _ in }
  ) async throws {
    let responder = try LDAPResponder(manner)
    defer { responder.stop() }
    try await LiveRun().expectFailure(
      [responder.uri, "--anonymous"], status, says: words, password: "Nothing-secret-here",
      timeout: 1)
    check(responder)
  }

  @Test(arguments: [
    (1, 65), (2, 65), (3, 69), (4, 65), (11, 65), (12, 65), (32, 65), (50, 77), (51, 69), (52, 69),
    (53, 65), (80, 65), (123, 65),
  ]) func everyResultButSuccessIsAFailure(code: Int, status: Int) async throws {
    try await expectFailure(status, manner: { $0.search = .init(code, "told by the server") })
  }

  @Test func aReferralIsTold() async throws {
    let silent = try FaultProxy(to: "ldap://127.0.0.1:1", .atOnce(.silence))
    defer { silent.stop() }
    let uri = "ldap://127.0.0.1:\(silent.port)/DC=other"
    try await expectFailure(65, says: uri) { $0.search = .init(10, "", referrals: [uri]) }
    #expect(silent.connections == 0)
  }

  @Test func aReferenceToASilentHostIsNotFollowed() async throws {
    let silent = try FaultProxy(to: "ldap://127.0.0.1:1", .atOnce(.silence))
    defer { silent.stop() }
    let responder = try LDAPResponder {
      $0.references = ["ldap://127.0.0.1:\(silent.port)/DC=other"]
    }
    defer { responder.stop() }
    let run = try LiveRun()
    let outcome = try await run.run(
      ["export", "--to", "ldif", responder.uri, "--anonymous", "--timeout", "15"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("user3@lab.example"))
    #expect(silent.connections == 0)
    try run.folder.write("Username\nuser1@lab.example\n", to: "work/console.csv")
    let report = try await run.run([
      "reconcile", "--directory", responder.uri, "--anonymous", "--console", "console.csv", "--out",
      "report", "--fail-on", "never",
    ])
    #expect(report.status == 0, "\(report.errors)")
    let findings = try run.folder.text(of: "work/report/findings.csv")
    #expect(findings.contains("127.0.0.1:\(silent.port)"))
    #expect(silent.connections == 0)
  }

  @Test func aSearchThatNeverEndsIs69() async throws {
    try await expectFailure(69, says: "1 s", manner: { $0.isEndless = true })
  }

  @Test(
    arguments: [
      // A message of two gigabytes, an entry longer than its message, a length of 127 bytes.
      [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0x02, 0x01, 0x02, 0x64],
      [0x30, 0x0C, 0x02, 0x01, 0x03, 0x64, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0x04, 0x01, 0x41],
      [0x30, 0xFF, 0x02, 0x01, 0x02],
      Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8),
      [UInt8](repeating: 0, count: 100),
      [UInt8](repeating: 0xFF, count: 100),
    ] as [[UInt8]]) func nonsenseIs69(bytes: [UInt8]) async throws
  {
    try await expectFailure(69, manner: { $0.instead = bytes })
  }

  @Test func aServerThatLimitsAllPagesIs65() async throws {
    let server = try LabServer(.slapd, "--total-limit", "1500")
    try await LiveRun().expectFailure(
      server.signIn(), 65, says: ["size limit"], password: server.password)
  }

  @Test func aBaseThatIsNotThereIs65() async throws {
    for server in [try Lab.slapd, try Lab.samba] {
      try await LiveRun().expectFailure(
        server.signIn() + ["--base", "OU=Nowhere,\(server.base)"], 65, says: ["OU=Nowhere"],
        password: server.password)
    }
    let server = try Lab.slapd
    try await LiveRun().expectFailure(
      server.signIn() + ["--base", "nonsense"], 64, says: ["nonsense"], password: server.password)
  }

  /// A server hides what an account may not see, and says "success".
  @Test func nobodyIsNoList() async throws {
    for server in [try Lab.slapd, try Lab.samba] {
      let run = try LiveRun()
      try run.folder.write("Username\nt-plain@lab.example\n", to: "work/console.csv")
      let outcome = try await run.run(
        ["reconcile", "--directory"] + server.signIn()
          + ["--filter", "(cn=nobody of that name)", "--console", "console.csv", "--out", "report"])
      #expect(outcome.status == 65, "\(outcome.errors)")
      #expect(outcome.sentences.count == 1)
      #expect(outcome.errors.contains("may read"))
      #expect(try run.folder.names(in: "work") == ["console.csv"])
    }
  }

  @Test func aFilterThatIsNoneIs64() async throws {
    let server = try Lab.slapd
    try await LiveRun().expectFailure(
      server.signIn() + ["--filter", "(&(cn=a)"], 64, says: ["(&(cn=a)"], password: server.password)
  }
}
