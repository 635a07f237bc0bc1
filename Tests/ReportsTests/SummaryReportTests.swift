import Checks
import Foundation
import Reports
import Testing

@Suite struct SummaryReportTests {
  private func rendered() throws -> [UInt8] {
    let facts = try TableTests.tenant.facts()
    return SummaryReport(
      facts: facts, tally: Tally(of: facts, findings: [], wording: .standard), version: "1.2.3",
      completeness: .complete
    ).rendered()
  }

  @Test func isJSONWithTheAgreedKeys() throws {
    let value = try JSONSerialization.jsonObject(with: Data(try rendered()))
    let root = try #require(value as? [String: Any])
    #expect(
      Set(root.keys) == [
        "schema", "tool", "inputs", "console", "directory", "sites", "forecast", "findings",
        "decisions", "complete",
      ])
    let console = try #require(root["console"] as? [String: Any])
    let states = try #require(console["states"] as? [String: Int])
    #expect(states.count == 10 && states.values.reduce(0, +) == console["total"] as? Int)
    #expect(states["linked"] == 1 && states["suggested"] == 0)
  }

  @Test func hasOneOrderAndAFinalNewline() throws {
    let text = String(decoding: try rendered(), as: UTF8.self)
    #expect(
      text.hasPrefix(
        """
        {
          "schema": 1,
          "tool": {
            "name": "rollcall",
            "version": "1.2.3"
          },
          "inputs": [
            {
              "source": "ad.ldif",
              "role": "directory",
              "kind": "LDIF",

        """))
    #expect(text.hasSuffix("  \"complete\": true\n}\n"))
    #expect(try rendered() == Array(text.utf8))
  }
}
