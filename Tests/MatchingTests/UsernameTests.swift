import Matching
import Roster
import Support
import Testing

/// Tiers 2 and 3, and what directory users are by themselves.
@Suite("Usernames")
struct UsernameTests {
  @Test("The very cloud UPN links; nothing of it is a matter of chance")
  func linked() {
    let example = PairingExample([user("anna")], [account("anna@contoso.com")])
    #expect(example.words == [["linked"], ["linked"]])
    #expect(example.evidence(0) == ["username=cloudUPN"])
  }

  @Test(
    "Case, blanks, invisible characters and width fold away",
    arguments: [
      "Anna@Contoso.com", " anna@contoso.com", "anna@contoso.com\u{A0}", "an\u{200B}na@contoso.com",
      "an\u{AD}na@contoso.com", "\u{FEFF}anna@contoso.com", "ａnna@contoso.com",
      "anna＠contoso.com", "\tanna@contoso.com\r",
    ])
  func folded(username: String) {
    let example = PairingExample([user("anna")], [account(username)])
    #expect(example.words == [["linked-folded"], ["linked-folded"]])
    #expect(example.evidence(0) == ["username~cloudUPN"])
  }

  @Test(
    "Other letters do not fold",
    arguments: ["änna@contoso.com", "аnna@contoso.com", "ana@contoso.com"]
  )
  func otherLetters(username: String) {
    let example = PairingExample([user("anna")], [account(username)])
    #expect(example.words == [["unmatched"], ["create"]])
  }

  @Test("An exact username wins over a folded one, whichever comes first")
  func exactFirst() {
    let both = [account("ANNA@contoso.com"), account("anna@contoso.com")]
    #expect(PairingExample([user("anna")], both).words[0] == ["duplicate", "linked"])
    #expect(PairingExample([user("anna")], both.reversed()).words[0] == ["linked", "duplicate"])
  }

  @Test("Two folded usernames for one person are left to a person")
  func twoFolded() {
    let example = PairingExample(
      [user("anna")], [account("ANNA@contoso.com"), account("Anna@contoso.com")])
    #expect(example.words == [["ambiguous", "ambiguous"], ["ambiguous"]])
    #expect(example.pairing.consoleRivals == [0: [0], 1: [0]])
    #expect(example.pairing.directoryRivals == [0: [0, 1]])
  }

  @Test("The same username twice is one user listed twice; the first row counts")
  func repeated() {
    let exact = [account("anna@contoso.com"), account("anna@contoso.com")]
    #expect(PairingExample([user("anna")], exact).words[0] == ["linked", "duplicate"])
    let folded = [account("ANNA@contoso.com"), account("ANNA@contoso.com")]
    #expect(PairingExample([user("anna")], folded).words[0] == ["linked-folded", "duplicate"])
  }

  @Test("Who is disabled or never synced blocks, and is known")
  func blocked() {
    let disabled = PairingExample(
      [user("anna", enabled: false)], [account("anna@contoso.com")])
    #expect(disabled.words == [["blocked"], ["disabled"]])
    #expect(disabled.pairing.directoryUser(of: 0) == 0)
    #expect(disabled.pairing.consoleUser(of: 0) == nil)
    var left = user("bo")
    left.signals[.adminDescription] = ["User_nosync"]
    let notSynced = PairingExample([left], [account("bo@contoso.com")])
    #expect(notSynced.words == [["blocked"], ["not-synced"]])
  }

  @Test("A UPN held twice is usable for neither, a disabled holder included")
  func duplicateUPN() {
    let people = [
      user("anna", upn: "a@contoso.com"), user("bo", upn: "A@contoso.com", enabled: false),
    ]
    let example = PairingExample(people, [account("a@contoso.com")])
    #expect(example.words == [["blocked"], ["duplicate-upn", "disabled"]])
  }

