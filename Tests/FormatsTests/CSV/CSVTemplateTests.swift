import Formats
import Support
import Testing

@Suite struct CSVTemplateTests {
  private static let known: Set<String> = ["username", "user.site", "email", "name"]

  private func template(
    _ text: String, _ encoding: TextEncoding = .utf8, _ given: CSVTemplate.Given = .init()
  ) throws -> CSVTemplate {
    var bytes = encoding.byteOrderMark
    #expect(encoding.append(text, to: &bytes) == nil)
    return try CSVTemplate(bytes, given: given) { Self.known.contains($0.lowercased()) }
  }

  private func filled(_ template: CSVTemplate, _ rows: [[String]]) -> [UInt8] {
    var bytes = template.lead
    for row in rows { #expect(template.appendRow(row, to: &bytes) == nil) }
    return bytes
  }

  @Test func keepsWhatStandsBeforeTheRowsInEveryEncoding() throws {
    let text = "Ausfüllhilfe;;\r\nUser.Site;\"Username\";Größe\r\nRequired;Required;Optional\r\n"
    for encoding in TextEncoding.allCases {
      let template = try template(text, encoding)
      #expect(template.encoding == encoding)
      #expect(template.dialect == CSVDialect(delimiter: .semicolon, lineEnd: .crlf))
      #expect(template.columns.map(\.name) == ["User.Site", "Username", "Größe"])
      #expect(template.columns.map(\.requirement) == [.required, .required, .optional])
      var wanted = encoding.byteOrderMark
      _ = encoding.append(text + "Köln;\"a;b\";\r\n", to: &wanted)
      #expect(filled(template, [["Köln", "a;b"]]) == wanted)
    }
  }

  @Test func whatTheEncodingCannotHoldIsToldAndNotWritten() throws {
    let template = try template("Größe,Username\n", .windows1252)
    var bytes: [UInt8] = [1]
    let unheld = template.appendRow(["ok", "Łódź"], to: &bytes)
    #expect(unheld?.column == 1 && unheld?.character == "Ł")
    #expect(bytes == [1])
    #expect(template.appendRow(["€ “x”", "Žižka"], to: &bytes) == nil)
    #expect(bytes == [1, 0x80, 0x20, 0x93, 0x78, 0x94, 0x2C, 0x8E, 0x69, 0x9E, 0x6B, 0x61, 0x0A])
    #expect(template.unheldCell(in: ["\u{81}"]) != nil)
  }

  @Test(arguments: [
    ("Username,Email\n\n,\n \t,\"\"\n", "Username,Email\n"),
    ("Username,Email", "Username,Email\r\n"),
    ("Username,Email\r\n", "Username,Email\r\n"),
    ("Username,Email\r", "Username,Email\r"),
    ("sep=,\nUsername,Email\n", "sep=,\nUsername,Email\n"),
    ("\nHow to\n\nUsername,Email\n", "\nHow to\n\nUsername,Email\n"),
    ("Username,Email\n\nRequired,Optional\n", "Username,Email\n\nRequired,Optional\n"),
  ])
  func blankRowsMakeRoom(text: String, lead: String) throws {
    #expect(try String(decoding: template(text).lead, as: UTF8.self) == lead)
  }

  @Test(arguments: [
    ("Username,Email\n", CSVTemplate.Quoting.asNeeded, "a,,\n"),
    ("\"Username\",\"Email\",\"Site\"\n", .everyCell, "\"a\",\"\",\"\"\n"),
    ("\"Username\",\"Email\",\n", .filledCells, "\"a\",,\n"),
  ])
  func keepsTheHabitOfQuoting(text: String, quoting: CSVTemplate.Quoting, row: String) throws {
    let template = try template(text)
    #expect(template.quoting == quoting)
    let written = String(decoding: filled(template, [["a"]]), as: UTF8.self)
    #expect(written == text + (template.width == 2 ? "a,\n" : row))
  }

  @Test func marksInTheHeaderCount() throws {
    let columns = try template("Username*,Email (Required),Name (optional),* Site,x\n").columns
    #expect(columns.map(\.name) == ["Username", "Email", "Name", "Site", "x"])
    #expect(
      columns.map(\.requirement) == [.required, .required, .optional, .required, .unstated])
    let entra = try CSVTemplate(
      Array(
        """
        version:v1.0\r
        Member object ID or user principal name [memberObjectIdOrUpn] Required\r
        Example: 9832aad8-e4fe-496b-a604-95c6eF01ae75\r

        """.utf8)
    ) { $0 == "memberObjectIdOrUpn" }
    #expect(entra.columns.map(\.name) == ["memberObjectIdOrUpn"])
    #expect(entra.columns.map(\.requirement) == [.required])
    #expect(entra.column(named: "MEMBERobjectidorupn ") == 0)
    #expect(
      String(decoding: filled(entra, [["a@b"], [""]]), as: UTF8.self).hasSuffix("b\r\n\"\"\r\n"))
  }

  @Test func refusesWhatItCannotVouchFor() {
    #expect(throws: CSVTemplateProblem.noHeader) { try template("\n\n") }
    #expect(throws: CSVTemplateProblem.noHeader) { try template("") }
    #expect(throws: CSVTemplateProblem.holdsRows(2, line: 3)) {
      try template("Username,Email\nRequired,Optional\nanna,x\nbo,y\n")
    }
    #expect(throws: CSVTemplateProblem.unclosedQuote(line: 2)) {
      try template("Username,Email\n\"anna,x\n")
    }
    #expect(throws: CSVTemplateProblem.dataBeforeHeader(headerLine: 1)) {
      try template("Username,Email\n", .utf8, .init(firstDataRow: 1))
    }
  }

  @Test func aGivenRowOfDataKeepsWhatStandsBefore() throws {
    let text = "Username,Email\nmax. 70,an address\n"
    #expect(throws: CSVTemplateProblem.holdsRows(1, line: 2)) { try self.template(text) }
    let kept = try self.template(text, .utf8, .init(firstDataRow: 3))
    #expect(kept.lead == Array(text.utf8))
  }

  @Test func filledRowsReadBack() throws {
    let alphabet = Array("a\",\n\r;= é")
    var random = SeededGenerator(seed: 5)
    for text in [
      "Username;Email;Site\n", "\"Username\",\"Email\",\"Site\"\r\n", "Username\tEmail\tSite\r",
    ] {
      let template = try template(text, .utf16LittleEndianWithBOM)
      let rows = (0..<100).map { _ in
        (0..<3).map { _ in
          String(
            (0..<Int.random(in: 0..<6, using: &random)).map { _ in
              alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            })
        }
      }
      let bytes = filled(template, rows)
      let utf8 = template.encoding.transcodedToUTF8(bytes.span) ?? []
      let scanner = CSVScanner(
        dialect: template.dialect, columns: [NameID(0), NameID(1), NameID(2)])
      let found = ScannedCSV(Array(utf8.dropFirst(text.utf8.count)), scanner)
      let wanted = rows.map { row in
        Dictionary(
          uniqueKeysWithValues: row.enumerated().filter { !$0.element.isEmpty }.map { ($0, $1) })
      }.filter { !$0.isEmpty }
      #expect(found.texts == wanted)
    }
  }

  @Test func aConfiguredHeaderIsATemplate() {
    let template = CSVTemplate(header: ["User.Site", "a,b"], encoding: .utf8WithBOM)
    #expect(
      String(decoding: filled(template, [["x", "y"]]), as: UTF8.self)
        == "\u{FEFF}User.Site,\"a,b\"\r\nx,y\r\n")
  }
}
