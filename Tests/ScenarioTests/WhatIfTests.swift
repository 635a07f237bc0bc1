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
