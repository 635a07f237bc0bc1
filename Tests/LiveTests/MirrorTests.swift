import Foundation
import Support
import Testing

/// Reading changes only gives what a full read gives.
@Suite(.timeLimit(.minutes(15))) struct MirrorTests {
  /// How a domain controller tells its changes.
  enum Way: String, CaseIterable, Sendable {
    /// DirSync, with the right to replicate: deletions are told.
    case replication
    /// DirSync with the rights of any reader.
    case reader
    /// uSNChanged, where there is no DirSync.
    case sequence

    /// What the copy says of it.
    var mark: String {
      switch self {
      case .replication: "mirror-dirSyncFlags: 0\n"
      case .reader: "mirror-dirSyncFlags: 1\n"
      case .sequence: "mirror-highestUSN: "
      }
    }
  }

  /// The two thousand plain users would only take time.
  private static let question = ["--filter", "(&(objectCategory=person)(!(department=Sales)))"]

  /// A domain of its own, and a run that keeps a copy of it.
  private struct Setup {
    let server: LabServer
    let run: LiveRun
    var source: [String]
    var environment: [String: String] = [:]
    private var proxy: FaultProxy?

    init(_ way: Way = .reader) throws {
      server = try LabServer(.samba, "--weak-auth")
      run = try LiveRun()
      source = server.signIn()
      let replication = ["1.2.840.113556.1.4.841", "1.2.840.113556.1.4.999"]
      switch way {
      case .reader: break
      case .replication:
        source = [server.tlsURI, "--ca-file", server.caFile, "--bind-name", server.adminName]
        environment = ["ROLLCALL_PASSWORD": server.adminPassword]
      case .sequence:
        let proxy = try FaultProxy(
          to: server.uri, .rewriting(replication[0], as: replication[1]))
        self.proxy = proxy
        source = server.signIn(at: "ldap://127.0.0.1:\(proxy.port)", "--insecure-plaintext")
      }
      source += MirrorTests.question
      try run.folder.write("Username\nt-plain@lab.example\n", to: "work/console.csv")
    }

    func stop() { proxy?.stop() }

    /// The reports, and what was said; `folder` is where the reports go.
    func reconcile(
      into folder: String, _ more: String...
    ) async throws -> (report: Report, errors: String) {
      let outcome = try await run.run(
        ["reconcile", "--directory"] + source + ["--console", "console.csv", "--out", folder]
          + ["--fail-on", "never", "--verbose"] + more, environment: environment)
      try #require(outcome.status == 0, "\(outcome.errors)")
      return (try Report(run, folder), outcome.errors)
    }

    /// Compares reading the changes with reading everything into another copy.
    func expectSame(_ step: String) async throws {
      let changes = try await reconcile(into: "changes", "--mirror", "mirror")
      #expect(changes.errors.contains("entries changed or new"), "\(step): \(changes.errors)")
      let everything = try await reconcile(into: "everything", "--mirror", "other", "--full-read")
      #expect(everything.errors.contains("reading everything"), "\(everything.errors)")
      let difference = changes.report.difference(from: everything.report)
      #expect(difference.isEmpty, "\(step): \(difference.joined(separator: "\n"))")
    }

    /// Compares the copy with a read that knows nothing of copies. Its people come in another order,
    /// and findings name the first ones.
    func expectSameAsWithoutCopy() async throws {
      var copy = try await reconcile(into: "changes", "--mirror", "mirror").report
      var plain = try await reconcile(into: "everything").report
      copy.files["findings.csv"] = nil
      plain.files["findings.csv"] = nil
      let difference = copy.difference(from: plain)
      #expect(difference.isEmpty, "\(difference.joined(separator: "\n"))")
    }
  }

  /// `attribute: value` lines for a change of somebody among the staff.
  private func modify(_ name: String, _ lines: String) -> String {
    "dn: CN=\(name),OU=Staff,OU=Lab,DC=lab,DC=example\nchangetype: modify\n\(lines)\n\n"
  }

  private func move(_ name: String, to new: String, under unit: String = "OU=Staff,OU=Lab")
    -> String
  {
    """
    dn: CN=\(name),OU=Staff,OU=Lab,DC=lab,DC=example
    changetype: modrdn
    newrdn: CN=\(new)
    deleteoldrdn: 1
    newsuperior: \(unit),DC=lab,DC=example


    """
  }

  @Test(arguments: Way.allCases) func changesGiveWhatAFullReadGives(way: Way) async throws {
    let setup = try Setup(way)
    defer { setup.stop() }
    let first = try await setup.reconcile(into: "changes", "--mirror", "mirror")
    #expect(first.errors.contains("reading everything"))
    let copy = try #require(setup.run.folder.names(in: "work/mirror").first)
    #expect(try setup.run.folder.text(of: "work/mirror/\(copy)").contains("\n\(way.mark)"))
    try await setup.expectSame("no change")
    try setup.server.change(
      """
      dn: CN=New Person,OU=Staff,OU=Lab,DC=lab,DC=example
      changetype: add
      objectClass: user
      sAMAccountName: new
      userPrincipalName: new@lab.example
      physicalDeliveryOfficeName: Paris
      userAccountControl: 544


      """
        + modify(
          "Plain User", "replace: physicalDeliveryOfficeName\nphysicalDeliveryOfficeName: Rom")
        + modify("Phones", "delete: telephoneNumber")
        + modify(
          "Many Proxies", "delete: proxyAddresses\nproxyAddresses: smtp:proxy.alias@lab.example")
        + modify("Office 01", "replace: userAccountControl\nuserAccountControl: 514"))
    try await setup.expectSame("adds and changes")
    try setup.server.change(
      move("Office 02", to: "Renamed") + move("Office 03", to: "Moved", under: "OU=Disabled,OU=Lab")
        + "dn: CN=Office 04,OU=Staff,OU=Lab,DC=lab,DC=example\nchangetype: delete\n\n")
    try await setup.expectSame("rename, move and deletion")
    try setup.server.change(
      """
      dn: OU=Sales\\, EMEA,OU=Lab,DC=lab,DC=example
      changetype: modrdn
      newrdn: OU=Sales
      deleteoldrdn: 1

      """)
    try await setup.expectSame("a renamed unit")
    try setup.server.change(
      """
      dn: OU=Sales,OU=Lab,DC=lab,DC=example
      changetype: modrdn
      newrdn: OU=Sales
      deleteoldrdn: 1
      newsuperior: OU=Staff,OU=Lab,DC=lab,DC=example

      dn: CN=Renamed,OU=Staff,OU=Lab,DC=lab,DC=example
      changetype: modrdn
      newrdn: CN=Renamed
      deleteoldrdn: 1
      newsuperior: OU=Sales,OU=Staff,OU=Lab,DC=lab,DC=example

      """)
    try await setup.expectSame("a moved unit, and somebody moved into it")
    try await setup.expectSameAsWithoutCopy()
  }

  /// Who is in a group is said by the group, not by the person.
  @Test func membershipOfTheScopeIsNotAsOfLastTime() async throws {
    let setup = try Setup()
    try setup.run.folder.write("scope:\n  groups: [Small Group]\n", to: "work/rollcall.yaml")
    _ = try await setup.reconcile(into: "changes", "--mirror", "mirror")
    try setup.server.change(
      """
      dn: CN=Small Group,OU=Groups,OU=Lab,DC=lab,DC=example
      changetype: modify
      add: member
      member: CN=Office 00,OU=Staff,OU=Lab,DC=lab,DC=example
      -
      delete: member
      member: CN=Plain User,OU=Staff,OU=Lab,DC=lab,DC=example


      """)
    try await setup.expectSame("membership")
    try await setup.expectSameAsWithoutCopy()
  }

  /// A person who no longer passes the filter, or left the base, is gone.
  @Test func whoLeavesTheQuestionIsGone() async throws {
    var setup = try Setup()
    setup.source =
      setup.server.signIn() + ["--base", "OU=Staff,OU=Lab,\(setup.server.base)"]
      + ["--filter", "(&(objectCategory=person)(physicalDeliveryOfficeName=Paris))"]
    _ = try await setup.reconcile(into: "changes", "--mirror", "mirror")
    try setup.server.change(
      modify("Plain User", "delete: physicalDeliveryOfficeName")
        + modify("No UPN", "add: physicalDeliveryOfficeName\nphysicalDeliveryOfficeName: Paris")
        + move("Office 00", to: "Office 00", under: "OU=Disabled,OU=Lab")
          + """
          dn: CN=New Name,OU=Disabled,OU=Lab,DC=lab,DC=example
          changetype: modrdn
          newrdn: CN=New Name
          deleteoldrdn: 1
          newsuperior: OU=Staff,OU=Lab,DC=lab,DC=example

          """)
    try await setup.expectSame("filter and base")
  }

  @Test func everythingIsReadWhereChangesWillNotDo() async throws {
    let setup = try Setup()
    func errors(_ more: String...) async throws -> String {
      let outcome = try await setup.run.run(
        ["reconcile", "--directory"] + setup.source
          + ["--console", "console.csv", "--out", "report", "--fail-on", "never", "--verbose"]
          + ["--mirror", "mirror"] + more)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.errors
    }
    #expect(try await errors().contains("no copy"))
    let names = try setup.run.folder.names(in: "work/mirror")
    let file = "work/mirror/\(try #require(names.first))"
    #expect(names.count == 1)
    #expect(try setup.run.folder.attributes(of: file).mode == 0o600)
    #expect(try !setup.run.folder.text(of: file).contains(setup.server.password))
    #expect(try await errors("--full-read").contains("asked for"))
    #expect(try await errors("--filter", "(cn=Plain User)").contains("filters"))
    #expect(try await errors().contains("filters"))
    let whole = try setup.run.folder.text(of: file)
    try setup.run.folder.write(String(whole.dropLast(400)), to: file)
    #expect(try await errors().contains("damaged"))
    #expect(try await errors().contains("entries changed or new"))
  }

  /// A copy that could not be brought up to date stays what it was.
  @Test(arguments: [false, true]) func aBrokenReadLeavesTheCopy(isFull: Bool) async throws {
    let server = try LabServer(.samba, "--weak-auth")
    let run = try LiveRun()
    try run.folder.write("Username\nt-plain@lab.example\n", to: "work/console.csv")
    let proxy = try FaultProxy(to: server.uri, .none)
    defer { proxy.stop() }
    let source =
      server.signIn(at: "ldap://127.0.0.1:\(proxy.port)", "--insecure-plaintext") + Self.question
    func reconcile() async throws -> LiveRun.Outcome {
      try await run.run(
        ["reconcile", "--directory"] + source + (isFull ? ["--full-read"] : [])
          + ["--console", "console.csv", "--out", "report", "--fail-on", "never"]
          + ["--mirror", "mirror"])
    }
    #expect(try await reconcile().status == 0)
    let file = "work/mirror/\(try #require(run.folder.names(in: "work/mirror").first))"
    let copy = try run.folder.bytes(of: file)
    try server.change(modify("Plain User", "replace: title\ntitle: Changed"))
    for messages in [2, 4, 5] {
      proxy.change(to: .afterMessages(messages, .close))
      let outcome = try await reconcile()
      #expect(outcome.status == 69, "\(messages): \(outcome.errors)")
      #expect(outcome.sentences.count == 1)
      #expect(try run.folder.bytes(of: file) == copy)
      #expect(try run.folder.names(in: "work/mirror").count == 1)
    }
    proxy.change(to: .none)
    #expect(try await reconcile().status == 0)
    #expect(try run.folder.text(of: file).contains("title: Changed"))
  }
}
