import Foundation
import Support
import Testing

/// `rollcall portfolio`: files that are read, and what becomes of those that cannot be.
@Suite struct PortfolioTests {
  private let program: Program

  init() throws {
    program = try Program.besideSamples()
    for (sample, out) in [("northwind", "north wind/latest"), ("legacy-logins", "legacy")] {
      let run = try program.run(
        "reconcile", "--config", "samples/\(sample)/rollcall.yaml", "--out", out, "--quiet")
      try #require(run.status == 1, "\(run.errors)")
    }
  }

  private func portfolio(_ folders: String...) throws -> Program.Outcome {
    try program.run(["portfolio"] + folders + ["--out", "all/overview"])
  }

  private func rows() throws -> [[String]] {
    let table = CSVTable(try program.folder.bytes(of: "all/overview/portfolio.csv"))
    return table.rows.map { row in table.header.map { row[$0] ?? "" } }
  }

  @Test func tenantsWithTheirNumbers() throws {
    let run = try portfolio("legacy", "north wind")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(
      run.text == """
        2 tenants: 2 not ready.
        In all/overview: portfolio.html and portfolio.csv.

        """)
    let rows = try rows()
    #expect(rows.map { $0[0] } == ["legacy", "north wind"])
    #expect(
      Array(rows[1][1...12])
        == ["not-ready", "64", "69", "36", "3", "15", "0", "5", "10", "33", "20", "9"])
    #expect(rows[1][13].hasPrefix("person-created-twice 13; "))
    let page = try program.folder.text(of: "all/overview/portfolio.html")
    #expect(page.contains(#"href="../../north%20wind/latest/report.html""#))
    #expect(page.contains(#"href="../../legacy/report.html""#))
    try BrowserCheck(name: "portfolio", page: "all/overview/portfolio.html").run(in: program)
  }

  @Test func whatCannotBeReadIsARowWithTheReason() throws {
    let good = try program.folder.text(of: "legacy/summary.json")
    let cases = [
      ("gone", "There is no summary.json", nil),
      ("empty", "is empty", ""),
      ("cut", "is cut short", String(good.prefix(700))),
      ("other", "is not one of Rollcall's", #"{"schema": 1}"#),
      ("noise", "is damaged", "%PDF-1.7"),
      ("deep", "is damaged", String(repeating: "[", count: 100_000)),
      (
        "newer", "a newer Rollcall (schema 2)",
        good.replacing(#""schema": 1"#, with: #""schema": 2"#)
      ),
      ("<b onclick=x>", "is not one of Rollcall's", good.replacing("\"total\"", with: "\"sum\"")),
    ]
    for (name, _, text) in cases {
      try FileManager.default.createDirectory(
        atPath: "\(program.folder.path)/\(name)", withIntermediateDirectories: true)
      if let text { try program.folder.write(text, to: "\(name)/summary.json") }
    }
    let run = try program.run(
      ["portfolio", "legacy"] + cases.map(\.0) + ["--out", "all/overview"])
    #expect(run.status == 1 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.text.hasPrefix("9 tenants: 1 not ready and 8 without a result.\n"))
    let rows = try rows()
    #expect(rows.count == 9)
    for (row, (name, reason, _)) in zip(rows.dropFirst(), cases) {
      #expect(row[0] == name && row[1].isEmpty && row[16].contains(reason), "\(row)")
      #expect(run.text.contains(reason))
    }
    let page = try program.folder.text(of: "all/overview/portfolio.html")
    #expect(page.contains("&lt;b onclick=x&gt;") && !page.contains("<b onclick"))
    try BrowserCheck(name: "portfolio", page: "all/overview/portfolio.html").run(in: program)
  }

  @Test func theOldestRunSaysItsAge() throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_790_000_000)],
      ofItemAtPath: "\(program.folder.path)/legacy/summary.json")
    let run = try program.start(
      "\(Program.binaries)/rollcall", ["portfolio", "legacy", "--out", "all"], input: [],
      variables: ["SOURCE_DATE_EPOCH": "1790400000"])
    #expect(run.status == 0, "\(run.errors)")
    let page = try program.folder.text(of: "all/portfolio.html")
    #expect(page.contains("4 days ago<small>2026-09-21 14:13 UTC</small>"))
    #expect(page.contains("2026-09-26 05:20 UTC by Rollcall"))
  }
}
