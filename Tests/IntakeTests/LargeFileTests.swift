import Formats
import Intake
import Roster
import Testing

/// Files of several stretches: what is read and every line number are those of one stretch.
@Suite("Large files")
struct LargeFileTests {
  private static let people = 30_000

  /// A record of some 400 bytes, with folded lines, comments and odd line ends.
  private static func record(_ number: Int) -> String {
    let end = number.isMultiple(of: 3) ? "\r\n" : "\n"
    var lines = [
      "dn: CN=Person \(number),OU=Staff,DC=contoso,DC=com", "objectClass: user",
      "sAMAccountName: u\(number)", "description: \(String(repeating: "long text ", count: 20))",
      " folded \(number)", "physicalDeliveryOfficeName:: QmVybGlu",
    ]
    if number.isMultiple(of: 5) { lines.insert("# a comment", at: 0) }
    if number.isMultiple(of: 7) { lines.append("") }
    return lines.map { $0 + end }.joined() + end
  }

  @Test("LDIF beyond 10 MB: every row, with the line of its dn")
  func ldif() throws {
    var text = "version: 1\n\n"
    var lines: [Int] = []
    var line = 3
    for number in 0..<Self.people {
      let record = Self.record(number)
      lines.append(line + (number.isMultiple(of: 5) ? 1 : 0))
      line += record.utf8.count { $0 == 0x0a }
      text += record
    }
    text += "this line is wrong\n\ndn: CN=Last,DC=x\nsAMAccountName: last\n"
    let file = TemporaryFile(Array(text.utf8))
    #expect(text.utf8.count > 10_000_000)
    let result = try DirectoryIntake().read(Input(file.path), source: 0)
    #expect(result.parts.reduce(0) { $0 + $1.rows.stretches.count } > 2)
    let users = DirectoryUsers(joining: result.parts, sources: [result.info])
    #expect(users.count == Self.people + 1)
    #expect(users.rows.lines.dropLast().map(Int.init) == lines)
    #expect(users.rows.lines.last.map(Int.init) == line + 2)
    #expect(result.info.rejects.map(\.line) == [line])
    for row in stride(from: 0, to: Self.people, by: 997) {
      #expect(users.text(.sAMAccountName, row) == "u\(row)")
      #expect(users.text(.office, row) == "Berlin")
    }
    #expect(users.text(.sAMAccountName, Self.people) == "last")
  }

  @Test("CSV beyond 10 MB with line ends inside quotes, one row of them longer than a stretch")
  func csv() throws {
    var text = "Some title\n\nUsername,Site,Display name\n"
    var lines: [Int] = []
    var line = 4
    // Not more than 1000 line ends, or the quote would count as never closed.
    let huge = String(repeating: String(repeating: "long", count: 1500) + "\n\"\",", count: 900)
    for number in 0..<80_000 {
      let site = number == 40_000 ? huge : "Ber\nlin"
      let filler = String(repeating: "x", count: 100)
      let row =
        "u\(number)@contoso.com,\"\(number.isMultiple(of: 2) ? site : "Paris")\",\(filler)\r\n"
      lines.append(line)
      line += row.utf8.count { $0 == 0x0a }
      text += row
    }
    let file = TemporaryFile(Array(text.utf8))
    let result = try ConsoleIntake().read(Input(file.path), source: 0)
    #expect(result.parts.reduce(0) { $0 + $1.stretches.count } > 2)
    let users = ConsoleUsers(joining: result.parts, sources: [result.info])
    #expect(result.info.rejects.isEmpty, "\(result.info.rejects.map { ($0.line, $0.reason) })")
    try #require(users.count == 80_000)
    #expect(users.rows.lines.map(Int.init) == lines)
    #expect(users.text(.username, 79_999) == "u79999@contoso.com")
    #expect(users.text(.site, 40_002) == "Ber\nlin")
    #expect(users.slice(.site, 40_000).count == 900 * 6003)
  }

  @Test(
    "A row cut short at the end of a large file is reported with its line, and what follows is read again"
  )
  func cutShort() throws {
    let row = "u@contoso.com,Berlin," + String(repeating: "x", count: 200) + "\n"
    let text =
      "Username,Site,Name\n" + String(repeating: row, count: 50_000) + "last,\"Ber\nlin,x\n"
    let result = try ConsoleIntake().read(Input.of(text), source: 0)
    #expect(result.info.records == 50_000)
    #expect(result.info.rejects.map(\.reason) == [.unclosedQuote, .tooFewFields])
    #expect(result.info.rejects.map(\.line) == [50_002, 50_003])
    #expect(result.info.notices.contains { $0.kind == .unclosedQuote && $0.line == 50_002 })
  }
}
