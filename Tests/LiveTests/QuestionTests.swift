import Foundation
import Support
import Testing

/// Bases, filters and what else is asked of a server.
@Suite(.timeLimit(.minutes(15))) struct QuestionTests {
  private func names(_ outcome: LiveRun.Outcome) -> [String] {
    CSVTable(outcome.output).columns("cn").flatMap { $0 }.sorted()
  }

  private func export(_ source: [String]) async throws -> LiveRun.Outcome {
    let outcome = try await LiveRun().run(["export", "--to", "csv", "--attributes", "cn"] + source)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome
  }

  @Test func severalBasesAndFiltersGiveNobodyTwice() async throws {
    for server in [try Lab.slapd, try Lab.samba] {
      let lab = "OU=Lab,\(server.base)"
      let outcome = try await export(
        server.signIn() + ["--base", lab, "--base", "OU=Staff,\(lab)", "--base", lab.lowercased()]
          + ["--filter", "(cn=Plain User)", "--filter", "(cn=Pho*)", "--filter", "(cn=GUID 0)"])
      #expect(names(outcome) == ["GUID 0", "Phones", "Plain User"])
    }
  }

  @Test func aURLMaySayWhatToRead() async throws {
    let server = try Lab.slapd
    let staff = "OU=Staff,OU=Lab,\(server.base)"
    func found(_ rest: String) async throws -> [String] {
      names(try await export(server.signIn(at: "\(server.tlsURI)/\(rest)")))
    }
    #expect(try await found("\(staff)???(cn=GUID*)").count == 4)
    #expect(try await found("OU=Lab,\(server.base)??one?(cn=GUID*)").isEmpty)
    #expect(try await found("CN=GUID%200,\(staff)??base") == ["GUID 0"])
  }

  /// The line of ldapsearch that --verbose shows gives the same entries in any shell.
  @Test func theLineOfLdapsearchGivesTheSame() async throws {
    let server = try Lab.slapd
    for filter in [
      "(&(objectCategory=person)(cn=*'*))", "(cn=a b$HOME`id`\"\")", "(cn=M\\c3\\bcller*)",
    ] {
      let outcome = try await LiveRun().run(
        ["export", "--verbose", "--to", "csv", "--attributes", "cn"] + server.signIn()
          + ["--filter", filter])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let line = outcome.errors.split(separator: "\n").first { $0.contains("ldapsearch ") }
      let command = String(try #require(line)).replacing(
        " -W ", with: " -y \(server.passwordFile) -LLL ")
      let found = try Program(in: TemporaryFolder()).shell(command)
      #expect(found.status == 0, "\(command): \(found.errors)")
      let entries = found.text.split(separator: "\n").count { $0.hasPrefix("dn:") }
      #expect(entries == names(outcome).count, "\(command)")
    }
  }

  @Test func progressIsToldInEntries() async throws {
    let server = try Lab.slapd
    let outcome = try await LiveRun().run(
      ["export", "--to", "csv", "--attributes", "cn", "--progress", "always"] + server.signIn())
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("1000 entries"))
    #expect(outcome.errors.contains("2091 entries, "))
    #expect(!outcome.text.contains("Reading"))
  }

  /// The catalogue of a forest has only some attributes; Office is not among them.
  @Test(arguments: ["ldaps", "ldap"]) func theGlobalCatalogIsWarnedOf(scheme: String) async throws {
    let server = try Lab.samba
    let port = scheme == "ldaps" ? 3269 : 3268
    let host = server.tlsURI.dropFirst("ldaps://".count)
    let run = try LiveRun()
    try run.folder.write("Username\nt-plain@lab.example\n", to: "work/console.csv")
    let outcome = try await run.run(
      ["reconcile", "--directory"] + server.signIn(at: "\(scheme)://\(host):\(port)", "--start-tls")
        + ["--console", "console.csv", "--out", "report", "--fail-on", "never"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let findings = CSVTable(try run.folder.bytes(of: "work/report/findings.csv"))
    #expect(findings.rows.contains { $0["rule"] == "global-catalog" })
  }
}
