import Foundation
import Support
import Testing

/// The change files of `rollcall fix`, applied to real servers by OpenLDAP's tools.
@Suite(.timeLimit(.minutes(15)), .serialized) struct FixTests {
  private static let sites = ["Paris", "Genève", "Zürich HQ", "London – Floor 3", "R&D Lab"]

  /// What the server itself renews with every change.
  private static let renewed = ["whenChanged:", "uSNChanged:", "modifyTimestamp:"]

  /// Everything that entries say, by name: bytes as the server gives them.
  private func entries(_ server: LabServer) throws -> String {
    let text = String(
      decoding: try server.search(
        "-LLL", "-o", "ldif-wrap=no", "-E", "pr=1000/noprompt", "-b", "OU=Lab,\(server.base)",
        "(&(objectCategory=person)(objectClass=user))", "*"), as: UTF8.self)
    return text.components(separatedBy: "\n\n").map { entry in
      entry.split(separator: "\n").filter { line in
        !line.hasPrefix("#") && !Self.renewed.contains { line.hasPrefix($0) }
      }.sorted().joined(separator: "\n")
    }.sorted().joined(separator: "\n\n")
  }

  /// Tries a file without any server, then applies it; gives the status of the second.
  private func apply(_ file: String, _ run: LiveRun, to server: LabServer) throws -> Int {
    let program = try Program(in: run.folder)
    let path = run.path("fixes/\(file)")
    let trial = try program.start("/usr/bin/ldapmodify", ["-n", "-f", path])
    #expect(trial.status == 0, "\(file): \(trial.errors)")
    let outcome = try program.start(
      "/usr/bin/ldapmodify",
      [
        "-x", "-c", "-H", server.tlsURI, "-D", server.adminName, "-w", server.adminPassword, "-f",
        path,
      ], variables: ["LDAPTLS_CACERT": server.caFile, "LDAPRC": "none"])
    if outcome.status != 0 { lastErrors.text = outcome.errors }
    return outcome.status
  }

  private final class Errors: @unchecked Sendable { var text = "" }
  private let lastErrors = Errors()

  /// 8x8 users for some people: most linked, some to be renamed on either side.
  private func console() -> String {
    var rows = ["Username,Email,First name,Last name,Site,Extension,Phone"]
    for number in 1...40 {
      let account = "t-office\(number < 10 ? "0" : "")\(number)"
      let name = number % 8 == 3 ? "lab.\(account)@lab.example" : "\(account)@lab.example"
      rows.append("\(name),\(account)@lab.example,,,,\(5000 + number),+44 20 7000 \(1000 + number)")
    }
    rows.append("t-phones@lab.example,t-phones@lab.example,Phones,,Paris,0042,")
    rows.append("lab.t-accent@lab.example,t-accent@lab.example,Accented,,Paris,,")
    rows.append("t-noupn@lab.example,t-noupn@lab.example,No,,Paris,,")
    return rows.joined(separator: "\n") + "\n"
  }

  private func options(_ server: LabServer, _ out: String) -> [String] {
    ["--directory"] + server.signIn() + [
      "--console", "console.csv", "--sites", "sites.csv", "--verified-domain", "lab.example",
      "--out", out,
    ]
  }

  private func findings(_ run: LiveRun, _ server: LabServer, _ out: String) async throws -> CSVTable
  {
    let outcome = try await run.run(
      ["reconcile", "--fail-on", "never"] + options(server, out))
    try #require(outcome.status == 0, "\(outcome.errors)")
    return CSVTable(try run.folder.bytes(of: "work/\(out)/findings.csv"))
  }

  private func subjects(_ table: CSVTable, _ rules: [String]) -> Set<String> {
    Set(table.rows.filter { rules.contains($0["rule"] ?? "") }.map { $0["subject"] ?? "" })
  }

  @Test(arguments: [LabServer.Kind.slapd, .samba])
  func changesAreAppliedOnceAndTakenBack(kind: LabServer.Kind) async throws {
    let server = kind == .slapd ? try LabServer(kind, "--bulk", "60") : try LabServer(kind)
    let run = try LiveRun()
    try run.folder.write(console(), to: "work/console.csv")
    try run.folder.write("Site\n" + Self.sites.joined(separator: "\n") + "\n", to: "work/sites.csv")
    let offices = ["office-differs", "office-near"]
    let before = subjects(try await findings(run, server, "before"), offices)
    #expect(before.count > 5, "\(before)")
    let fix = try await run.run(
      ["fix", "--prefer", "directory"] + options(server, "fixes"))
    try #require(fix.status == 0, "\(fix.errors)")
    let original = try entries(server)

    for file in ["fix-directory", "fix-phones"] {
      #expect(try apply("\(file).ldif", run, to: server) == 0, "\(lastErrors.text)")
    }
    let changed = try entries(server)
    #expect(changed != original)
    #expect(changed.contains("userPrincipalName: lab.t-office03@lab.example"))
    #expect(changed.contains("ipPhone: 0042"))
    let found = try await findings(run, server, "after")
    #expect(subjects(found, offices).isEmpty, "\(subjects(found, offices))")
    #expect(!subjects(found, ["person-created-twice"]).contains("lab.t-office03@lab.example"))
    let again = try await run.run(
      ["fix", "--prefer", "directory"] + options(server, "again"))
    try #require(again.status == 0, "\(again.errors)")
    for file in ["fix-directory", "fix-phones"] {
      let text = try run.folder.text(of: "work/again/\(file).ldif")
      #expect(!text.contains("changetype"), "\(text)")
    }

    for file in ["fix-directory", "fix-phones"] {
      #expect(try apply("\(file).ldif", run, to: server) != 0)
      #expect(try entries(server) == changed)
    }
    for file in ["fix-phones-undo", "fix-directory-undo"] {
      #expect(try apply("\(file).ldif", run, to: server) == 0, "\(lastErrors.text)")
    }
    #expect(try entries(server) == original)
    #expect(subjects(try await findings(run, server, "undone"), offices) == before)
  }

  @Test func anEntryThatWasChangedSinceIsLeftAlone() async throws {
    let server = try LabServer(.slapd, "--bulk", "60")
    let run = try LiveRun()
    try run.folder.write(console(), to: "work/console.csv")
    try run.folder.write("Site\n" + Self.sites.joined(separator: "\n") + "\n", to: "work/sites.csv")
    let fix = try await run.run(["fix"] + options(server, "fixes"))
    try #require(fix.status == 0, "\(fix.errors)")
    try server.change(
      """
      dn: CN=Office 04,OU=Staff,OU=Lab,\(server.base)
      changetype: modify
      replace: physicalDeliveryOfficeName
      physicalDeliveryOfficeName: Somewhere else

      """)
    #expect(try apply("fix-directory.ldif", run, to: server) != 0)
    let text = try entries(server)
    #expect(text.contains("physicalDeliveryOfficeName: Somewhere else"))
  }
}
