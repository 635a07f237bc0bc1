import Foundation
import Support
import Testing

/// The text file for Prometheus, read as its format says.
@Suite struct MetricsTests {
  private let tenant: Tenant
  init() throws {
    tenant = try Tenant()
    try tenant.export()
  }

  /// Samples by name and labels, as they are written; checks the format line by line.
  private func samples(_ file: String = "rollcall-state/rollcall.prom") throws -> [String: Double] {
    let text = try tenant.folder.text(of: file)
    #expect(text.hasSuffix("\n"))
    var samples: [String: Double] = [:]
    var described: Set<String> = []
    var family = ""
    for line in text.split(separator: "\n") {
      if let match = line.wholeMatch(of: /# (HELP|TYPE) ([a-z_]+) (.+)/) {
        let isNew = match.1 == "HELP" && described.insert(String(match.2)).inserted
        #expect(isNew || (match.1 == "TYPE" && match.2 == family && match.3 == "gauge"), "\(line)")
        family = String(match.2)
        continue
      }
      let match = try #require(
        line.wholeMatch(
          of:
            /([a-z_]+)(\{[a-z0-9_]+="(?:[^"\\]|\\["\\n])*"(?:,[a-z0-9_]+="(?:[^"\\]|\\["\\n])*")*\})? ([0-9.]+)/
        ),
        "\(line)")
      #expect(match.1 == family, "\(line)")
      let key = String(match.1) + String(match.2 ?? "")
      #expect(samples[key] == nil, "\(line)")
      samples[key] = Double(String(match.3))
    }
    return samples
  }

  @Test func aGoodRunIsThere() throws {
    #expect(try tenant.nightly().status == 0)
    let samples = try samples()
    #expect(samples["rollcall_last_run_success"] == 1)
    #expect(samples["rollcall_last_run_exit_code"] == 0)
    #expect(samples["rollcall_last_run_timestamp_seconds"] == Double(Tenant.firstNight))
    #expect(samples["rollcall_last_success_timestamp_seconds"] == Double(Tenant.firstNight))
    #expect(samples["rollcall_users{list=\"console\",state=\"linked\"}"] == 60)
    #expect(samples["rollcall_users{list=\"directory\",state=\"create\"}"] == 0)
    #expect(samples["rollcall_findings{severity=\"error\"}"] == 0)
    #expect(
      samples["rollcall_input_timestamp_seconds{role=\"console\",source=\"users.csv\"}"]
        == Double(Tenant.firstNight - 3_600))
  }

  @Test func aFailedRunNeverLooksGood() throws {
    #expect(try tenant.nightly().status == 0)
    try FileManager.default.removeItem(atPath: "\(tenant.folder.path)/users.csv")
    #expect(try tenant.nightly(1).status == 66)
    let samples = try samples()
    #expect(samples["rollcall_last_run_success"] == 0)
    #expect(samples["rollcall_last_run_exit_code"] == 66)
    #expect(samples["rollcall_last_run_timestamp_seconds"] == Double(Tenant.time(1)))
    #expect(samples["rollcall_last_success_timestamp_seconds"] == Double(Tenant.firstNight))
    #expect(samples["rollcall_users{list=\"console\",state=\"linked\"}"] == 60)
  }

  @Test func anotherPlaceThatOthersMayRead() throws {
    try tenant.folder.write("nightly: {metrics: r.prom}\n", to: "rollcall.yaml")
    let name = "a\"b\\c\nd"
    #expect(try tenant.nightly(0, "--name", name).status == 0)
    #expect(try tenant.folder.attributes(of: "r.prom").mode == 0o644)
    #expect(try samples("r.prom")["rollcall_last_run_success{tenant=\"a\\\"b\\\\c\\nd\"}"] == 1)
    #expect(!(try tenant.folder.names(in: Tenant.state).contains("rollcall.prom")))
  }

  @Test func aPlaceThatCannotBeWrittenIs73AndKeepsTheRun() throws {
    try tenant.folder.write("nightly: {metrics: none/r.prom}\n", to: "rollcall.yaml")
    let run = try tenant.nightly()
    #expect(run.status == 73 && run.errors.contains("(none)"), "\(run.errors)")
    #expect(tenant.latest != nil)
  }
}