  @Test("Of several who block, the same one is named in whatever order they come")
  func blockedRepresentative() {
    let people = [
      user("anna", upn: "a@contoso.com", dn: "CN=Z,DC=contoso,DC=com"),
      user("bo", upn: "a@contoso.com", dn: "CN=B,DC=contoso,DC=com"),
    ]
    let accounts = [account("a@contoso.com")]
    #expect(PairingExample(people, accounts).pairing.directoryUser(of: 0) == 1)
    #expect(PairingExample(people.reversed(), accounts).pairing.directoryUser(of: 0) == 0)
  }

  @Test("The provisioned holder of a name links exactly beside a disabled one of the same name")
  func exactBesideDisabled() {
    let guid = "00000000-0000-0000-0000-000000000001"
    let people = [
      user(
        "old", upn: "anna@contoso.com", enabled: false,
        guid: "00000000-0000-0000-0000-000000000002"),
      user("anna", upn: "other@contoso.com", guid: guid),
    ]
    let cloud = [user("anna", upn: "anna@contoso.com", guid: guid)]
    let example = PairingExample(people, [account("anna@contoso.com")], cloud: cloud)
    #expect(example.words == [["linked"], ["disabled", "linked"]])
  }

  @Test("Two directory users taken for the same cloud user are both in doubt")
  func sharedInEntra() {
    let people = [user("anna", upn: "a@contoso.com"), user("bo", upn: "a@contoso.com")]
    let cloud = [DirectoryEntry(fields: [.userPrincipalName: "a@contoso.com"])]
    let example = PairingExample(people, [account("a@contoso.com")], cloud: cloud)
    #expect(example.words == [["blocked"], ["duplicate-upn", "duplicate-upn"]])
  }

  @Test("Entra's word counts for the one whom it knows, and not for another of the same UPN")
  func anchoredInEntra() {
    let people = [
      user("anna", upn: "a@contoso.com", guid: "00000000-0000-0000-0000-000000000001"),
      user("bo", upn: "a@contoso.com", guid: "00000000-0000-0000-0000-000000000002"),
    ]
    let cloud = [user("x", upn: "a@contoso.com", guid: "00000000-0000-0000-0000-000000000001")]
    let example = PairingExample(people, [account("a@contoso.com")], cloud: cloud)
    #expect(example.words == [["linked"], ["linked", "duplicate-upn"]])
  }

  @Test("Nobody, no username, no interest")
  func others() {
    let example = PairingExample(
      [user("anna")],
      [
        account("zoe@else.where"), account("", email: "anna@contoso.com"), account(" \t"),
        account("lobby.1@contoso.com"),
      ], exclusions: Exclusions(console: ["LOBBY*"]))
    #expect(example.words[0] == ["unmatched", "unusable", "unusable", "excluded"])
    #expect(example.words[1] == ["create"])
  }

  @Test("A directory user without a UPN gets the implicit one; without a domain none at all")
  func noUPN() {
    let implicit = PairingExample([user("anna", upn: nil)], [account("anna@contoso.com")])
    #expect(implicit.words == [["linked"], ["linked"]])
    let none = PairingExample([user("anna", upn: nil, dn: "CN=Anna")], [])
    #expect(none.words[1] == ["no-upn"])
    let byMail = PairingExample(
      [user("anna", mail: nil)], [], rules: TenantRules(loginAttribute: .mail))
    #expect(byMail.words[1] == ["no-upn"])
  }

  @Test("Patterns and repeated entries take directory users out")
  func excluded() {
    let example = PairingExample(
      [user("svc-fax"), user("anna"), user("anna")], [account("svc-fax@contoso.com")],
      exclusions: Exclusions(directory: ["svc-*"]))
    #expect(example.words == [["unmatched"], ["excluded", "create", "excluded"]])
  }

  @Test("Names of blanks and invisible characters are nobody's")
  func nothing() {
    let cloud = [user("anna", upn: "\u{A0}", guid: "00000000-0000-0000-0000-000000000001")]
    let people = [user("anna", guid: "00000000-0000-0000-0000-000000000001")]
    let example = PairingExample(people, [account("\u{200B}")], cloud: cloud)
    #expect(example.words == [["unmatched"], ["create"]])
  }
}
