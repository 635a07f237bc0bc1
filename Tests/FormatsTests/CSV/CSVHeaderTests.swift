import Formats
import Testing

@Suite struct CSVHeaderTests {
  private static let known: Set<String> = [
    "username", "user.firstname", "user.lastname", "user.site", "displayname", "userprincipalname",
    "distinguishedname", "samaccountname", "site", "name",
  ]

  private func find(_ text: String) -> (header: CSVHeader, dialect: CSVDialect, rest: String) {
    let bytes = Array(text.utf8)
    let known: (String) -> Bool = { Self.known.contains($0.lowercased()) }
    let dialect = CSVDialect.detect(bytes.span, known: known)
    let header = CSVHeader.find(bytes.span, dialect: dialect, known: known)
    return (header, dialect, String(decoding: bytes[header.dataStart...], as: UTF8.self))
  }

  @Test func findsTheFirstRow() {
    let found = find("Username, Site \"\r\na,b\r\n")
    #expect(found.header.names == ["Username", "Site"])
    #expect(found.header.certainty == .recognised)
    #expect(found.header.headerLine == 1 && found.header.dataStartLine == 2)
    #expect(found.rest == "a,b\r\n")
    #expect(found.dialect == CSVDialect(delimiter: .comma, lineEnd: .crlf))
  }

  @Test func passesTheTypeLineOfPowerShell() {
    let found = find(
      "#TYPE Microsoft.ActiveDirectory.Management.ADUser\r\n\"Name\",\"SamAccountName\"\r\n\"A\",\"a\"\r\n"
    )
    #expect(found.header.names == ["Name", "SamAccountName"])
    #expect(found.header.headerLine == 2 && found.header.preambleRowCount == 0)
    #expect(found.rest == "\"A\",\"a\"\r\n")
  }

  @Test func readsBulkTemplatesOfEntra() {
    let found = find(
      """
      version:v1.0
      Name [displayName] Required,User name [userPrincipalName] Required,First name [givenName]
      Example: Chris Green,chris@contoso.com,Chris
      Anna,anna@contoso.com,Anna

      """)
    #expect(found.header.names == ["displayName", "userPrincipalName", "givenName"])
    #expect(found.header.titles.first == "Name [displayName] Required")
    #expect(found.header.requirementRows.count == 1)
    #expect(found.header.dataStartLine == 4)
    #expect(found.rest == "Anna,anna@contoso.com,Anna\n")
  }

  @Test func passesARequirementRow() {
    let found = find(
      "User.FirstName,User.LastName,User.Site,Extra\nRequired,Required,Required,\nA,B,C,D\n")
    #expect(found.header.requirementRows == [["Required", "Required", "Required", ""]])
    #expect(found.rest == "A,B,C,D\n")
  }

  @Test func passesAPreamble() {
    let found = find(
      "Users of Contoso\n\"Exported, by hand\",\n\nUsername;Site;Name\na;b;c\nd;e;f\n")
    #expect(found.dialect.delimiter == .semicolon)
    #expect(found.header.names == ["Username", "Site", "Name"])
    #expect(found.header.preambleRowCount == 2)
    #expect(found.header.headerLine == 4)
    #expect(found.rest == "a;b;c\nd;e;f\n")
  }

  @Test func knownNamesDecideTheDelimiter() {
    let found = find("Users of Contoso\nUsername;Site\na;London, UK\nb;Paris, FR\n")
    #expect(found.dialect.delimiter == .semicolon)
    #expect(found.header.names == ["Username", "Site"])
    #expect(found.header.knownNameCount == 2)
  }

  @Test func readsWhatWindowsPowerShellWrites() {
    let text = "#TYPE Selected.ADUser\r\n\"Name\",\"SamAccountName\"\r\n\"Jörg\",\"jg\"\r\n"
    let file: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let encoding = TextEncoding.detect(file.span)
    let bytes = encoding.transcodedToUTF8(file.span) ?? []
    let dialect = CSVDialect.detect(bytes.span)
    let header = CSVHeader.find(bytes.span, dialect: dialect) { $0 == "Name" }
    let scanner = CSVScanner(dialect: dialect, columns: [NameID(0), NameID(1)])
    let batch = scanner.scan(bytes.span, in: header.dataStart..<bytes.count).batch
    #expect(header.dataStartLine == 3 && batch.records.count == 1)
    #expect(batch.values.first.map { Array(bytes[$0.slice.range]) } == Array("Jörg".utf8))
  }

  @Test func assumesTheFirstRowWhenNothingIsKnown() {
    let found = find("x|y\n1|2\n3|4\n")
    #expect(found.header.certainty == .assumedFirstRow)
    #expect(found.header.names == ["x", "y"])
    #expect(found.dialect.delimiter == .pipe)
  }

  @Test func namesTheColumns() {
    let header = find("Username,Site,site,,Other\na,b,c,d,e\n").header
    var wanted = NameTable(["userPrincipalName", "site"], others: .skip)
    wanted.alias("Username", for: NameID(0))
    #expect(header.columns(in: &wanted) == [NameID(0), NameID(1), nil, nil, nil])
    var all = NameTable(others: .intern)
    #expect(header.columns(in: &all) == (0..<5).map { NameID($0) })
    #expect(all.names == ["Username", "Site", "site (2)", "column 4", "Other"])
  }

  @Test func manyEqualHeadersTakeLinearTime() {
    let header = find(String(repeating: "a,", count: 5000) + "b\n").header
    var all = NameTable(others: .intern)
    #expect(header.columns(in: &all).count == 5001)
  }

  @Test func reportsDuplicates() {
    let found = find("Username\tSite\tsite\t\na\tb\tc\t\n")
    #expect(found.dialect.delimiter == .tab)
    #expect(found.header.names == ["Username", "Site", "site"])
    #expect(found.header.notices == [Notice(.duplicateHeader, line: 1, detail: "site")])
    #expect(found.header.column(of: "SITE") == 1)
  }

  @Test func readsPlainLists() {
    let found = find("Site\nLondon, UK\nParis, FR\nBerlin, DE\n")
    #expect(found.header.names == ["Site"])
    #expect(find("London\nParis\n").dialect.delimiter == .comma)
  }

  @Test func honoursTheSeparatorLineOfExcel() {
    let found = find("sep=;\r\nUsername;Name\r\na;Smith, John\r\n")
    #expect(found.dialect.delimiter == .semicolon)
    #expect(found.header.names == ["Username", "Name"])
    #expect(found.header.headerLine == 2)
  }

  @Test func survivesEmptyFiles() {
    for text in ["", "\n", "\n\n\r\n", "\"", "sep=", "#TYPE x", " \n"] {
      let found = find(text)
      #expect(found.header.dataStart <= text.utf8.count)
    }
  }

  @Test(arguments: [
    (CSVExamples.excelSemicolons, CSVDialect.Delimiter.semicolon, 4),
    (CSVExamples.exportCSV, .comma, 4), (CSVExamples.csvde, .comma, 5),
    (CSVExamples.damaged, .comma, 3),
  ]) func knowsRealShapes(_ text: String, _ delimiter: CSVDialect.Delimiter, _ columns: Int) {
    let found = find(text)
    #expect(found.dialect.delimiter == delimiter)
    #expect(found.header.names.count == columns)
  }
}
