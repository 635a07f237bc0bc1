import Foundation
import Support
import Testing

/// The same users give the same result, whichever way they are read.
@Suite(.timeLimit(.minutes(15))) struct ParityTests {
  /// The tricky people, and one in ten of the plain ones.
  private static let filter =
    "(&(objectCategory=person)(objectClass=user)(|(telephoneNumber=*1)(!(department=Sales))))"

  private let question = ["--filter", Self.filter]

  /// Reconciles a directory with the console, and says what came out.
  private func result(
    _ source: [String], console: String, environment: [String: String] = [:],
    prepare: (LiveRun) throws -> Void = { _ in }
  ) async throws -> Report {
    let run = try LiveRun()
    try run.folder.write(console, to: "work/console.csv")
    try prepare(run)
    let outcome = try await run.run(
      ["reconcile", "--directory"] + source
        + ["--console", "console.csv", "--out", "report", "--fail-on", "never"],
      environment: environment)
    try #require(outcome.status == 0, "\(source): \(outcome.errors)")
    return try Report(run, "report")
  }

  private func result(
    file: [UInt8], console: String
  ) async throws -> Report {
    try await result(["people"], console: console) { run in
      try Data(file).write(to: URL(fileURLWithPath: run.path("people")))
    }
  }

  /// Console users: most as in the directory, some in capitals, some with another name, some missing.
  private func console(_ server: LabServer) throws -> String {
    let entries = String(
      decoding: try server.search(
        "-LLL", "-o", "ldif-wrap=no", "-E", "pr=1000/noprompt", "-b", server.base,
        "(&\(Self.filter)(userPrincipalName=*))", "userPrincipalName"),
      as: UTF8.self)
    let prefix = "userPrincipalName: "
    let names = entries.split(separator: "\n").filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }.sorted()
    let rows = names.enumerated().compactMap { index, name -> String? in
      switch index % 10 {
      case 3: "\(name.uppercased()),Paris"
      case 5: "alias1.\(name),Zürich"
      case 7: nil
      default: "\(name),\(index % 2 == 0 ? "Paris" : "Genève")"
      }
    }
    return "Username,Site\n" + rows.joined(separator: "\n") + "\n"
  }

  private func searchFile(_ server: LabServer) throws -> [UInt8] {
    try server.search("-E", "pr=100/noprompt", "-b", server.base, Self.filter)
  }

  private func expectSame(_ found: Report, _ expected: Report, _ way: String) {
    let difference = found.difference(from: expected)
    #expect(difference.isEmpty, "\(way): \(difference.joined(separator: "\n"))")
  }

  @Test func theDomainByPasswordAndByFile() async throws {
    let server = try Lab.samba
    let console = try console(server)
    let live = try await result(server.signIn() + question, console: console)
    #expect(live.files["directory.csv"]?.count ?? 0 > 290)
    #expect(Set(live.files["links.csv"]?.map { $0[0] } ?? []).count >= 3)
    expectSame(try await result(file: searchFile(server), console: console), live, "ldapsearch")
    let dump = try server.dump(Self.filter)
    expectSame(try await result(file: dump, console: console), live, "ldbsearch")
    let startTLS = server.signIn(at: server.uri, "--start-tls") + question
    expectSame(try await result(startTLS, console: console), live, "StartTLS")
  }

  /// What `export` writes can take the place of the server.
  @Test(arguments: ["ldif", "csv"]) func theDomainByExport(format: String) async throws {
    let server = try Lab.samba
    let console = try console(server)
    let live = try await result(server.signIn(), console: console)
    #expect(live.files["directory.csv"]?.count ?? 0 > 2_090)
    let export = try await LiveRun().run(["export", "--to", format] + server.signIn())
    #expect(export.status == 0, "\(export.errors)")
    expectSame(try await result(file: export.output, console: console), live, format)
  }

  @Test func theDomainByKerberos() async throws {
    let server = try Lab.samba
    let console = try console(server)
    let live = try await result(server.signIn() + question, console: console)
    let folder = try TemporaryFolder()
    let cache = ["KRB5CCNAME": "FILE:\(folder.path)/tickets"].merging(server.kerberos) { $1 }
    let ticket = try Program(in: folder).start(
      "/usr/bin/kinit", ["-k", "-t", server.keytab, server.principal], variables: cache)
    try #require(ticket.status == 0, "\(ticket.errors)")
    let kerberos = [server.uri, "--sasl", "gssapi"] + question
    expectSame(
      try await result(kerberos, console: console, environment: cache), live, "ticket")
    let empty = ["KRB5CCNAME": "FILE:\(folder.path)/none"].merging(server.kerberos) { $1 }
    expectSame(
      try await result(
        kerberos + ["--keytab", server.keytab], console: console, environment: empty),
      live, "keytab")
  }

  @Test func openLDAPByEveryWay() async throws {
    let server = try Lab.slapd
    let console = try console(server)
    let live = try await result(server.signIn() + question, console: console)
    #expect(live.files["directory.csv"]?.count ?? 0 > 290)
    expectSame(try await result(file: searchFile(server), console: console), live, "ldapsearch")
    let dump = try server.dump(Self.filter)
    expectSame(try await result(file: dump, console: console), live, "slapcat")
    let startTLS = server.signIn(at: server.uri, "--start-tls") + question
    expectSame(try await result(startTLS, console: console), live, "StartTLS")
    let socket = [server.socketURI, "--sasl", "external"] + question
    expectSame(try await result(socket, console: console), live, "EXTERNAL")
    let open = try LabServer(.slapd, "--open")
    let anonymous = [open.tlsURI, "--anonymous", "--ca-file", open.caFile] + question
    expectSame(try await result(anonymous, console: console), live, "anonymous")
  }

  /// The two servers write names differently and set some attributes by themselves; who is who does
  /// not depend on that.
  @Test func bothServersSayTheSameOfThePeople() async throws {
    let console = try console(Lab.slapd)
    var results: [[[String]]] = []
    for server in [try Lab.slapd, try Lab.samba] {
      let run = try LiveRun()
      try run.folder.write(console, to: "work/console.csv")
      let outcome = try await run.run(
        ["reconcile", "--directory"] + server.signIn()
          + ["--base", "OU=Lab,\(server.base)", "--console", "console.csv", "--out", "report"]
          + ["--fail-on", "never"])
      try #require(outcome.status == 0, "\(outcome.errors)")
      let table = CSVTable(try run.folder.bytes(of: "work/report/directory.csv"))
      results.append(
        table.columns(
          "object_guid", "state", "directory_upn", "cloud_upn", "enabled", "office", "site_state",
          "console_username"
        ).sorted { $0[0] < $1[0] })
    }
    #expect(results[0].count == 2_091)
    let difference = Set(results[0]).symmetricDifference(results[1])
    #expect(difference.isEmpty, "\(difference.prefix(4))")
  }
}
