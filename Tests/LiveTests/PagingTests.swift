import Foundation
import Support
import Testing

/// Everybody comes, however the server cuts its answers into pieces.
@Suite(.timeLimit(.minutes(15))) struct PagingTests {
  private func accounts(_ outcome: LiveRun.Outcome) -> [String] {
    CSVTable(outcome.output).columns("sAMAccountName").flatMap { $0 }
  }

  private func export(_ source: [String], _ more: String...) async throws -> LiveRun.Outcome {
    try await LiveRun().run(
      ["export"] + source + ["--to", "csv", "--attributes", "sAMAccountName,member"] + more)
  }

  @Test func pagesSmallerThanAskedFor() async throws {
    let responder = try LDAPResponder { manner in
      manner.entries = (0..<25).map { .user("user\($0)") }
      manner.pageLimit = 4
    }
    defer { responder.stop() }
    let outcome = try await export([responder.uri, "--anonymous"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(accounts(outcome) == (0..<25).map { "user\($0)" })
    #expect(responder.searches.filter { $0.page != nil }.count >= 7)
  }

  @Test(arguments: [100, 999]) func aServerThatRefusesLargePages(limit: Int) async throws {
    let server = try LabServer(.slapd, "--page-limit", String(limit))
    let outcome = try await export(server.signIn())
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(Set(accounts(outcome)).count > 2_090)
    #expect(accounts(outcome).count == Set(accounts(outcome)).count)
  }

  @Test func everybodyOnSeveralPages() async throws {
    for server in [try Lab.slapd, try Lab.samba] {
      let outcome = try await export(server.signIn(), "--base", "OU=Lab,\(server.base)")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(accounts(outcome).count == 2_091)
      #expect(Set(accounts(outcome)).count == 2_091)
    }
  }

  @Test func lengthsAsWindowsSendsThem() async throws {
    func export(_ damage: @escaping @Sendable ([UInt8]) -> [UInt8]) async throws -> String {
      let responder = try LDAPResponder { manner in
        manner.entries += [
          LDAPEntry(dn: "CN=empty", attributes: []),
          LDAPEntry(
            dn: "CN=many",
            attributes: [("sn", []), ("cn", ["", "many", String(repeating: "x", count: 70_000)])]),
        ]
        manner.damage = damage
      }
      defer { responder.stop() }
      let outcome = try await LiveRun().run([
        "export", "--to", "ldif", responder.uri, "--anonymous", "--filter", "(cn=*)",
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.text
    }
    let short = try await export { $0 }
    #expect(short.contains("\n\ndn: CN=empty\n\ndn: CN=many\ncn:\ncn: many\ncn: xxx"))
    #expect(try await export { BER.withLongLengths($0) } == short)
  }

  /// As Windows gives the members of a large group, though nobody asked for a range (MS-ADTS,
  /// section 3.1.1.3.1.3.3).
  @Test func valuesInRanges() async throws {
    let members = (0..<3_703).map { "CN=\($0),DC=lab,DC=example" }
    let responder = try LDAPResponder { manner in
      manner.entries = [
        LDAPEntry(
          dn: "CN=Big,DC=lab,DC=example",
          attributes: [
            ("objectClass", ["top", "group"]), ("sAMAccountName", ["big"]), ("member", members),
          ])
      ]
    }
    defer { responder.stop() }
    let outcome = try await LiveRun().run([
      "export", "--to", "ldif", responder.uri, "--anonymous", "--filter", "(objectClass=group)",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.text.contains("range="))
    let lines = outcome.text.split(separator: "\n").filter { $0.hasPrefix("member: ") }
    #expect(lines.map { String($0.dropFirst("member: ".count)) } == members)
  }

  /// The group became smaller, or the right to read went away: what is known of it is not all.
  @Test func rangesThatEndTooSoonAre65() async throws {
    let members = (0..<20).map { "CN=\($0)" }
    let responder = try LDAPResponder { manner in
      manner.valueLimit = 5
      manner.valuesUntil = 10
      manner.entries = [
        LDAPEntry(dn: "CN=Big,DC=lab,DC=example", attributes: [("member", members)])
      ]
    }
    defer { responder.stop() }
    try await LiveRun().expectFailure(
      [responder.uri, "--anonymous"], 65, says: ["member", "CN=Big"],
      password: "Nothing-secret-here")
  }

  /// Whether there are more pages nobody knows.
  @Test func garbledPagesAre69() async throws {
    let responder = try LDAPResponder { $0.paging = .garbled }
    defer { responder.stop() }
    try await LiveRun().expectFailure(
      [responder.uri, "--anonymous"], 69, says: [responder.uri], password: "Nothing-secret-here")
  }

  @Test func pagesWithoutEndAre69() async throws {
    let responder = try LDAPResponder { $0.paging = .withoutEnd }
    defer { responder.stop() }
    try await LiveRun().expectFailure(
      [responder.uri, "--anonymous"], 69, says: [responder.uri], password: "Nothing-secret-here",
      timeout: 1)
  }

  @Test func aServerWithoutPages() async throws {
    let responder = try LDAPResponder { $0.paging = .ignored }
    defer { responder.stop() }
    let outcome = try await export([responder.uri, "--anonymous"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(accounts(outcome) == ["user1", "user2", "user3"])
  }

  @Test func aGroupOfTwoThousand() async throws {
    for server in [try Lab.slapd, try Lab.samba] {
      let outcome = try await LiveRun().run(
        ["export", "--to", "ldif"] + server.signIn() + ["--filter", "(cn=Big Group)"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.text.split(separator: "\n").count { $0.hasPrefix("member:") } == 2_000)
    }
  }

  /// The scope "members of these groups" is read with the users.
  @Test func aGroupAsScope() async throws {
    let server = try Lab.samba
    let run = try LiveRun()
    try run.folder.write("Username\nt-plain@lab.example\n", to: "work/console.csv")
    try run.folder.write("scope:\n  groups: [Small Group]\n", to: "work/rollcall.yaml")
    let outcome = try await run.run(
      ["reconcile", "--config", "rollcall.yaml", "--directory"] + server.signIn()
        + ["--console", "console.csv", "--out", "report", "--fail-on", "never"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let table = CSVTable(try run.folder.bytes(of: "work/report/links.csv"))
    #expect(table.columns("state", "directory_upn") == [["linked", "t-plain@lab.example"]])
    let findings = try run.folder.text(of: "work/report/findings.csv")
    #expect(!findings.contains("scope-not-found"))
  }
}
