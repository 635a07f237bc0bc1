import Formats
import Foundation
import Roster
import Support
import Testing

@Suite("Pseudonyms")
struct PseudonymTests {
  private let key: PseudonymKey

  init() throws { key = try #require(PseudonymKey(secret: Array("a secret for tests".utf8))) }

  /// Pseudonyms for directory users with these account names.
  private func pseudonyms(_ accounts: [String] = [], key: PseudonymKey? = nil) -> Pseudonyms {
    let entries = accounts.map { DirectoryEntry(fields: [.sAMAccountName: $0]) }
    let source = SourceInfo(
      role: .directory, name: "ad.ldif", kind: "", encoding: "", bytes: 0, sha256: "")
    let list = directory(entries, source: source)
    return Pseudonyms(
      for: list, ConsoleUsers(joining: [], sources: []), nil, key: key ?? self.key)
  }

  @Test("What is equal stays equal, folded too; what is not does not become so", arguments: [1, 2])
  func equality(seed: UInt64) {
    let pieces = [
      "a", "A", "b", "B", "é", "e\u{301}", "É", "ß", "ü", "ue", "ａ", "\u{200B}", "\u{0}", "1", "０",
      ".", "@", " ", "Я", "я", "李", "com",
    ]
    let texts = FoldingTests.texts(seed: seed, count: 700, from: pieces)
    let pseudonyms = pseudonyms(texts)
    var ofKeys: [[UInt8]: [UInt8]] = [:]
    var keysOf: [[UInt8]: [UInt8]] = [:]
    for text in texts {
      let other = pseudonyms.text(text)
      let (key, otherKey) = (Array(Folding.key(text).utf8), Array(Folding.key(other).utf8))
      #expect(ofKeys[key, default: otherKey] == otherKey, "\(text.debugDescription)")
      #expect(keysOf[otherKey, default: key] == key, "\(text.debugDescription)")
      ofKeys[key] = otherKey
      keysOf[otherKey] = key
    }
  }

  @Test("Looks stay: capitals, marks, wide letters, what nobody sees")
  func looks() {
    let pseudonyms = pseudonyms(["anna", "müller", "muller", "Иванов"])
    let anna = pseudonyms.text("anna")
    #expect(anna != "anna" && anna == anna.lowercased())
    #expect(pseudonyms.text("ANNA") == anna.uppercased())
    #expect(pseudonyms.text("Anna") == anna.prefix(1).uppercased() + anna.dropFirst())
    #expect(pseudonyms.text("an\u{200B}na").unicodeScalars.contains("\u{200B}"))
    #expect(pseudonyms.text("müller").plainKey != pseudonyms.text("muller"))
    #expect(
      pseudonyms.text("müller").decomposedStringWithCanonicalMapping.unicodeScalars
        .filter { $0.isASCII }.map(String.init).joined() == pseudonyms.text("muller"))
    #expect(
      pseudonyms.text("Иванов").unicodeScalars.allSatisfy { (0x400...0x4ff).contains($0.value) })
    #expect(pseudonyms.text(String(repeating: "long", count: 9)).count >= 36)
  }

  @Test("Logins stay made of names")
  func logins() {
    let list = directory {
      DirectoryEntry(
        fields: [
          .givenName: "Robert", .surname: "Hartley", .sAMAccountName: "rhartley",
          .mail: "robert.hartley@contoso.com", .mailNickname: "hartleyro",
        ])
    }
    let pseudonyms = Pseudonyms(
      for: list, ConsoleUsers(joining: [], sources: []), nil, key: key)
    let (given, surname) = (pseudonyms.text("robert"), pseudonyms.text("hartley"))
    #expect(pseudonyms.text("rhartley") == given.prefix(1) + surname)
    #expect(pseudonyms.text("hartleyro") == surname + given.prefix(2))
    #expect(pseudonyms.text("Robert.Hartley").lowercased() == "\(given).\(surname)")
  }

  @Test("Domains keep what anybody has")
  func domains() {
    let pseudonyms = pseudonyms()
    for (domain, end) in [
      ("contoso.com", ".com"), ("contoso.local", ".local"), ("contoso.co.uk", ".co.uk"),
      ("contoso.onmicrosoft.com", ".onmicrosoft.com"), ("corp.contoso.example", ".example"),
    ] {
      let other = pseudonyms.text("anna@\(domain)")
      #expect(other.hasSuffix(end) && !other.contains("contoso"), "\(other)")
    }
    #expect(pseudonyms.text("anna@com") != pseudonyms.text("anna") + "@com")
    #expect(
      pseudonyms.text("CN=Doe\\, Jane,OU=x,DC=contoso,DC=com", as: .distinguishedName)
        .hasSuffix(",DC=\(pseudonyms.text("contoso")),DC=com"))
    #expect(
      pseudonyms.text("CN=M\\C3\\BCller\\2C A,DC=contoso,DC=com", as: .distinguishedName)
        == pseudonyms.text("CN=Müller\\, A,DC=contoso,DC=com", as: .distinguishedName))
  }

  @Test("Numbers keep their form, their zeros and their common end")
  func numbers() {
    let pseudonyms = pseudonyms()
    let long = pseudonyms.text("+49 (0)30 1234-711", as: .number)
    #expect(long.hasPrefix("+") && long.contains("(0)") && long.count == 18)
    #expect(long.hasSuffix(pseudonyms.text("711", as: .number)))
    #expect(
      long.filter(\.isNumber).suffix(8).elementsEqual(
        pseudonyms.text("030/1234711", as: .number).filter(\.isNumber).suffix(8)))
    #expect(pseudonyms.text("112", as: .number) == "112")
    #expect(pseudonyms.text("000123") == "000" + pseudonyms.text("123"))
    #expect(
      Set((100...999).map { pseudonyms.text("\($0)", as: .number) }).count == 900)
  }

  @Test("GUIDs become others, in the same form")
  func guids() throws {
    let pseudonyms = pseudonyms()
    let text = "ea43fa2d-e0a9-4b52-a913-2f5b1570418c"
    let guid = try #require(GUID(text))
    #expect(pseudonyms.guid(guid) != guid && pseudonyms.guid(.zero) == .zero)
    #expect(pseudonyms.text(text) == pseudonyms.guid(guid).text)
    #expect(
      pseudonyms.text("{\(text.uppercased())}") == "{\(pseudonyms.guid(guid).text.uppercased())}")
  }

  @Test("The key decides, the order of the lists does not")
  func keys() throws {
    let names = ["anna", "bo", "carla", "dorothea", "émile", "x"]
    let one = pseudonyms(names)
    #expect(names.map { one.text($0) } == names.map { pseudonyms(names.reversed()).text($0) })
    let other = try #require(PseudonymKey(secret: Array("another secret for tests".utf8)))
    #expect(names.map { one.text($0) } != names.map { pseudonyms(names, key: other).text($0) })
    #expect(PseudonymKey(secret: Array("short".utf8)) == nil)
  }

  @Test("Sources keep their file, and text what is nobody's")
  func sources() {
    let pseudonyms = pseudonyms(["anna", "contoso"])
    #expect(pseudonyms.source("/home/anna/exports/users.csv") == "users.csv")
    #expect(pseudonyms.source("contoso-users.csv") == "\(pseudonyms.text("contoso"))-users.csv")
    let server = pseudonyms.source("ldaps://dc1.contoso.com:636/DC=contoso,DC=com")
    #expect(server.hasPrefix("ldaps://") && server.contains(".com:636/DC="))
    #expect(!server.contains("contoso"))
  }
}
