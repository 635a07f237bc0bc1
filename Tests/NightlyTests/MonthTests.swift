import Foundation
import Support
import Testing

/// A month of a tenant: what happens, and exactly what each night tells.
@Suite struct MonthTests {
  private let tenant: Tenant
  init() throws {
    tenant = try Tenant()
    tenant.options = ["--only-news", "--decisions", "decisions.csv"]
    try decide([])
  }

  private func decide(_ rows: [String]) throws {
    let lines = ["kind,finding,pattern,until,reason"] + rows
    try tenant.folder.write(lines.joined(separator: "\n") + "\n", to: "decisions.csv")
  }

  /// Runs a night and compares; a night without news prints nothing.
  private func night(
    _ night: Int, status: Int = 0, _ changes: [String] = [], moved: [String] = [],
    silent: Bool? = nil
  ) throws {
    try tenant.export(night)
    let run = try tenant.nightly(night)
    #expect(run.status == status && run.errors.isEmpty, "night \(night): \(run.errors)")
    let news = try tenant.news()
    #expect(news.changes == changes.sorted(), "night \(night)")
    #expect(news.transitions == moved, "night \(night)")
    #expect(run.output.isEmpty == (silent ?? changes.isEmpty), "night \(night): \(run.text)")
    let told = try tenant.latestFile("news.txt")
    #expect(told.isEmpty == run.output.isEmpty, "night \(night)")
  }

  /// A night that did not complete: nothing is replaced, and the monitor says so.
  private func lostNight(_ night: Int, status: Int, _ sentence: String) throws {
    let before = (tenant.latest, tenant.runFolders)
    let run = try tenant.nightly(night)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.errors.contains(sentence) && run.errors.filter(\.isNewline).count == 1)
    #expect(before.0 == tenant.latest && before.1 == tenant.runFolders)
    let line = try tenant.status(night, hours: 1)
    #expect(line.status == 2 && line.text.hasPrefix("ROLLCALL CRITICAL - the run of "))
    let metrics = try tenant.folder.text(of: "\(Tenant.state)/rollcall.prom")
    #expect(metrics.contains("\nrollcall_last_run_success 0\n"))
    #expect(metrics.contains("\nrollcall_last_run_exit_code \(status)\n"))
  }

  @Test func everyNightTellsExactlyTheNews() throws {
    try quietDaysArrivalsAndLeavers()
    try aSiteIsRenamed()
    try exportsThatCannotBeUsed()
    try aWaiverExpires()
    try aRepairThatIsTakenBack()
    try aClockThatGoesBack()
  }

  private func quietDaysArrivalsAndLeavers() throws {
    tenant.people[10].username = "Contoso.Astrid"
    try night(0, status: 1, silent: false)
    try night(1)
    for _ in 0..<2 { add(office: Tenant.offices[tenant.people.count % 3]) }
    try night(2, moved: ["console: - → linked: 2", "directory: - → linked: 2"])
    add(office: "Porto Alegre")
    tenant.people[62].isInConsole = false
    try night(
      3, status: 1, ["new error office-unknown"], moved: ["directory: - → create: 1"])
    tenant.people[62].office = "Quebec"
    tenant.people[62].site = "Quebec"
    try night(4, ["fixed error office-unknown"])
    tenant.people[62].isInConsole = true
    try night(
      5, moved: ["console: - → linked: 1", "directory: create → linked: 1"], silent: false)
    tenant.people[7].account = 514
    try night(
      6, ["new warning license-on-leaver"],
      moved: ["console: linked → blocked: 1", "directory: linked → disabled: 1"])
    tenant.people[7].isInConsole = false
    try night(7, ["fixed warning license-on-leaver"], moved: ["console: blocked → -: 1"])
    tenant.people[7].isInDirectory = false
    try night(8, moved: ["directory: disabled → -: 1"])
  }

  private func aSiteIsRenamed() throws {
    for index in tenant.people.indices where tenant.people[index].site == "Oslo" {
      tenant.people[index].site = "Oslo HQ"
    }
    try tenant.folder.write("name\nOslo HQ\nPorto\nQuebec\n", to: "sites.csv")
    try night(9, status: 1, ["new error site-renamed"])
    #expect(try tenant.nightly(9).output.isEmpty)
    for index in tenant.people.indices where tenant.people[index].office == "Oslo" {
      tenant.people[index].office = "Oslo HQ"
    }
    try night(10, ["fixed error site-renamed"])
  }

  private func exportsThatCannotBeUsed() throws {
    try tenant.export(11)
    let whole = try tenant.folder.text(of: "ad.ldif")
    try tenant.write(String(whole.prefix(whole.count / 2)), to: "ad.ldif", 11)
    try lostNight(11, status: 2, "Stopped by 2 gates: directory-shrank: 62 directory users")
    try night(12)
    try FileManager.default.removeItem(atPath: "\(tenant.folder.path)/users.csv")
    try lostNight(13, status: 66, "(users.csv)")
    try tenant.write("nothing of the kind", to: "users.csv", 14)
    try lostNight(14, status: 65, "(users.csv)")
    try night(15)
    #expect(try tenant.status(15, hours: 1).status == 0)
  }

  private func aWaiverExpires() throws {
    // Night 18 is 19 October: the waiver holds on that day for the last time.
    try decide(["waive,person-created-twice,Contoso.*,2026-10-19,leaves soon"])
    try night(16, ["waived error person-created-twice"], silent: true)
    add(office: "Porto")
    try night(17, moved: ["console: - → linked: 1", "directory: - → linked: 1"])
    try night(18)
    try night(
      19, status: 1,
      ["new warning decision-expired", "waiver-expired error person-created-twice"])
    try night(20)
    try decide([])
    try night(21, ["fixed warning decision-expired"])
  }

  private func aRepairThatIsTakenBack() throws {
    let moved = { (from: String, to: String) in
      ["console: \(from) → \(to): 1", "directory: \(from) → \(to): 1"]
    }
    tenant.people[10].username = tenant.people[10].login
    try night(22, ["fixed error person-created-twice"], moved: moved("rename", "linked"))
    tenant.people[10].username = "Contoso.Astrid"
    try night(
      23, status: 1, ["reopened error person-created-twice"], moved: moved("linked", "rename"))
    tenant.people[10].username = tenant.people[10].login
    try night(24, ["fixed error person-created-twice"], moved: moved("rename", "linked"))
    #expect(try tenant.status(24).text.contains("63 of 63 8x8 users linked, 0 errors"))
  }

  private func aClockThatGoesBack() throws {
    for time in 25...27 { try night(time) }
    try night(20)
    #expect(try tenant.status(20).status == 0)
    for time in 28...30 { try night(time) }
    #expect(tenant.runFolders.count == 30)
    #expect(tenant.latest?.hasPrefix("runs/2026-10-31T02-00-00Z-") == true)
  }

  private func add(office: String) {
    var person = Tenant.Person(
      number: tenant.people.count, office: office, username: "", site: office)
    person.username = person.login
    tenant.people.append(person)
  }
}
