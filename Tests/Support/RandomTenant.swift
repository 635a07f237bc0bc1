import Foundation

/// An invented directory and an invented list of 8x8 users, odd in the ways that real ones are: values
/// missing, doubled, empty, in the wrong place; lines folded and in base64; a byte damaged.
///
/// The same seed gives the same bytes.
package struct RandomTenant {
  package let directory: [UInt8]
  package let console: [UInt8]

  package init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    directory = RandomTenant.makeDirectory(&random)
    console = RandomTenant.makeConsole(&random)
  }

  private init(directory: [UInt8], console: [UInt8]) {
    self.directory = directory
    self.console = console
  }

  /// A tenant in which each value is of thousands of parts.
  package static var monstrous: RandomTenant {
    var random = SeededGenerator(seed: 0)
    var entries = ""
    var rows = header.joined(separator: ",") + "\n"
    for (place, monster) in monsters.enumerated() {
      entries += "dn: CN=P\(place),OU=\(monster.replacingOccurrences(of: ",", with: "\\,")),DC=x\n"
      entries += "objectClass: user\n"
      for attribute in attributes where attribute != "jpegPhoto" {
        entries += line(attribute, monster, "\n", &random)
      }
      entries += "\n"
      rows += header.map { _ in "\"\(monster)\"" }.joined(separator: ",") + "\n"
    }
    return RandomTenant(directory: Array(entries.utf8), console: Array(rows.utf8))
  }

  private static let attributes = [
    "userPrincipalName", "mail", "sAMAccountName", "proxyAddresses", "mailNickname", "displayName",
    "givenName", "sn", "physicalDeliveryOfficeName", "title", "department", "telephoneNumber",
    "mobile", "ipPhone", "employeeID", "objectGUID", "userAccountControl", "info", "jpegPhoto",
    "objectSid", "memberOf", "adminDescription",
  ]

  /// Values that no attribute has in a well-kept directory.
  private static let oddities =
    [
      "", "smtp:", "SMTP:", "x", "@", "a@", "@b", "\\", "D\\u", "$", " ", "a b", "\"", "=1+1", "é",
      "ß", "smtp:a0@contoso.com", "a0@contoso.com", "a1@contoso.com", "A1@contoso.com", "Anna",
      "Berg", "Oslo", "Oslo ", "+47 123 45 67", "(0)12", "x12", "1e5", "512", "514", "0", "-1",
      "99999999999", "O'Brien", "von der Berg", ",", ";", "\t", "\u{1}",
    ] + [23, 24, 256, 300].map { String(repeating: "n", count: $0) }

  /// What takes forever where somebody compares each part of a value with each other.
  private static let monsters =
    [
      "n", "é", "e\u{301}", "\u{200b}n", "7", "+47 ", "a b ", "@", "a@", ",", ";", "-", "\\,",
      "CN=a,", "ω", "'",
    ].map { String(repeating: $0, count: 4_000) }
    + ["é" + String(repeating: "n", count: 40_000)]

  private static func oddity(_ random: inout SeededGenerator) -> String {
    (happens(0.004, &random) ? monsters : oddities).randomElement(using: &random) ?? ""
  }

  private static func happens(_ chance: Double, _ random: inout SeededGenerator) -> Bool {
    Double.random(in: 0..<1, using: &random) < chance
  }

  /// What a well-kept directory has.
  private static func usual(_ attribute: String, of person: Int) -> String {
    switch attribute {
    case "userPrincipalName", "mail": "a\(person)@contoso.com"
    case "proxyAddresses": "SMTP:a\(person)@contoso.com"
    case "sAMAccountName": "a\(person)"
    default: "\(attribute)\(person % 7)"
    }
  }

  private static func makeDirectory(_ random: inout SeededGenerator) -> [UInt8] {
    let lineEnd = happens(0.3, &random) ? "\r\n" : "\n"
    let count = Int.random(in: 2...attributes.count, using: &random)
    let used = attributes.shuffled(using: &random).prefix(count)
    let people = [1, 3, 20, 80].randomElement(using: &random) ?? 1
    var text = ""
    for person in 0..<people {
      text += "dn: CN=P\(person),OU=O\(person % 3),DC=x,DC=example\(lineEnd)"
      text += "objectClass: user\(lineEnd)"
      for attribute in used {
        for _ in 0..<([0, 1, 1, 1, 2].randomElement(using: &random) ?? 1) {
          let value =
            happens(0.4, &random) ? oddity(&random) : usual(attribute, of: person)
          text += line(attribute, value, lineEnd, &random)
        }
      }
      text += lineEnd
    }
    var bytes = Array(text.utf8)
    if happens(0.3, &random) {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    return bytes
  }

  /// One attribute line: as it stands, in base64, or folded.
  private static func line(
    _ attribute: String, _ value: String, _ lineEnd: String, _ random: inout SeededGenerator
  ) -> String {
    let isPlain = value.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    if happens(0.25, &random) || !isPlain {
      return "\(attribute):: \(Data(value.utf8).base64EncodedString())\(lineEnd)"
    }
    let whole = "\(attribute): \(value)"
    guard happens(0.1, &random), whole.count > 14 else { return whole + lineEnd }
    return "\(whole.prefix(13))\(lineEnd) \(whole.dropFirst(13))\(lineEnd)"
  }

  private static let header = [
    "Username", "First Name", "Last Name", "Email", "Site", "License", "Extension", "Mobile",
  ]

  private static func makeConsole(_ random: inout SeededGenerator) -> [UInt8] {
    let delimiter = [",", ";", "\t"].randomElement(using: &random) ?? ","
    var rows = [header.joined(separator: delimiter)]
    for person in 0..<([0, 1, 5, 60].randomElement(using: &random) ?? 1) {
      let site = ["Oslo", "", "Oslo "].randomElement(using: &random) ?? ""
      let login = "a\(person)@contoso.com"
      let fields = [login, "Anna", "Berg", login, site, "X2", "\(person)", ""].map { usual in
        field(happens(0.25, &random) ? oddity(&random) : usual, delimiter, &random)
      }
      rows.append(fields.joined(separator: delimiter))
      if happens(0.1, &random) { rows.append(rows[rows.count - 1]) }
    }
    let lineEnd = ["\n", "\r\n", "\r\r\n"].randomElement(using: &random) ?? "\n"
    return Array((rows.joined(separator: lineEnd) + "\n").utf8)
  }

  /// A field; one in ten of those that need quotes has none.
  private static func field(
    _ value: String, _ delimiter: String, _ random: inout SeededGenerator
  ) -> String {
    let needsQuotes = value.contains(delimiter) || value.contains("\"") || happens(0.1, &random)
    guard needsQuotes, happens(0.9, &random) else { return value }
    return "\"\(value.replacingOccurrences(of: "\"", with: "\"\""))\""
  }
}
