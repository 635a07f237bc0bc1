import Matching
import Roster
import Support
import Testing

/// What an Office value is to the Sites of a tenant.
@Suite("Site states")
struct SiteStateTests {
  private let sites = SiteNames(
    [
      "Berlin", "São Paulo", "Weißenburg", "New York - Floor 3", "Paris", "London HQ",
      "Sankt Gallen", "Straße 7",
    ], provenance: .given, aliases: ["HQ": "London HQ", "nyc 3": "New York - Floor 3"])

  private func state(_ office: String) -> String { sites.answer(for: office).state.word }

  @Test("Byte for byte, after the trim of Entra Connect", arguments: ["Berlin", " Berlin  "])
  func match(office: String) {
    #expect(sites.answer(for: office).state == .match)
    #expect(sites.answer(for: office).site == "Berlin")
  }

  @Test(
    "Case, inner blanks, look-alike dashes and blanks, Unicode form, invisible characters",
    arguments: [
      ("BERLIN", "Berlin"), ("Berlin\u{A0}", "Berlin"), ("\tBerlin", "Berlin"),
      ("London  HQ", "London HQ"), ("London\u{A0}HQ", "London HQ"),
      ("London\u{2003}HQ", "London HQ"), ("New York – Floor 3", "New York - Floor 3"),
      ("New York — Floor 3", "New York - Floor 3"), ("New York ‑ Floor 3", "New York - Floor 3"),
      ("New York \u{2212} Floor 3", "New York - Floor 3"), ("Sa\u{303}o Paulo", "São Paulo"),
      ("Ber\u{200B}lin", "Berlin"), ("Ｂｅｒｌｉｎ", "Berlin"), ("Ber\u{AD}lin", "Berlin"),
    ])
  func folded(office: String, site: String) {
    #expect(sites.answer(for: office).state == .folded)
    #expect(sites.answer(for: office).site == site)
  }

  @Test(
    "What AD calls equal: accents, ß and ss",
    arguments: [
      ("Sao Paulo", "São Paulo"), ("SAO PAULO", "São Paulo"), ("Weissenburg", "Weißenburg"),
      ("WEISSENBURG", "Weißenburg"), ("Strasse 7", "Straße 7"), ("Bérlin", "Berlin"),
    ])
  func alike(office: String, site: String) {
    #expect(sites.answer(for: office).state == .alike)
    #expect(sites.answer(for: office).site == site)
  }

  @Test("An alias is asked for without case and blanks, and loses to an exact name only")
  func alias() {
    #expect(sites.answer(for: "HQ").state == .alias)
    #expect(sites.answer(for: "hq ").site == "London HQ")
    #expect(sites.answer(for: "NYC  3").site == "New York - Floor 3")
    let crossed = SiteNames(
      ["Berlin", "Paris"], provenance: .given, aliases: ["Berlin": "Paris", "PARIS": "Berlin"])
    #expect(crossed.answer(for: "Berlin").state == .match)
    #expect(crossed.answer(for: "berlin").site == "Paris")
    #expect(crossed.answer(for: "berlin").state == .alias)
  }

  @Test("One clear neighbour in spelling, and how far it is")
  func near() {
    let one = sites.answer(for: "Berlni")
    #expect(one.state == .near && one.site == "Berlin" && one.distance == 1)
    let two = sites.answer(for: "Sannkt Galen")
    #expect(two.state == .near && two.site == "Sankt Gallen" && two.distance == 2)
  }

  @Test(
    "No neighbour: digits, short names, too far",
    arguments: [
      "New York - Floor 4", "New York - Floor 33", "New York - Floor", "Straße 8", "Brln", "Rome",
      "Pariss x", "Londn H", "42",
    ])
  func unknown(office: String) { #expect(state(office) == "unknown") }

  @Test("Between two equally near names nobody chooses")
  func ties() {
    let sites = SiteNames(
      ["Harlow", "Marlow", "berlin", "BERLIN", "Sáo", "Sào"], provenance: .given)
    #expect(sites.answer(for: "Barlow").state == .unknown)
    #expect(
      sites.answer(for: "Berlin")
        == SiteNames(["berlin", "BERLIN"], provenance: .given).answer(for: "Berlin"))
    #expect(sites.answer(for: "Berlin").state == .folded)
    #expect(sites.answer(for: "Berlin").site == nil)
    #expect(sites.answer(for: "Sao").state == .alike)
    #expect(sites.answer(for: "Sao").site == nil)
  }

