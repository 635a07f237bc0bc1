import Foundation
import Support
import Testing

/// The samples for cron and systemd.
@Suite struct UnitTests {
  /// `Key=value` by section, as systemd reads them (systemd.syntax(7)): comments and blanks left out.
  private func unit(_ name: String) throws -> [String: [String: [String]]] {
    var sections: [String: [String: [String]]] = [:]
    var section = ""
    for line in try Repository.text("samples/nightly/\(name)").split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = String(line.dropFirst().dropLast())
        continue
      }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      try #require(parts.count == 2 && !section.isEmpty, "\(name): \(line)")
      sections[section, default: [:]][String(parts[0]), default: []].append(String(parts[1]))
    }
    return sections
  }

  @Test func theServiceIsHardened() throws {
    let unit = try unit("rollcall@.service")
    let service = try #require(unit["Service"])
    #expect(Set(unit.keys) == ["Unit", "Service"])
    #expect(service["Type"] == ["oneshot"] && service["SuccessExitStatus"] == ["1"])
    #expect(service["StateDirectory"] == ["rollcall/%i"])
    #expect(service["ProtectSystem"] == ["strict"] && service["ProtectHome"] == ["yes"])
    #expect(service["NoNewPrivileges"] == ["yes"] && service["CapabilityBoundingSet"] == [""])
    for name in ["ReadWritePaths", "PermissionsStartOnly"] { #expect(service[name] == nil) }
    #expect(service["User"] == ["rollcall"])
  }

  @Test func theTimerStartsTheServiceEveryNight() throws {
    let unit = try unit("rollcall@.timer")
    #expect(Set(unit.keys) == ["Unit", "Timer", "Install"])
    #expect(unit["Timer"]?["OnCalendar"] == ["*-*-* 02:00"])
    #expect(unit["Timer"]?["Persistent"] == ["yes"])
    #expect(unit["Install"]?["WantedBy"] == ["timers.target"])
  }

  /// systemd's own word on it, where there is a systemd; the plain checks above hold everywhere.
  @Test func systemdTakesThem() throws {
    let analyze = "/usr/bin/systemd-analyze"
    try #require(
      FileManager.default.isExecutableFile(atPath: analyze),
      "There is no \(analyze): scripts/setup --tests installs it, with systemd.")
    let folder = try TemporaryFolder()
    let names = ["rollcall@.service", "rollcall@.timer", "rollcall-mail@.service"]
    for name in names {
      let text = try Repository.text("samples/nightly/\(name)")
        .replacing("/usr/bin/rollcall", with: "\(try Program.binaries)/rollcall")
      try folder.write(text, to: name)
    }
    let program = try Program(in: folder)
    let run = try program.start(analyze, ["verify", "--man=no"] + names.map { "./\($0)" })
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.errors.contains("rollcall@") && !run.errors.contains("-mail@"), "\(run.errors)")
  }

  /// The command lines of all samples are ones that the program understands.
  @Test func everyCommandLineIsUnderstood() throws {
    let tenant = try Tenant()
    try tenant.export()
    try tenant.folder.write(
      """
      inputs: {directory: [ad.ldif], console: users.csv}
      tenant: {name: Contoso}

      """, to: "contoso.yaml")
    let service = try unit("rollcall@.service")["Service"]?["ExecStart"] ?? []
    let cron = try Repository.text("samples/nightly/crontab").split(separator: "\n")
      .filter { $0.contains("rollcall nightly") }
      .map { String($0.drop { $0 != "r" }.prefix { $0 != ";" && $0 != ">" }) }
    #expect(service.count == 1 && cron.count == 2)
    for line in service + cron {
      let words = line.replacing("%i", with: "contoso").replacing("%S", with: ".")
        .replacing("/etc/rollcall/", with: "").split(separator: " ").dropFirst().map(String.init)
      let run = try tenant.rollcall(words, at: Tenant.firstNight)
      #expect(run.status == 0 && run.errors.isEmpty, "\(line): \(run.errors)")
    }
  }

  /// What crontab and systemd do after a run, with a sendmail that keeps what it gets.
  @Test func theMailIsSentOnce() throws {
    let mailer = try #require(try unit("rollcall-mail@.service")["Service"]?["ExecStart"]?.first)
    let cron = try Repository.text("samples/nightly/crontab").split(separator: "\n").last
    let line = try #require(cron?.split(separator: ";").last)
    for sending in [
      "cd rollcall-state && \(mailer.replacing("/usr/sbin/sendmail", with: "sendmail"))",
      line.replacing("/var/lib/rollcall/contoso", with: "rollcall-state"),
    ] {
      let tenant = try Tenant()
      try tenant.export()
      try tenant.folder.write("#!/bin/sh\ntest \"$1\" = -t && cat >> \"$OUTBOX\"\n", to: "sendmail")
      let send = """
        chmod +x sendmail; export OUTBOX="$PWD/outbox" PATH="$PWD:$PATH"; (\(sending)); cat outbox
        """
      #expect(try tenant.nightly().status == 0)
      let mail = try tenant.latestFile("mail.eml")
      for _ in 0..<2 { #expect(try tenant.program.shell(send).output == mail) }
    }
  }
}
