import Foundation
import Support
import Testing

/// Every gate stops a run by its count and by its percentage, and is let through once.
@Suite struct GateTests {
  private let tenant: Tenant
  init() throws {
    tenant = try Tenant()
    tenant.options = ["--config", "rollcall.yaml"]
    try limits("{}")
  }

  private func limits(_ gates: String, _ more: String = "") throws {
    try tenant.folder.write("gates: \(gates)\n\(more)", to: "rollcall.yaml")
  }

  /// A first run, which has nothing to be compared with.
  private func begin() throws {
    try tenant.export()
    #expect(try tenant.nightly().status == 0)
  }

  /// The next night is stopped by `gate` with these words, leaves all as it was, and passes when it is
  /// let through; and the night after that as well.
  private func expectStop(by gate: String, _ words: String, night: Int = 1) throws {
    let before = tenant.latest
    let stopped = try tenant.nightly(night)
    #expect(stopped.status == 2 && stopped.output.isEmpty, "\(stopped.text)")
    #expect(stopped.errors.contains("\(gate): \(words)"), "\(stopped.errors)")
    #expect(stopped.errors.contains("--accept-gate \(gate)"))
    #expect(stopped.errors.filter(\.isNewline).count == 1)
    #expect(tenant.latest == before)
    let line = try tenant.status(night, hours: 1)
    #expect(line.status == 2 && line.text.contains(gate))
    let passed = try tenant.nightly(night, "--accept-gate", gate)
    #expect(passed.status < 2, "\(passed.errors)")
    #expect(passed.text.contains("The gate \(gate) would have stopped this run"))
    #expect(try tenant.news().gates == [gate])
    #expect(tenant.latest != before)
  }

  @Test func nothingStopsAQuietNight() throws {
    try begin()
    try tenant.export(1)
    #expect(try tenant.nightly(1).status == 0)
  }

  @Test(arguments: [
    ("{directory-shrank-count: 19, directory-shrank-percent: 0}", true),
    ("{directory-shrank-count: 20, directory-shrank-percent: 0}", false),
    ("{directory-shrank-count: 0, directory-shrank-percent: 33}", true),
    ("{directory-shrank-count: 0, directory-shrank-percent: 34}", false),
    ("{directory-shrank-count: 0, directory-shrank-percent: 5, minimum: 20}", false),
    ("{directory-shrank-count: 0, directory-shrank-percent: 5, minimum: 19}", true),
    ("{}", true),
  ])
  func theDirectoryShrank(limits gates: String, isStopped: Bool) throws {
    try begin()
    for index in 0..<20 {
      tenant.people[index].isInDirectory = false
      tenant.people[index].isInConsole = false
    }
    try limits(gates.replacing("}", with: "\(gates == "{}" ? "" : ",") console-shrank-percent: 0}"))
    try tenant.export(1)
    guard isStopped else {
      #expect(try tenant.nightly(1).status == 0)
      return
    }
    try expectStop(
      by: "directory-shrank",
      "60 directory users in the last good run, 40 now (20 fewer, 33 %)")
  }

  @Test(arguments: ["{console-shrank-percent: 0, console-shrank-count: 10}", "{}"])
  func theConsoleShrank(limits gates: String) throws {
    try begin()
    for index in 0..<11 { tenant.people[index].isInConsole = false }
    try limits(gates.replacing("}", with: "\(gates == "{}" ? "" : ",") states-moved-percent: 0}"))
    try tenant.export(1)
    try expectStop(
      by: "console-shrank", "60 8x8 users in the last good run, 49 now (11 fewer, 18 %)")
  }

  @Test func theConsoleIsEmptyEvenAtFirst() throws {
    try limits("{console-empty-count: 61}")
    try tenant.export(1)
    let stopped = try tenant.nightly(1)
    #expect(stopped.status == 2)
    #expect(stopped.errors.contains("console-empty: 60 8x8 users, where at least 61 must be"))
    #expect(tenant.latest == nil && tenant.runFolders.isEmpty)
    #expect(try tenant.status(1).status == 2)
    #expect(try tenant.nightly(1, "--accept-gate", "console-empty").status == 0)
    #expect(tenant.latest != nil)
  }

  @Test func aHeaderWithoutUsersIsEmpty() throws {
    try tenant.writeDirectory(of: 1)
    try tenant.write("Username,First Name,Last Name,Email,Site\n", to: "users.csv", 1)
    let stopped = try tenant.nightly(1)
    #expect(stopped.status == 2 && stopped.errors.contains("console-empty: 0 8x8 users"))
  }

  @Test(arguments: ["{findings-jumped-count: 11, findings-jumped-percent: 0}", "{}"])
  func findingsJumped(limits gates: String) throws {
    try begin()
    for index in 0..<12 { tenant.people[index].office = "Nowhere \(index)" }
    try limits(gates)
    try tenant.export(1)
    try expectStop(
      by: "findings-jumped", "0 errors and warnings in the last good run, 12 now (12 more)")
  }