  @Test("Blanks of any kind are no Office", arguments: ["", "   ", "\u{A0}", "\u{200B}\t"])
  func missing(office: String) { #expect(state(office) == "missing") }

  @Test("A linked pair whose Office is another real Site is in conflict")
  func conflict() {
    let people = [
      user("anna", office: "Paris"), user("bo", office: "Paris "), user("cy", office: "PARIS"),
      user("di", office: "Paris"), user("ed", office: nil),
    ]
    let example = PairingExample(
      people,
      [
        account("anna@contoso.com", site: "Berlin"), account("bo@contoso.com", site: "Paris"),
        account("cy@contoso.com", site: "Berlin"), account("di@contoso.com", site: ""),
        account("ed@contoso.com", site: "Berlin"),
      ])
    let matches = SiteMatches(
      directory: example.directory, consoleSites: ConsoleSites(of: example.console),
      pairing: example.pairing,
      sites: sites)
    let states = people.indices.map { matches.state(of: $0) }
    #expect(states == [.conflict, .match, .folded, .match, .missing])
  }

  @Test("Office values are counted once each, trimmed; who is not synced or excluded is not asked")
  func offices() {
    var contact = user("contact", office: "Paris")
    contact.signals[.objectClass] = ["contact"]
    let example = PairingExample(
      [
        user("a", office: "Paris"), user("b", office: " Paris"), user("c", office: "paris"),
        user("d", office: "  "), user("e", office: nil), contact, user("f", office: "\u{A0}"),
        user("a", office: "Rome"), user("g", office: "Paris", enabled: false),
      ], [])
    let matches = SiteMatches(
      directory: example.directory, consoleSites: ConsoleSites(of: example.console),
      pairing: example.pairing,
      sites: sites)
    #expect(matches.offices.map(\.value) == ["Paris", "paris"])
    #expect(matches.offices.map(\.users) == [[0, 1, 8], [2]])
    #expect(matches.withoutOffice == [3, 4, 6])
    #expect(matches.state(of: 5) == nil && matches.state(of: 7) == nil)
    #expect(matches.office(of: 1)?.value == "Paris" && matches.office(of: 6) == nil)
  }

  @Test("Without a list the Sites are those of the console users, in order of their names")
  func fromConsole() {
    let users = console {
      account("a", site: "Paris")
      account("b", site: "Berlin")
      account("c", site: "Paris")
      account("d", site: "")
    }
    let names = SiteNames(ConsoleSites(of: users), aliases: ["HQ": "Paris"])
    #expect(names.names == ["Berlin", "Paris"])
    #expect(names.provenance == .consoleUsers)
    #expect(names.answer(for: "hq").state == .alias)
  }

  @Test("Repeated names of Sites are one Site; two normal forms are two")
  func repeatedNames() {
    let names = SiteNames(
      ["Berlin", "", "Berlin", "S\u{E3}o", "Sa\u{303}o"], provenance: .given)
    #expect(names.names.map { Array($0.utf8).count } == [6, 4, 5])
    #expect(names.answer(for: "S\u{E3}o").state == .match)
    #expect(names.answer(for: "Sa\u{303}o").state == .match)
    #expect(names.contains("Berlin") && !names.contains("berlin") && !names.contains(""))
  }

  @Test("Thousands of Sites that differ by a letter, and names of any length, cost no more")
  func hostile() {
    let many = (0..<5000).map { "Site \(String($0, radix: 26))xyz" }
    let long = String(repeating: " long", count: 20_000).dropFirst().description
    let names = SiteNames(many + [long, long + "x"], provenance: .given)
    #expect(names.answer(for: long).state == .match)
    #expect(names.answer(for: long.uppercased()).state == .folded)
    #expect(names.answer(for: long + "y").state == .unknown)
    #expect(names.answer(for: String(repeating: "é", count: 100_000)).state == .unknown)
    #expect(names.answer(for: "Site 1axyz").state == .match)
    let odd = (0..<300).map { String(repeating: "\u{301}", count: 200) + String($0) }
    #expect(SiteNames(odd, provenance: .given).answer(for: odd[7]).state == .match)
  }

  @Test("The spelling distance counts slips: in, out, changed, swapped")
  func distance() {
    func between(_ first: String, _ second: String) -> Int {
      EditDistance.between(Array(first.unicodeScalars), Array(second.unicodeScalars))
    }
    #expect(between("", "") == 0)
    #expect(between("", "abc") == 3)
    #expect(between("berlin", "berlni") == 1)
    #expect(between("berlin", "brlin") == 1)
    #expect(between("berlin", "merlin") == 1)
    #expect(between("ca", "abc") == 3)
  }
}
