import Foundation
import Support
import Testing

/// `reconcile --what-if`, on samples/northwind.
@Suite struct WhatIfTests {
  private let program: Program
  init() throws { program = try Program.besideSamples() }

  private func reconcile(_ more: String...) throws -> Program.Outcome {
    try program.run(["reconcile", "--config", "samples/northwind/rollcall.yaml"] + more)
  }

  private func json(_ more: String...) throws -> [String: Any] {
    let run = try program.run(
      ["reconcile", "--config", "samples/northwind/rollcall.yaml", "--format", "json"] + more)
    try #require(run.status == 1, "\(run.errors)")
    let tree = try JSONSerialization.jsonObject(with: Data(run.output))
    return try #require(tree as? [String: Any])
  }

  private func count(_ tree: [String: Any], _ path: String...) throws -> Int {
    var value: Any = tree
    for key in path { value = try #require((value as? [String: Any])?[key], "\(path)") }
    return try #require(value as? Int)
  }

  @Test func aSuffixMovesPeopleBothWays() throws {
    let tree = try json("--what-if", "suffix:northwind.local=northwind.example")
    let changes = try #require(tree["changes"] as? [String: [[String: Any]]])
    let console = try #require(changes["console"]).map { "\($0["from"] ?? "")>\($0["to"] ?? "")" }
    #expect(console == ["linked>rename", "rename>linked"])
    #expect(try count(tree, "today", "findings", "by_rule", "upn-suffix-unverified") == 1)
    let supposed = try #require(tree["supposed"] as? [String: Any])
    let rules = (supposed["findings"] as? [String: Any])?["by_rule"] as? [String: Int]
    #expect(rules?["upn-suffix-unverified"] == nil)
  }

  @Test func anAliasMovesOffices() throws {
    let tree = try json("--what-if", "site-alias:Canary Wharf=London Docklands")
    for (side, alias, unknown) in [("today", 1, 8), ("supposed", 7, 2)] {
      #expect(try count(tree, side, "sites", "states", "alias") == alias)
      #expect(try count(tree, side, "sites", "states", "unknown") == unknown)
    }
  }

  @Test func anotherLoginAttributeIsNoMatterOfTheEntraList() throws {
    let tree = try json(
      "--entra", "samples/northwind/entra-graph.csv", "--what-if", "upn-attribute=mail")
    #expect(
      try count(tree, "supposed", "console", "states", "linked")
        != count(tree, "today", "console", "states", "linked"))
    let rules = try ["today", "supposed"].map { side in
      try #require((tree[side] as? [String: Any])?["findings"] as? [String: Any])
    }.map { ($0["by_rule"] as? [String: Int])?["not-in-entra"] }
    #expect(rules[0] == rules[1])
  }

  @Test func anAttributeThatIsReadForItAloneIsRead() throws {
    let tree = try json("--what-if", "upn-attribute=employeeType")
    #expect(try count(tree, "supposed", "console", "states", "linked") == 0)
  }

  @Test func whatCannotBeSoIsSaid() throws {
    let run = try reconcile(
      "--what-if", "site-alias:Atlantis=Berlin", "--what-if", "site-alias:Oslo=Lemuria",
      "--what-if", "suffix:nobody.example=northwind.example")
    for sentence in [
      "Nobody has the Office \"Atlantis\"", "No Site is called \"Lemuria\"",
      "Nobody has the UPN suffix \"nobody.example\"",
    ] { #expect(run.text.contains(sentence), "\(run.text)") }
    #expect(!run.text.contains("Office \"Oslo\""))
    let tree = try json("--what-if", "suffix:northwind.local=northwind.example")
    #expect((tree["notes"] as? [String])?.isEmpty == true)
  }

  /// Domains have the pseudonyms that they have in the files; Offices and Sites stay, even those that are
  /// called like somebody.
  @Test func pseudonymsStandForDomains() throws {
    try program.folder.write(
      """
      dn: CN=Oslo Berlin,DC=a,DC=example
      userPrincipalName: oslo.berlin@tailspin.local
      sn: Berlin
      givenName: Oslo
      physicalDeliveryOfficeName: Oslo

      """, to: "ad.ldif")
    try program.folder.write("Username,Site\nx@tailspin.example,Berlin\n", to: "users.csv")
    let run = try program.run(
      "reconcile", "--directory", "ad.ldif", "--console", "users.csv", "--redact", "--format",
      "json", "--fail-on", "never", "--out", "out", "--what-if", "upn-attribute=mail", "--what-if",
      "site-alias:Oslo=Berlin", "--what-if", "suffix:@tailspin.local=fabrikam.com", "--what-if",
      "suffix:nobody.example=fabrikam.com", "--what-if", "site-alias:Atlantis=Berlin")
    try #require(run.status == 0, "\(run.errors)")
    let tree = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    let texts = try #require(tree["what_if"] as? [String])
    let row = try #require(CSVTable(try program.folder.bytes(of: "out/directory.csv")).rows.first)
    let suffix = try #require(row["directory_upn"]?.split(separator: "@").last)
    #expect(suffix.hasSuffix(".local") && suffix != "tailspin.local")
    let other = try #require(texts[2].split(separator: "=").last)
    #expect(other.hasSuffix(".com") && other != "fabrikam.com")
    #expect(texts[..<2] == ["upn-attribute=mail", "site-alias:Oslo=Berlin"])
    #expect(texts[2] == "suffix:\(suffix)=\(other)")
    #expect(texts[3].hasSuffix("=\(other)") && texts[4] == "site-alias:Atlantis=Berlin")
    let notes = try #require(tree["notes"] as? [String]).joined(separator: "\n")
    #expect(notes.contains("Office \"Atlantis\"") && !notes.contains("nobody.example"))
    #expect(notes.contains(texts[3].dropFirst("suffix:".count).prefix { $0 != "=" }))
  }

  @Test func filesShowToday() throws {
    let run = try reconcile("--what-if", "upn-attribute=mail", "--out", "out")
    #expect(run.status == 1 && run.text.contains("rename → linked"))
    let expected = ExpectedOutputs(folder: "samples/northwind/expected/predicted").folder
    for name in ["links.csv", "directory.csv", "summary.json"] {
      #expect(
        try program.folder.bytes(of: "out/\(name)") == Repository.bytes("\(expected)/\(name)"))
    }
    let names = try program.folder.names()
    _ = try reconcile("--what-if", "upn-attribute=mail")
    #expect(try program.folder.names() == names)
  }

  @Test(arguments: ["upn-attribute", "suffix:a", "site-alias:=B", "x=y", "suffix:a="])
  func nonsenseIs64(text: String) throws {
    let run = try reconcile("--what-if", text)
    #expect(run.status == 64 && run.errors.contains("cannot be supposed (--what-if)"))
  }
}
