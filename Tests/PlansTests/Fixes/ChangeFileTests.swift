import Foundation
import Formats
import Plans
import Reports
import Roster
import Support
import Testing

@Suite("Change files")
struct ChangeFileTests {
  /// Values that would break out of a line, a string or a record.
  static let hostile = [
    "berlin\ndn: CN=Admins\nchangetype: delete", "'; Remove-ADUser 'x", "$(Remove-Item C:\\)",
    "`n`$x", "\u{2018}x\u{2019}\u{201A}\u{201B}''", "\u{201C}x\u{201D}\"", " <file:///etc/passwd",
    "\u{202E}nilreb", "a\r\nb", "\u{2028}Write-Host 1", "# comment", "-Apply", "@{x=1}", "%{$_}",
    "\u{1F600} \u{E0001}x", "\u{FEFF}", "{0}", "--%", "\u{0085}x", "\u{00A0}",
    "@'\nRemove-Item x\n'@", "@\"\n$x\n\"@", "a\u{0}b", "<# x #>", "\u{2019}\u{2019}", "\u{201B}",
    "x\u{2019}; Remove-ADUser \u{2018}y", "\u{201E}$(x)\u{201D}", "\u{2013}Apply", "a`", "''", "\r",
    "x # y", "é'\u{2019}'", "\u{2029}",
  ]

  private func tenant(_ office: String) -> FixTenant {
    FixTenant(
      directory { user("anna", office: office, guid: "ea43fa2d-e0a9-4b52-a913-2f5b1570418c") },
      console { account("anna@contoso.com", site: "Berlin") })
  }

  @Test(
    "An LDIF record deletes the value seen before it adds the new one, and the inverse restores it")
  func ldif() {
    let tenant = tenant("berlin")
    let record = """
      # office-differs
      dn: CN=Anna Berg,OU=Staff,DC=contoso,DC=com
      changetype: modify
      delete: physicalDeliveryOfficeName
      physicalDeliveryOfficeName: berlin
      -
      add: physicalDeliveryOfficeName
      physicalDeliveryOfficeName: Berlin
      -


      """
    let forward = tenant.file(.forward, LDIFChangeFile.init)
    #expect(forward.hasPrefix("version: 1\n# Made by rollcall 1 at 1970-01-01T00:00:00Z from:\n"))
    #expect(forward.hasSuffix("\n\n" + record))
    let inverse = tenant.file(.inverse, LDIFChangeFile.init)
    let swapped = record.replacing(": berlin", with: ": x").replacing(": Berlin", with: ": berlin")
      .replacing(": x", with: ": Berlin")
    #expect(inverse.hasSuffix("\n\n" + swapped))
  }

