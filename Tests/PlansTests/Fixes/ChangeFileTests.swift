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

/// As much of PowerShell's grammar as the change files use, read strictly: anything else is nil.
/// (PowerShell language specification, 2.3.5.2: single quotes are ' and U+2018 to U+201B.)
enum PlainPowerShell {
  static func arguments(_ line: String) -> [String]? {
    var rest = Array(line.unicodeScalars)[...]
    var words: [String] = []
    while true {
      while rest.first == " " { rest.removeFirst() }
      guard let first = rest.first, first != "#" else { return words }
      guard let word = first == "(" ? sum(&rest) : isQuote(first) ? string(&rest) : bare(&rest)
      else { return nil }
      words.append(word)
    }
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || (0x2018...0x201B).contains(scalar.value)
  }

  private static func bare(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    let word = rest.prefix { $0.properties.isAlphabetic || $0 == "-" }
    rest = rest.dropFirst(word.count)
    guard !word.isEmpty, rest.first == nil || rest.first == " " else { return nil }
    return String(String.UnicodeScalarView(word))
  }

  private static func string(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\n" || scalar == "\r" { return nil }
      guard isQuote(scalar) else {
        text.append(scalar)
        continue
      }
      guard let next = rest.first, isQuote(next) else { return String(text) }
      text.append(scalar)
      rest.removeFirst()
    }
    return nil
  }

  /// `('a' + [char]::ConvertFromUtf32(10))`.
  private static func sum(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    rest.removeFirst()
    var text = ""
    while let first = rest.first {
      if isQuote(first) {
        guard let part = string(&rest) else { return nil }
        text += part
      } else {
        let call = Array("[char]::ConvertFromUtf32(".unicodeScalars)
        guard rest.starts(with: call) else { return nil }
        rest = rest.dropFirst(call.count)
        let digits = rest.prefix { $0 != ")" }
        rest = rest.dropFirst(digits.count + 1)
        guard let value = UInt32(String(String.UnicodeScalarView(digits))),
          let scalar = Unicode.Scalar(value)
        else { return nil }
        text.unicodeScalars.append(scalar)
      }
      if rest.first == ")" {
        rest.removeFirst()
        return text
      }
      guard rest.starts(with: " + ".unicodeScalars) else { return nil }
      rest = rest.dropFirst(3)
    }
    return nil
  }
}
