import Foundation
import Support
import Testing

/// What a person writes into links.csv holds on the next run.
@Suite struct FeedbackTests {
  private let program: Program
  init() throws { program = try Program.besideSamples() }

  private func reconcile(_ sample: String, _ more: String...) throws -> CSVTable {
    let run = try program.run(
      [
        "reconcile", "--config", "samples/\(sample)/rollcall.yaml", "--fail-on", "never", "--out",
        "out",
      ] + more)
    try #require(run.status == 0, "\(run.errors)")
    return CSVTable(try program.folder.bytes(of: "out/links.csv"))
  }

  /// Writes `word` into the last column of every row in `state`.
  private func fill(_ word: String, where state: String) throws -> Int {
    var count = 0
    let text = try program.folder.text(of: "out/links.csv").components(separatedBy: "\r\n")
    let lines = text.map { line in
      guard line.hasPrefix("\(state),") else { return line }
      count += 1
      return line + word
    }
    try program.folder.write(lines.joined(separator: "\r\n"), to: "out/links.csv")
    return count
  }

  private func decide() throws {
    let run = try program.run(
      "decide", "--decisions", "decisions.csv", "--from-links", "out/links.csv")
    try #require(run.status == 0, "\(run.errors)")
  }

  /// The states by username.
  private func states(_ links: CSVTable) -> [String: String] {
    Dictionary(
      links.rows.map { ($0["console_username"] ?? "", $0["state"] ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: ["northwind", "legacy-logins"])
  func anAcceptedSuggestionIsARename(sample: String) throws {
    try program.folder.write("kind\n", to: "none.csv")
    let before = states(try reconcile(sample, "--decisions", "none.csv"))
    let count = try fill("accept", where: "suggested")
    #expect(count >= 3)
    try decide()
    let after = states(try reconcile(sample, "--decisions", "decisions.csv"))
    for (username, state) in before {
      #expect(after[username] == (state == "suggested" ? "rename" : state), "\(username)")
    }
  }

  @Test(arguments: ["northwind", "legacy-logins"])
  func aRejectedSuggestionIsNotMadeAgain(sample: String) throws {
    try program.folder.write("kind\n", to: "none.csv")
    let before = try reconcile(sample, "--decisions", "none.csv")
    _ = try fill("reject", where: "suggested")
    try decide()
    let after = try reconcile(sample, "--decisions", "decisions.csv")
    for (old, new) in zip(before.rows, after.rows) where old["state"] == "suggested" {
      #expect(old["directory_upn"] != new["directory_upn"], "\(new)")
    }
  }

  @Test func ignoredUsersAreExcluded() throws {
    _ = try reconcile("northwind")
    let count = try fill("ignore", where: "unmatched")
    try decide()
    let after = try reconcile("northwind", "--decisions", "decisions.csv")
    #expect(after.rows.count { $0["state"] == "unmatched" } == 0)
    #expect(after.rows.count { $0["evidence"] == "" && $0["state"] == "excluded" } == count + 2)
  }

  /// A person may sort the rows and move the columns: nothing else changes.
  @Test func theOrderOfDecisionsIsNoMatter() throws {
    let before = try files("samples/legacy-logins/decisions.csv")
    let table = CSVTable(try Repository.bytes("samples/legacy-logins/decisions.csv"))
    let header = table.header.sorted()
    let rows = table.rows.reversed().map { row in
      header.map { "\"\(row[$0] ?? "")\"" }.joined(separator: ";")
    }
    try program.folder.write(
      ([header.joined(separator: ";")] + rows).joined(separator: "\n"), to: "sorted.csv")
    #expect(try files("sorted.csv") == before)
  }

  private func files(_ decisions: String) throws -> [[UInt8]] {
    _ = try reconcile("legacy-logins", "--decisions", decisions)
    return try ["links.csv", "directory.csv", "sites.csv"].map {
      try program.folder.bytes(of: "out/\($0)")
    }
  }

  /// The score of links.csv is the sum that explain prints.
  @Test func explainAddsUpToTheScore() throws {
    let links = try reconcile("legacy-logins")
    for row in links.rows.filter({ $0["state"] == "suggested" }).prefix(3) {
      let run = try program.run(
        "explain", row["console_username"] ?? "", "--config",
        "samples/legacy-logins/rollcall.yaml", "--format", "json")
      let tree = try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any]
      let soft = try #require(tree?["soft"] as? [String: Any])
      let best = try #require((soft["candidates"] as? [[String: Any]])?.first)
      let lines = try #require(best["lines"] as? [[String: Any]])
      let sum = lines.reduce(0) { $0 + ($1["points"] as? Int ?? 0) }
      #expect("\(sum)" == row["score"] && soft["score"] as? Int == sum)
      #expect(best["directory"] as? String == row["directory_upn"])
      #expect(soft["rule"] as? String == "mutual best")
    }
  }

  @Test func waivedErrorsAreCountedApartAndDoNotFail() throws {
    let arguments = ["reconcile", "--config", "samples/northwind/rollcall.yaml", "--out", "out"]
    #expect(try program.run(arguments).status == 1)
    let before = CSVTable(try program.folder.bytes(of: "out/findings.csv"))
    let errors = before.rows.filter { $0["severity"] == "error" }
    let rules = Set(errors.compactMap { $0["rule"] }).sorted()
    try program.folder.write(
      "kind,finding,pattern\n" + rules.map { "waive,\($0),*\n" }.joined(), to: "d.csv")
    let run = try program.run(arguments + ["--decisions", "d.csv"])
    #expect(run.status == 0 && run.text.contains(" 0 errors, "))
    let after = CSVTable(try program.folder.bytes(of: "out/findings.csv"))
    #expect(after.columns("fingerprint") == before.columns("fingerprint"))
    let waived = after.rows.filter { $0["decision"] == "waive" }
    #expect(waived.count >= errors.count)
    #expect(waived.allSatisfy { $0["decision_origin"]?.hasPrefix("d.csv:") ?? false })
    let json = try JSONSerialization.jsonObject(
      with: Data(try program.folder.bytes(of: "out/summary.json")))
    let findings = (json as? [String: Any])?["findings"] as? [String: Any]
    #expect(findings?["waived"] as? Int == waived.count && findings?["error"] as? Int == 0)
  }

  @Test func whatIsPutOffIsNotAskedFor() throws {
    func step(_ more: String...) throws -> String {
      let run = try program.run(
        ["reconcile", "--config", "samples/northwind/rollcall.yaml"] + more)
      return run.text.components(separatedBy: "\n").first { $0.contains("8x8 username") } ?? ""
    }
    #expect(try step().contains("Change 10 8x8 usernames"))
    let later = try program.run(
      "decide", "later", "Northwind.Ana.Pereira", "--reason", "on leave", "--decisions", "d.csv")
    try #require(later.status == 0)
    #expect(try step("--decisions", "d.csv").contains("Change 9 8x8 usernames"))
    let text = try program.run(
      "explain", "Northwind.Ana.Pereira", "--config", "samples/northwind/rollcall.yaml",
      "--decisions", "d.csv"
    ).text
    #expect(text.contains("Ana Pereira: rename\n") && text.contains("d.csv:2: \"Northwind.Ana"))
    #expect(text.contains("\nlater         person-created-twice: "))
  }
}
