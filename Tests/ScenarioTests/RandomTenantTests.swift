import Foundation
import Support
import Testing

/// The whole program on tenants that nobody wrote: it never crashes, and what it writes agrees with
/// itself.
///
/// `scripts/fuzz tenants [SECONDS]` goes on with further seeds. A seed that finds something is named
/// here from then on.
@Suite struct RandomTenantTests {
  private let program: Program

  init() throws { program = try Program(in: try TemporaryFolder()) }

  @Test(arguments: 1..<17 as Range<UInt64>) func aTenantEndsWell(seed: UInt64) throws {
    try trial(seed)
  }

  /// How long to go on, in seconds, and with which seeds.
  private static var further: (seconds: Double, seed: UInt64)? {
    guard let text = ProcessInfo.processInfo.environment["ROLLCALL_TRIAL_SECONDS"],
      let seconds = Double(text)
    else { return nil }
    return (seconds, UInt64(Date().timeIntervalSince1970) * 1_000_000)
  }

  @Test(.enabled(if: further != nil, "Only scripts/fuzz tenants goes on."))
  func furtherTenantsEndWell() throws {
    let further = try #require(RandomTenantTests.further)
    let end = Date().addingTimeInterval(further.seconds)
    var seed = further.seed
    while Date() < end {
      try trial(seed)
      seed += 1
    }
    print("seeds \(further.seed) to \(seed - 1)")
  }

  /// Values of thousands of parts, in every attribute and column: whatever compares each part with each
  /// other takes forever.
  @Test(.timeLimit(.minutes(15))) func monstrousValuesEndWell() throws {
    let tenant = RandomTenant.monstrous
    try program.folder.write(tenant.directory, to: "ad.ldif")
    try program.folder.write(tenant.console, to: "users.csv")
    let run = try program.run(
      "reconcile", "--directory", "ad.ldif", "--console", "users.csv", "--out", "out", "--redact",
      "--fail-on", "never")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try table("out/links.csv").rows.count == 17)
  }

  private func trial(_ seed: UInt64) throws {
    let tenant = RandomTenant(seed: seed)
    try program.folder.write(tenant.directory, to: "ad.ldif")
    try program.folder.write(tenant.console, to: "users.csv")
    let inputs = ["--directory", "ad.ldif", "--console", "users.csv"]
    let check = try program.run(["check"] + inputs)
    let run = try reconcile("ad.ldif", out: "out")
    #expect([0, 65].contains(run.status), "seed \(seed): \(run.status) \(run.errors)")
    #expect((check.status == 65) == (run.status == 65), "seed \(seed): \(check.errors)")
    guard run.status == 0 else { return #expect(!run.errors.isEmpty, "seed \(seed)") }
    try expectAgreement("seed \(seed)")
    try expectSameAfterExport("seed \(seed)")
    let redacted = try program.run(["reconcile"] + inputs + ["--redact", "--fail-on", "never"])
    #expect(redacted.status == 0, "seed \(seed): \(redacted.errors)")
  }

  private func reconcile(_ directory: String, out: String) throws -> Program.Outcome {
    try program.run(
      "reconcile", "--directory", directory, "--console", "users.csv", "--out", out,
      "--fail-on", "never", "--quiet")
  }

  private func table(_ name: String) throws -> CSVTable {
    CSVTable(try program.folder.bytes(of: name))
  }

  /// What `summary.json` says of one side.
  private struct Side: Decodable {
    let total: Int
    let states: [String: Int]
  }

  private struct Summary: Decodable {
    let console: Side
    let directory: Side
  }

  /// The tables have the rows that the summary counts, and both sides say the same of a pair.
  private func expectAgreement(_ trial: Comment) throws {
    let summary = try JSONDecoder().decode(
      Summary.self, from: Data(try program.folder.bytes(of: "out/summary.json")))
    let links = try table("out/links.csv").rows
    let directory = try table("out/directory.csv").rows
    for (side, rows) in [(summary.console, links), (summary.directory, directory)] {
      #expect(side.total == rows.count, trial)
      let counts = Dictionary(rows.map { ($0["state"] ?? "", 1) }, uniquingKeysWith: +)
      #expect(side.states.filter { $0.value > 0 } == counts, trial)
    }
    let stateOf = Dictionary(
      directory.map { ($0["origin"] ?? "", $0["state"] ?? "") }, uniquingKeysWith: { $1 })
    var taken: Set<String> = []
    for row in links where ["linked", "linked-folded", "rename"].contains(row["state"]) {
      let origin = row["directory_origin"] ?? ""
      #expect(stateOf[origin] == row["state"], trial)
      #expect(taken.insert(origin).inserted, trial)
    }
  }

  /// An export of all attributes says what its source said, apart from where it stands.
  private func expectSameAfterExport(_ trial: Comment) throws {
    let export = try program.run("export", "ad.ldif", "--to", "ldif")
    #expect(export.status == 0, trial)
    // An export reads values that pairing passes over, and may set aside who has a broken one.
    guard export.errors.isEmpty else { return }
    try program.folder.write(export.output, to: "again.ldif")
    let run = try reconcile("again.ldif", out: "again")
    #expect(run.status == 0, "\(trial): \(run.errors)")
    guard run.status == 0 else { return }
    for (name, origin) in [("links.csv", "directory_origin"), ("directory.csv", "origin")] {
      let rows = try ["out", "again"].map { folder in
        try table("\(folder)/\(name)").rows.map { row in row.filter { $0.key != origin } }
      }
      #expect(rows[0] == rows[1], "\(trial): \(name)")
    }
  }
}
