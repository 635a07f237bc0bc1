import Foundation
import Support
import Testing

/// The line for monitors: its state, its text and its data.
@Suite struct StatusTests {
  private let tenant: Tenant
  init() throws {
    tenant = try Tenant()
    try tenant.export()
  }

  /// `ROLLCALL STATE - text | 'label'=value[unit];warn;crit;min[;max] ...`
  private func data(_ line: String) throws -> [String: String] {
    #expect(line.filter(\.isNewline).count == 1 && line.filter { $0 == "|" }.count == 1)
    let half = try #require(line.split(separator: "|").last)
    var values: [String: String] = [:]
    for item in half.split(whereSeparator: \.isWhitespace) {
      let match = try #require(
        try /'([a-z]+)'=([0-9.]+(?:s)?(?:;[0-9]*){3,4})/.wholeMatch(in: item), "\(item)")
      values[String(match.1)] = String(match.2)
    }
    return values
  }

  @Test func aGoodRunIsOK() throws {
    #expect(try tenant.nightly(0, "--name", "Contoso").status == 0)
    let line = try tenant.status(0, hours: 5, "--name", "Contoso")
    #expect(line.status == 0 && line.errors.isEmpty)
    #expect(
      line.text.hasPrefix(
        "ROLLCALL OK - Contoso: 60 of 60 8x8 users linked, 0 errors, 0 warnings, 0 notices, "
          + "as of 2026-10-01T02:00:00Z (5 hours ago) | "), "\(line.text)")
    let values = try data(line.text)
    #expect(values["age"] == "18000s;93600;180000;0")
    #expect(values["linked"] == "60;;;0;60" && values["errors"] == "0;;;0")
    #expect(values["console"] == "60;;;0" && values["directory"] == "60;;;0")
    #expect(values["duration"]?.hasSuffix("s;;;0") == true)
  }

  @Test(arguments: [(26, 0), (27, 1), (50, 1), (51, 2)])
  func ageDecides(hours: Int, status: Int) throws {
    #expect(try tenant.nightly().status == 0)
    let line = try tenant.status(0, hours: hours)
    #expect(line.status == status, "\(line.text)")
    #expect(try data(line.text)["age"]?.hasPrefix("\(hours * 3_600)s;") == true)
    let patient = try tenant.status(0, hours: hours, "--warn-hours", "60")
    #expect(patient.status == (hours > 50 ? 2 : 0))
  }

  @Test func moreErrorsThanBeforeAreAWarning() throws {
    #expect(try tenant.nightly().status == 0)
    tenant.people[3].office = "Nowhere"
    try tenant.export(1)
    #expect(try tenant.nightly(1).status == 1)
    let line = try tenant.status(1)
    #expect(line.status == 1 && line.text.contains("1 error more than before"), "\(line.text)")
    try tenant.export(2)
    #expect(try tenant.nightly(2).status == 0)
    #expect(try tenant.status(2).status == 0)
  }

  @Test func nothingThereIsUnknown() throws {
    let line = try tenant.status()
    #expect(line.status == 3)
    #expect(line.text == "ROLLCALL UNKNOWN - no run is recorded in rollcall-state\n")
    #expect(!(try tenant.folder.names().contains(Tenant.state)))
  }

  @Test func aWrongConfigurationIsUnknown() throws {
    try tenant.folder.write("nightly: {stale: x}\n", to: "rollcall.yaml")
    let line = try tenant.status()
    #expect(line.status == 3 && line.text.hasPrefix("ROLLCALL UNKNOWN - There is no setting"))
  }

  @Test func aFirstRunThatFailedIsCritical() throws {
    try FileManager.default.removeItem(atPath: "\(tenant.folder.path)/users.csv")
    #expect(try tenant.nightly().status == 66)
    let line = try tenant.status()
    #expect(line.status == 2 && line.text.contains("no run has completed"), "\(line.text)")
    let metrics = try tenant.folder.text(of: "\(Tenant.state)/rollcall.prom")
    #expect(!metrics.contains("last_success_timestamp") && !metrics.contains("rollcall_users"))
  }

  @Test func aHistoryThatIsDamagedIsCritical() throws {
    #expect(try tenant.nightly().status == 0)
    let noise = String(repeating: "This is no database. ", count: 400)
    try tenant.folder.write(noise, to: "\(Tenant.state)/history.sqlite")
    let line = try tenant.status()
    #expect(line.status == 2, "\(line.text)")
    #expect(line.text.hasPrefix("ROLLCALL CRITICAL - ") && line.text.filter(\.isNewline).count == 1)
    let run = try tenant.nightly(1)
    #expect(run.status == 65, "\(run.errors)")
    let metrics = try tenant.folder.text(of: "\(Tenant.state)/rollcall.prom")
    #expect(metrics.contains("\nrollcall_last_run_success 0\n"))
  }

  @Test func aBarInANameBeginsNoData() throws {
    #expect(try tenant.nightly().status == 0)
    let line = try tenant.status(0, hours: 1, "--name", "a|b\nc")
    _ = try data(line.text)
    #expect(line.text.hasPrefix("ROLLCALL OK - a/b‹U+000A›c: "))
  }
}