  @Test("A value that is not there is neither deleted nor put back")
  func absentValue() {
    let tenant = FixTenant(
      directory {
        user("anna", office: nil)
        user("bo", office: "Paris")
      },
      console { account("anna@contoso.com", site: "Berlin") })
    let steps = { (text: String) in
      text.split(separator: "\n").filter { $0.hasPrefix("add:") || $0.hasPrefix("delete:") }
    }
    #expect(
      steps(tenant.file(.forward, LDIFChangeFile.init)) == ["add: physicalDeliveryOfficeName"])
    #expect(
      steps(tenant.file(.inverse, LDIFChangeFile.init)) == ["delete: physicalDeliveryOfficeName"])
    #expect(tenant.file(.inverse, PowerShellChangeFile.init).contains(" 'Berlin' ''"))
  }

  @Test("Hostile values stay values in LDIF", arguments: hostile)
  func hostileLDIF(office: String) {
    let text = tenant(office).file(.forward, LDIFChangeFile.init)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let names = lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix(" ") && !$0.isEmpty }
      .map { $0.prefix { $0 != ":" } }
    #expect(
      names == [
        "version", "dn", "changetype", "delete", "physicalDeliveryOfficeName", "-", "add",
        "physicalDeliveryOfficeName", "-",
      ])
    #expect(!text.contains(":<"))
    // Folded lines are left to the tests of the writer.
    guard lines.allSatisfy({ !$0.hasPrefix(" ") }),
      let line = lines.first(where: { $0.hasPrefix("physicalDeliveryOfficeName:") })
    else { return }
    let parts = String(line).components(separatedBy: ":: ")
    let value =
      parts.count == 2
      ? Array(Data(base64Encoded: parts[1]) ?? Data())
      : Array(line.dropFirst("physicalDeliveryOfficeName: ".count).utf8)
    #expect(value == Array(office.utf8))
  }

  @Test("Hostile values stay values in PowerShell", arguments: hostile)
  func hostilePowerShell(office: String) throws {
    let text = tenant(office).file(.forward, PowerShellChangeFile.init)
    let lines = text.split(separator: "\r\n").filter { $0.hasPrefix("Edit-Entry ") }
    try #require(lines.count == 1)
    let words = try #require(PlainPowerShell.arguments(String(lines[0])))
    #expect(
      words.map { Array($0.utf8) }
        == [
          "Edit-Entry", "ea43fa2d-e0a9-4b52-a913-2f5b1570418c", "physicalDeliveryOfficeName",
          office,
          "Berlin",
        ].map { Array($0.utf8) })
    #expect(text.hasPrefix("\u{FEFF}#Requires"))
  }

  /// Lines as PowerShell takes them: only CR LF is written, so nothing else may end one.
  private func lines(_ text: String) throws -> [String] {
    let lines = text.unicodeScalars.split(
      separator: "\r\n".unicodeScalars, omittingEmptySubsequences: false)
    for line in lines { try #require(!line.contains("\r") && !line.contains("\n")) }
    return lines.map { String(String.UnicodeScalarView($0)) }
  }

  @Test("A value changes nothing in a script but its own literal", arguments: hostile)
  func scriptsKeepTheirShape(value: String) throws {
    func file(_ office: String, _ dn: String) -> FixTenant {
      FixTenant(
        directory { user("anna", office: office, dn: dn) },
        console { account("anna@contoso.com", site: "Berlin") })
    }
    let dn = "CN=\(value),DC=contoso,DC=com"
    for direction in [ChangeDirection.forward, .inverse] {
      let hostile = try lines(file(value, dn).file(direction, PowerShellChangeFile.init))
      let plain = try lines(file("berlin", "CN=x").file(direction, PowerShellChangeFile.init))
      let isCommand = { (line: String) in line.hasPrefix("Edit-Entry") }
      #expect(
        hostile.filter { !isCommand($0) && !$0.hasPrefix("#   office-") }
          == plain.filter { !isCommand($0) && !$0.hasPrefix("#   office-") })
      let commands = hostile.drop { $0 != "}" }.filter(isCommand)
      try #require(commands.count == 1)
      let words = try #require(PlainPowerShell.arguments(commands[0]))
      let values = direction == .forward ? [value, "Berlin"] : ["Berlin", value]
      let expected = ["Edit-Entry", dn, "physicalDeliveryOfficeName"] + values
      #expect(words.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }
  }

  @Test("What is not a value in a script is PowerShell whose quotes and brackets match")
  func scriptsAreWellFormed() throws {
    let text = tenant("berlin").file(.forward, PowerShellChangeFile.init)
    #expect(PlainPowerShell.isBalanced(text))
    #expect(!PlainPowerShell.isBalanced(text.replacing("$Left = 0", with: "$Left = '0")))
    #expect(!PlainPowerShell.isBalanced(text.replacing("catch {", with: "catch (")))
    #expect(text.contains("-WhatIf:(-not $Apply)") && text.contains("[switch] $Apply"))
  }

  @Test("A source's name cannot leave the comment that it stands in")
  func hostileSource() throws {
    let source = SourceInfo(
      role: .directory, name: "a\r\nRemove-Item x\u{2028}#>.ldif", kind: "", encoding: "", bytes: 0,
      sha256: "")
    let facts = tenant("berlin").facts
    let plan = FixPlan(facts, findings: [], rules: FixRules())
    let set = ChangeSet(
      plan.repairs, .repairs, .forward, facts: facts,
      madeFrom: MadeFrom(version: "1", seconds: 0, sources: [source]))
    let head = try lines(String(decoding: PowerShellChangeFile(set).head, as: UTF8.self))
    #expect(
      !head.contains { $0.hasPrefix("Remove") } && head.contains { $0.hasPrefix("#   directory a") }
    )
    let ldif = String(decoding: LDIFChangeFile(set).head, as: UTF8.self)
    #expect(ldif.split(separator: "\n").allSatisfy { $0 == "version: 1" || $0.hasPrefix("#") })
  }

  @Test("Every character may stand in a PowerShell string")
  func everyCharacter() throws {
    for value in (1...0x2FFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(scalar)b"
      let words = try #require(PlainPowerShell.arguments("x \(PowerShellText.quoted(text))"))
      #expect(words.count == 2 && Array(words[1].utf8) == Array(text.utf8), "U+\(value)")
    }
    #expect(PowerShellText.quoted("") == "''")
  }
}
