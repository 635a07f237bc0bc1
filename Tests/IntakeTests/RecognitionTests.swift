import Formats
import Intake
import Testing

/// What an input is taken for, by its content.
@Suite("Recognition")
struct RecognitionTests {
  private static let ldif = "dn: CN=Müller,DC=x\nsAMAccountName: müller\n"
  private static let csv = "Username,Email\nmüller,müller@x.com\n"

  @Test("LDIF and CSV in every encoding", arguments: TextEncoding.allCases)
  func encodings(encoding: TextEncoding) throws {
    let directory = try Input.of(encoded(Self.ldif, as: encoding))
    #expect(directory.encoding == encoding)
    #expect(directory.format == .ldif)
    let text = directory.text.text(in: directory.start..<directory.text.count)
    #expect(text == Self.ldif)
    let console = try Input.of(encoded(Self.csv, as: encoding))
    #expect(console.encoding == encoding)
    #expect(console.format == .csv(CSVDialect(delimiter: .comma)))
    #expect(console.contradictions.isEmpty)
  }

  @Test("Every delimiter and line end", arguments: CSVDialect.Delimiter.allCases)
  func delimiters(delimiter: CSVDialect.Delimiter) throws {
    let mark = String(Unicode.Scalar(delimiter.rawValue))
    for (end, kind) in [("\n", CSVDialect.LineEnd.lf), ("\r\n", .crlf), ("\r", .cr)] {
      let rows = ["Username", "Email", "Site"], values = ["anna", "a@x.com", "\"B\(mark)1\""]
      let text = [rows, values, values].map { $0.joined(separator: mark) + end }.joined()
      let input = try Input.of(text)
      #expect(input.format == .csv(CSVDialect(delimiter: delimiter, lineEnd: kind)))
      #expect(input.format.label == "CSV (\(delimiter.label))")
    }
  }

  @Test(
    "Beginnings of LDIF",
    arguments: [
      "dn: CN=A\n", "dn:: Q049QQ==\n", "DN: CN=A\n", "version: 1\n\ndn: CN=A\n",
      "# comment\ndn: CN=A\n",
      "\n\n  \ndn: CN=A\n", "# extended LDIF\n#\n# LDAPv3\n\n# A\ndn: CN=A\n",
      "Press [size] Enter for the next {1000|size} entries.\n\ndn: CN=A\n",
      "search: 2\nresult: 0\n",
      "ref: ldap://x/DC=y\n", "#!RESULT OK\n# multi\n line\ndn: CN=A\n",
    ])
  func ldif(text: String) throws { #expect(try Input.of(text).format == .ldif) }

  @Test(
    "LDIF whose lines end in CR alone or CR CR LF is read as if they ended in LF",
    arguments: ["\r", "\r\r\n", "\r\r\r\n"], TextEncoding.allCases)
  func lineEnds(end: String, encoding: TextEncoding) throws {
    for text in ["", "# an export\nversion: 1\n\n", "\n  \n"].map({
      $0 + Self.ldif + "\n" + Self.ldif
    }) {
      let input = try Input.of(encoded(text.replacing("\n", with: end), as: encoding))
      #expect(input.format == .ldif && input.encoding == encoding)
      #expect(input.text.text(in: input.start..<input.text.count) == text)
    }
  }

  @Test("LDIF with one line end of the standard is left as it is", arguments: ["\n", "\r\n"])
  func standardLineEnds(end: String) throws {
    let text = "# a\r\r\n" + Self.ldif.replacing("\n", with: end) + "cn: a\rb\n"
    let input = try Input.of(text)
    #expect(input.format == .ldif && input.text.text(in: 0..<input.text.count) == text)
  }

  @Test("Beginnings of JSON", arguments: ["{\"Resources\": []}", "\n  [{\"userName\": \"a\"}]"])
  func json(text: String) throws { #expect(try Input.of(text).format == .scim) }

  @Test("PowerShell's #TYPE, Excel's sep= and Entra's version:v1.0 belong to CSV")
  func leads() throws {
    for lead in [
      "#TYPE Microsoft.ActiveDirectory.Management.ADUser", "sep=;", "version:v1.0;;",
      "\"#TYPE Selected.X\"",
    ] {
      let input = try Input.of("\(lead)\nUsername;Email\na;b@x.com\n")
      #expect(input.format == .csv(CSVDialect(delimiter: .semicolon)), "\(lead)")
    }
  }

  @Test(
    "What is compressed or no text is refused with the program or the way that helps",
    arguments: [
      ([0x1f, 0x8b, 8, 0], "zcat"), ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], "xzcat"),
      (Array("BZh91AY".utf8), "bzcat"), ([0x28, 0xb5, 0x2f, 0xfd, 0], "zstdcat"),
      ([0x50, 0x4b, 3, 4, 20], "CSV"), ([0xd0, 0xcf, 0x11, 0xe0], "CSV"),
      (Array("%PDF-1.7".utf8), "CSV"),
    ])
  func refused(bytes: [UInt8], help: String) throws {
    let error = try #require(Input.refusal(bytes))
    #expect(error.cure.contains(help))
    #expect(!error.what.isEmpty && !error.isMissing)
  }

