import Foundation
import Support
import Testing

/// An edited links.csv comes back as decisions.
@Suite struct LinksFeedbackTests {
  private let folder: TemporaryFolder
  private let program: Program

  init() throws {
    folder = try TemporaryFolder()
    program = try Program(in: folder)
    try folder.write(
      """
      userPrincipalName,sAMAccountName,mail,objectGUID,Enabled
      anna@x.com,anna,anna@x.com,3f2504e0-4f89-11d3-9a0c-0305e82c3301,True
      bo@x.com,bo,bo@x.com,3f2504e0-4f89-11d3-9a0c-0305e82c3302,True
      cy@x.com,cy,cy@x.com,3f2504e0-4f89-11d3-9a0c-0305e82c3303,True

      """, to: "ad.csv")
    try folder.write(
      "Username,Email\nold1,anna@x.com\nold2,bo@x.com\n=lobby,\nold3,\n", to: "users.csv")
  }

  private func reconcile(_ more: String...) throws -> CSVTable {
    let run = try program.run(
      [
        "reconcile", "--directory", "ad.csv", "--console", "users.csv", "--fail-on", "never",
        "--out", "report",
      ] + more)
    try #require(run.status == 0, "\(run.errors)")
    return CSVTable(try folder.bytes(of: "report/links.csv"))
  }

  /// Fills in the last column of some rows, by username.
  private func fill(_ words: [String: String], upn: [String: String] = [:]) throws {
    var lines = try folder.text(of: "report/links.csv").components(separatedBy: "\r\n")
    for index in lines.indices.dropFirst() where !lines[index].isEmpty {
      var cells = lines[index].components(separatedBy: ",")
      cells[cells.count - 1] = words[cells[1]] ?? ""
      if let name = upn[cells[1]] { cells[2] = name }
      lines[index] = cells.joined(separator: ",")
    }
    try folder.write(lines.joined(separator: "\r\n"), to: "report/links.csv")
  }

  @Test func acceptRejectAndIgnoreBecomeDecisions() throws {
    #expect(
      try reconcile().columns("state")
        == [["rename"], ["rename"], ["unmatched"], ["unmatched"]])
    try fill(
      ["old1": "Accept", "old2": "reject", "'=lobby": "ignore", "old3": "accept"],
      upn: ["old3": "cy@x.com"])
    let decide = ["decide", "--decisions", "d.csv", "--from-links", "report/links.csv"]
    let run = try program.run(decide)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text == "Added to d.csv: 2 link, 1 never, 1 leave-alone.\n")
    let decisions = CSVTable(try folder.bytes(of: "d.csv"))
    #expect(
      decisions.columns("kind", "console_username", "object_guid") == [
        ["link", "old1", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"],
        ["never", "old2", "3f2504e0-4f89-11d3-9a0c-0305e82c3302"],
        ["leave-alone", "'=lobby", ""],
        ["link", "old3", "3f2504e0-4f89-11d3-9a0c-0305e82c3303"],
      ])
    #expect(decisions.rows[0]["reason"]?.hasPrefix("accept in links.csv (email=mail") == true)
    #expect(try program.run(decide).text.contains("4 stood there already"))
    let links = try reconcile("--decisions", "d.csv")
    #expect(links.columns("state") == [["rename"], ["unmatched"], ["excluded"], ["rename"]])
    #expect(links.rows[3]["evidence"] == "decision")
  }

  @Test func whatCannotBeUsedIsRefusedAsAWhole() throws {
    _ = try reconcile()
    try fill(["old1": "accept", "old2": "yes", "old3": "reject"])
    let run = try program.run(
      "decide", "--decisions", "d.csv", "--from-links", "report/links.csv")
    #expect(run.status == 65)
    #expect(run.errors.contains("report/links.csv:3: \"yes\" is none of"))
    #expect(run.errors.contains("report/links.csv:5: the row names nobody"))
    #expect((try? folder.bytes(of: "d.csv")) == nil)
  }

  @Test func severalAtATimeLoseNothing() throws {
    let run = try program.shell(
      "for i in 1 2 3 4 5 6 7 8; do rollcall decide leave u$i --reason x --decisions d.csv & done; wait"
    )
    #expect(run.errors.isEmpty)
    let names = CSVTable(try folder.bytes(of: "d.csv")).columns("console_username")
    #expect(Set(names) == Set((1...8).map { ["u\($0)"] }))
  }
}