  @Test(arguments: ["{states-moved-count: 11, states-moved-percent: 0}", "{}"])
  func statesMoved(limits gates: String) throws {
    try begin()
    for index in 0..<12 { tenant.people[index].account = 514 }
    try limits(
      gates.replacing("}", with: "\(gates == "{}" ? "" : ",") findings-jumped-percent: 0}"))
    try tenant.export(1)
    try expectStop(
      by: "states-moved",
      "12 of 60 users who were linked in the last good run are something else now (20 %)")
  }

  @Test func outputsAreTooLarge() throws {
    try begin()
    for index in 0..<12 { tenant.people[index].username = "contoso.user.\(index)" }
    try limits("{states-moved-percent: 0, findings-jumped-percent: 0}")
    try tenant.export(1)
    try expectStop(
      by: "outputs-too-large", "0 proposed changes in the last good run, 12 now (12 more)")
  }

  @Test func anExportIsTooOldEvenAtFirst() throws {
    try tenant.export()
    let stopped = try tenant.nightly(8)
    #expect(stopped.status == 2)
    #expect(
      stopped.errors.contains("export-too-old: ad.ldif was written 8 days ago, where 7 days"))
    try limits("{export-too-old-days: 9}")
    #expect(try tenant.nightly(8).status == 0)
    try limits("{export-too-old-days: 0, input-unchanged-nights: 0}")
    #expect(try tenant.nightly(100).status == 0)
  }

  @Test func exportsAreFarApart() throws {
    try tenant.writeDirectory(of: 0)
    try tenant.writeConsole(of: 3)
    let stopped = try tenant.nightly(3)
    #expect(stopped.status == 2)
    #expect(
      stopped.errors.contains(
        "exports-far-apart: ad.ldif is 3 days older than users.csv, where 48 hours are allowed"))
    try limits("{exports-far-apart-hours: 72}")
    #expect(try tenant.nightly(3).status == 0)
  }

  @Test func anInputDoesNotChange() throws {
    try begin()
    try limits("{input-unchanged-nights: 7}")
    for night in 1..<7 {
      try tenant.export(night)
      #expect(try tenant.nightly(night).status == 0)
    }
    try tenant.export(7)
    try expectStop(by: "input-unchanged", "ad.ldif has had the same bytes for 7 nights", night: 7)
    try limits("{input-unchanged-nights: 0}")
    try tenant.export(9)
    #expect(try tenant.nightly(9).status == 0)
  }

  @Test func severalGatesAreAllTold() throws {
    try begin()
    tenant.people.removeLast(30)
    try tenant.export(30)
    try tenant.setTime(of: "users.csv", Tenant.time(20))
    let stopped = try tenant.nightly(30)
    #expect(stopped.status == 2)
    for gate in ["directory-shrank", "console-shrank", "export-too-old", "exports-far-apart"] {
      #expect(stopped.errors.contains("\(gate): ") && stopped.errors.contains("-gate \(gate)"))
    }
    #expect(stopped.errors.contains("Stopped by 4 gates"))
    let one = try tenant.nightly(30, "--accept-gate", "directory-shrank")
    #expect(one.status == 2 && !one.errors.contains("directory-shrank:"))
    let all = try tenant.nightly(
      30, "--accept-gate", "directory-shrank", "--accept-gate", "console-shrank",
      "--accept-gate", "export-too-old", "--accept-gate", "exports-far-apart")
    #expect(all.status == 0)
    #expect(
      try tenant.news().gates
        == ["directory-shrank", "console-shrank", "export-too-old", "exports-far-apart"])
  }

  @Test func aGateThatWouldNotStopIsNotNoted() throws {
    try begin()
    #expect(try tenant.nightly(1, "--accept-gate", "states-moved").status == 0)
    #expect(try tenant.news().gates.isEmpty)
  }

  @Test func aGateThatIsNotThereIs64() throws {
    let run = try tenant.nightly(1, "--accept-gate", "directory-shrunk")
    #expect(run.status == 64)
    #expect(run.errors.contains("directory-shrank, console-shrank, console-empty"))
    #expect(try tenant.folder.names() == ["rollcall.yaml", "sites.csv"])
  }

  @Test func everyLimitIsShownByCheckAndInit() throws {
    try tenant.export()
    let check = try tenant.rollcall(["check"] + Tenant.sources, at: Tenant.firstNight)
    let written = try tenant.rollcall(["init"], at: Tenant.firstNight)
    #expect(check.status == 0 && written.status == 0, "\(check.errors) \(written.errors)")
    let template = try tenant.folder.text(of: "rollcall.yaml") + written.text
    for name in ["directory-shrank-count", "states-moved-percent", "input-unchanged-nights"] {
      #expect(check.text.contains("gates.\(name)") && template.contains("\(name): "))
    }
  }
}