  @Test("Nothing, and nothing but blanks or comments")
  func empty() throws {
    #expect(Input.refusal([])?.kind == .empty)
    #expect(Input.refusal(Array("\n \n".utf8))?.kind == .unknownFormat)
    #expect(Input.refusal(Array("# only this\n".utf8))?.kind == .unknownFormat)
    for encoding in TextEncoding.allCases where encoding.byteOrderMarkLength > 0 {
      #expect(Input.refusal(encoded("", as: encoding))?.kind == .unknownFormat)
    }
  }

  @Test("What the user sets counts, and what speaks against it is said")
  func overrides() throws {
    let delimiter = try Input.of(
      "a;b;c\n1;2;3\n4;5;6\n", overrides: InputOverrides(delimiter: .comma))
    #expect(delimiter.format == .csv(CSVDialect(delimiter: .comma)))
    #expect(
      delimiter.contradictions == ["read with comma as asked, but it looks like semicolon"])
    let encoding = try Input.of(Self.csv, overrides: InputOverrides(encoding: .windows1252))
    #expect(encoding.encoding == .windows1252)
    #expect(
      encoding.contradictions == ["read as Windows-1252 as asked, but it looks like UTF-8"])
    let format = try Input.of(Self.ldif, overrides: InputOverrides(format: .csv))
    #expect(format.contradictions == ["read as csv as asked, but it looks like LDIF"])
    let agreed = try Input.of(
      Self.csv, overrides: InputOverrides(format: .csv, encoding: .utf8, delimiter: .comma))
    #expect(agreed.contradictions.isEmpty)
    let forced = try Input.of("# nothing\n", overrides: InputOverrides(format: .ldif))
    #expect(forced.format == .ldif)
  }

  @Test("An odd number of bytes, a lone mark, a cut surrogate: read as far as it goes")
  func cutUTF16() throws {
    let bytes = encoded(Self.ldif, as: .utf16LittleEndianWithBOM)
    let odd = try Input.of(bytes.dropLast())
    #expect(odd.format == .ldif)
    let surrogate = try Input.of(bytes + [0x3d, 0xd8])
    #expect(surrogate.text.text(in: surrogate.start..<surrogate.text.count).hasPrefix(Self.ldif))
  }

  @Test("A few bad bytes leave a large UTF-8 file UTF-8; Windows-1252 stays itself")
  func wholeEncoding() throws {
    let line = "dn: CN=Jürgen,DC=x\n\n"
    let much = String(repeating: line, count: 8000)
    let damaged = Array(much.utf8) + [0xff, 0x0a]
    #expect(try Input.of(damaged).encoding == .utf8)
    #expect(try Input.of(encoded(much, as: .windows1252)).encoding == .windows1252)
    let late = String(repeating: "dn: CN=x\n\n", count: 20_000)
    #expect(try Input.of(Array(late.utf8) + [0x61, 0xfc, 0x0a]).encoding == .windows1252)
  }
}
