import Foundation
import Glibc
import Support
import Testing

/// A nightly run that is killed at any moment: no good result is lost, and nobody has to clean up.
@Suite struct KillTests {
  private let tenant: Tenant
  init() throws {
    tenant = try Tenant(people: 30)
    try tenant.folder.write("gates: {input-unchanged-nights: 0}\n", to: "rollcall.yaml")
  }

  /// Starts `nightly` in that night, and kills it after so many microseconds.
  private func kill(_ night: Int, after moment: Int) throws -> Int {
    var environment = ProcessInfo.processInfo.environment
    environment["SOURCE_DATE_EPOCH"] = "\(Tenant.time(night))"
    let null = try #require(FileHandle(forUpdatingAtPath: "/dev/null"))
    let process = try ChildProcess(
      "\(Program.binaries)/rollcall", ["nightly"] + Tenant.sources, environment: environment,
      folder: tenant.folder.path, input: null.fileDescriptor, output: null.fileDescriptor,
      errors: null.fileDescriptor, limit: 60)
    usleep(UInt32(moment))
    process.send(SIGKILL)
    return process.waitForEnd().status
  }

  /// Every other night is different, so that there is always something to write.
  private func export(_ night: Int) throws {
    tenant.people[0].office = night % 2 == 0 ? "Oslo" : "Nowhere"
    try tenant.export(night)
  }

  /// What `latest` leads to is whole, and is the last thing that was promised or a newer one.
  private func expectWhole(_ night: Int, _ last: inout Int) throws {
    let latest = try #require(tenant.latest, "night \(night)")
    let news = try tenant.news()
    #expect(latest.hasSuffix("-\(news.run)") && news.run >= last, "night \(night): \(latest)")
    last = news.run
    let rows = CSVTable(try tenant.latestFile("links.csv")).rows.count
    #expect(rows == 30, "night \(night)")
    for name in ["summary.json", "findings.csv", "directory.csv", "mail.eml", "news.txt"] {
      #expect(throws: Never.self, "night \(night)") { try tenant.latestFile(name) }
    }
    for name in tenant.runFolders where !name.hasPrefix(".") {
      let names = try tenant.folder.names(in: "\(Tenant.state)/runs/\(name)")
      #expect(names.contains("news.json") && names.contains("summary.json"), "\(name)")
    }
  }

  /// A run that is not killed puts everything right.
  private func expectRepaired(_ night: Int, _ last: inout Int) throws {
    try export(night)
    let run = try tenant.nightly(night)
    #expect(run.status <= 1 && run.errors.isEmpty, "night \(night): \(run.errors)")
    try expectWhole(night, &last)
    #expect(!tenant.runFolders.contains { $0.hasPrefix(".") }, "night \(night)")
    let status = try tenant.status(night)
    #expect(status.status <= 1, "night \(night): \(status.text)")
    let left = try tenant.folder.names(in: Tenant.state)
    #expect(
      left.allSatisfy {
        ["history.sqlite", "latest", "lock", "mail.eml", "rollcall.prom", "runs"].contains($0)
      }, "\(left)")
  }

  @Test func killedAt200Moments() throws {
    for night in 0..<2 {
      try export(night)
      #expect(try tenant.nightly(night).status <= 1)
    }
    var generator = SeededGenerator(seed: 6)
    var last = 0
    var killed = 0
    var night = 2
    // In microseconds; adapts itself to how busy the machine is.
    var longest = 50_000.0
    while killed < 200, night < 600 {
      try export(night)
      // More of them at the end, where folders, history and link change.
      let share = Double.random(in: night % 2 == 0 ? 0..<1 : 0.6..<1, using: &generator)
      let wasKilled = try kill(night, after: Int(share * longest)) == 128 + Int(SIGKILL)
      killed += wasKilled ? 1 : 0
      longest *= wasKilled ? 1.03 : 0.93
      try expectWhole(night, &last)
      if night % 20 == 0 {
        let status = try tenant.status(night)
        #expect(status.status != 3, "night \(night): \(status.text)")
        night += 1
        try expectRepaired(night, &last)
      }
      night += 1
    }
    try expectRepaired(night, &last)
    #expect(killed == 200, "only \(killed) of \(night) runs were killed before they ended")
  }
}
