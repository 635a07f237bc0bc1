import Foundation
import Support
import Testing

/// `rollcall explain`, on samples/northwind and on hostile values.
@Suite struct ExplainTests {
  private let program: Program
  init() throws { program = try Program.besideSamples() }

  private func explain(_ who: String, _ more: String...) throws -> String {
    let run = try program.run(
      ["explain", who, "--config", "samples/northwind/rollcall.yaml"] + more)
    try #require(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.text
  }

  private func json(_ who: String, _ more: String...) throws -> [String: Any] {
    let run = try program.run(
      ["explain", who, "--config", "samples/northwind/rollcall.yaml", "--format", "json"] + more)
    let tree = try JSONSerialization.jsonObject(with: Data(run.output))
    return try #require(tree as? [String: Any])
  }

  @Test(arguments: [
    "Northwind.Ana.Pereira", "ana.pereira@northwind.example", "apereira", "APEREIRA", "a Pereir",
    "CN=Ana Pereira,OU=People,OU=Northwind,DC=corp,DC=northwind,DC=example",
  ])
  func everyNameLeadsToThePerson(who: String) throws {
    #expect(try explain(who).hasPrefix("Ana Pereira: rename\n"))
  }

  @Test func soDoesTheObjectGUID() throws {
    let side = try #require(try json("apereira")["directory"] as? [String: Any])
    let guid = try #require(side["object_guid"] as? String)
    #expect(try explain("{\(guid.uppercased())}").hasPrefix("Ana Pereira: rename\n"))
  }

  @Test(arguments: ["Pereira, Ana", "PEREIRA ANA", "ana,per"])
  func theWordsOfANameMayStandInAnyOrder(who: String) throws {
    #expect(try explain(who).hasPrefix("Ana Pereira: rename\n"))
  }

  /// What Active Directory's own tools call somebody, where it is not the displayName.
  @Test func theNameOfTheEntryLeadsToThePersonToo() throws {
    #expect(try explain("Mendes (Amsterdam)").hasPrefix("Carlos Mendes: "))
  }

  @Test(arguments: ["Hana Novotn\u{E1}", "HANA NOVOTN\u{C1}", "a\u{301}", "na Novotna\u{301} "])
  func anAccentIsOneLetterHoweverItIsWritten(who: String) throws {
    let text = try explain(who)
    let isMeant = text.hasPrefix("Hana Novotn\u{E1}: ") || text.contains("  Hana Novotn\u{E1}")
    #expect(isMeant, "\(text)")
  }

  @Test func theSameLoginButForCaseIsTwoUsers() throws {
    #expect(try explain("kai.larsen@northwind.example").hasPrefix("Kai Larsen: linked\n"))
    #expect(
      try explain("Kai.Larsen@northwind.example")
        .hasPrefix("Kai Larsen: 8x8 user duplicate, directory user linked\n"))
    let several = try explain("larsen")
    #expect(several.hasPrefix("2 people are meant by larsen"))
    #expect(several.contains("  duplicate       Kai Larsen"))
    let people = try #require(try json("larsen")["people"] as? [[String: String]])
    #expect(people.map { $0["state"] } == ["linked", "duplicate"])
  }

  @Test func everythingIsSaid() throws {
    let text = try explain("Northwind.Ana.Pereira")
    for words in [
      "\n1 decisions       nobody decided", "\n2 username        no username",
      "\n4 identifiers     in common with ana.pereira@northwind.example (email=mail,",
      "\nDecided by        Tier 4:", "\nSite          match: Office \"São Paulo\".",
      "\nFirst cycle   The first cycle makes a second", "\nOverwrites    phone \"+1206",
      "\nTo do         In Admin Console, change", "\nerror         person-created-twice:",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    let tree = try json("Northwind.Ana.Pereira")
    #expect(tree["forecast"] as? String == "create-second")
    let overwrites = try #require(tree["overwrites"] as? [[String: Any]])
    #expect(overwrites.map { $0["field"] as? String } == ["phone"])
    #expect(overwrites[0]["read_only"] as? Bool == false)
    let findings = try #require(tree["findings"] as? [[String: Any]])
    #expect(findings.map { $0["rule"] as? String } == ["person-created-twice"])
    #expect((tree["tiers"] as? [[String: Any]])?.count ?? 0 >= 4)
  }

  @Test func everybodyCanBeExplained() throws {
    let run = try program.run(
      "reconcile", "--config", "samples/northwind/rollcall.yaml", "--out", "out")
    try #require(run.status == 1)
    let directory = CSVTable(try program.folder.bytes(of: "out/directory.csv"))
    for row in directory.rows.prefix(69).enumerated() where row.offset % 6 == 0 {
      let dn = try #require(row.element["dn"])
      let text = try explain(dn)
      #expect(fits(text), "\(text)")
    }
  }

  /// Whether a text has no control characters and no line wider than a terminal of 80 columns.
  private func fits(_ text: String) -> Bool {
    let lines = text.components(separatedBy: "\n")
    let isClean = text.unicodeScalars.allSatisfy {
      $0 == "\n" || $0.properties.generalCategory != .control
    }
    return isClean && lines.allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") }
  }

  @Test func hostileValuesStayHarmless() throws {
    try program.folder.write(
      "userPrincipalName,displayName,givenName,objectGUID\n"
        + "bo@x.com,\"Bo\u{1B}[31m\u{202E}\rX\",\"\n\n\(String(repeating: "very", count: 99))\",\n",
      to: "ad.csv")
    try program.folder.write(
      "Username,First name,Email\nbo\u{7}@x.com,\u{1B}]0;x\u{7},bo@x.com\n", to: "users.csv")
    let run = try program.run("explain", "bo", "--directory", "ad.csv", "--console", "users.csv")
    #expect(run.status == 0 && fits(run.text), "\(run.text)")
    #expect(run.text.contains("‹U+001B›"))
  }

  @Test func whoIsNotThereIsSaid() throws {
    let run = try program.run(
      "explain", "nobody@x", "--config", "samples/northwind/rollcall.yaml")
    #expect(run.status == 64 && run.errors.contains("Nobody on either side is called 'nobody@x'"))
  }
}
