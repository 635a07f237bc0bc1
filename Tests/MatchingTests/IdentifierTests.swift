import Matching
import Roster
import Support
import Testing

/// Tier 4: other hard identifiers.
@Suite("Other identifiers")
struct IdentifierTests {
  @Test("Each identifier that one user on each side has makes a rename")
  func each() {
    func evidence(_ person: DirectoryEntry, _ account: ConsoleEntry) -> [String] {
      let example = PairingExample([person], [account])
      #expect(example.words == [["rename"], ["rename"]])
      return example.evidence(0)
    }
    let anna = user("anna", mail: "anna.berg@contoso.com", proxies: ["smtp:ab@contoso.com"])
    #expect(evidence(anna, account("x", email: "Anna.Berg@contoso.com")) == ["email=mail"])
    #expect(evidence(anna, account("x", email: "ab@contoso.com")) == ["email=proxyAddresses"])
    #expect(
      evidence(anna, account("x", email: "anna@contoso.com")) == ["email=userPrincipalName"])
    #expect(evidence(anna, account("anna.berg@contoso.com", email: "")) == ["username=mail"])
    #expect(evidence(anna, account("ab@contoso.com", email: "")) == ["username=proxyAddresses"])
    #expect(evidence(anna, account("ANNA", email: "")) == ["username=sAMAccountName"])
    #expect(evidence(anna, account("CONTOSO\\anna", email: "")) == ["username=sAMAccountName"])
    let bo = user("bo", upn: "robert@contoso.com", mail: nil, fields: [.employeeID: "007"])
    #expect(evidence(bo, account("bo@contoso.com", email: "")) == ["username=implicitUPN"])
    #expect(
      evidence(bo, account("x", email: "", fields: [.employeeID: "007"])) == ["employeeID"])
    let local = PairingExample(
      [user("bo", upn: "bo@contoso.local", mail: nil)], [account("bo@contoso.local")])
    #expect(local.words == [["rename"], ["rename"]])
    #expect(local.evidence(0) == ["email=userPrincipalName", "username=userPrincipalName"])
  }

  @Test("An implicit name is found however it is written, but for blank accounts there is none")
  func implicitNames() {
    let bo = user("Bo", upn: "robert@contoso.com", mail: nil)
    for username in [
      "BO@contoso.com", " bo@CONTOSO.com", "b\u{200B}o@contoso.com",
    ] {
      let example = PairingExample([bo], [account(username, email: "")])
      #expect(example.evidence(0) == ["username=implicitUPN"], "\(username)")
    }
    for blank in ["", " ", "\t", "\u{200B}"] {
      let nobody = user(
        "robert", upn: "robert@contoso.com", mail: nil, fields: [.sAMAccountName: blank])
      let example = PairingExample([nobody], [account("@contoso.com", email: "")])
      #expect(example.words[0] == ["unmatched"], "\(blank.debugDescription)")
    }
  }

  @Test("A shared mail identifies nobody; up to five holders are rivals, more are noise")
  func shared() {
    let names = ["a", "b", "c", "d", "e", "f"]
    let few = names.prefix(5).map { user($0, mail: "office@contoso.com") }
    let many = names.map { user($0, mail: "office@contoso.com") }
    let accounts = [account("x", email: "office@contoso.com")]
    let open = PairingExample(few, accounts)
    #expect(open.words[0] == ["ambiguous"])
    #expect(open.pairing.consoleRivals[0] == [0, 1, 2, 3, 4])
    #expect(open.words[1] == Array(repeating: "ambiguous", count: 5))
    #expect(PairingExample(many, accounts).words[0] == ["unmatched"])
  }

  @Test("Who is listed twice with one username is one user, and no rival of its own")
  func repeated() {
    let twice = [account("Contoso.Anna", email: "anna@contoso.com"), account("Contoso.Anna")]
    let example = PairingExample([user("anna")], [twice[0], twice[0], twice[1]])
    #expect(example.words == [["rename", "duplicate", "duplicate"], ["rename"]])
    #expect(example.pairing.consoleUser(of: 0) == 0)
    #expect(example.pairing.directoryUser(of: 2) == 0)
    let disabled = PairingExample([user("anna", enabled: false)], [twice[0], twice[0]])
    #expect(disabled.words == [["blocked", "blocked"], ["disabled"]])
    let shared = [user("a", mail: "x@contoso.com"), user("b", mail: "x@contoso.com")]
    let open = PairingExample(
      shared, Array(repeating: account("x", email: "x@contoso.com"), count: 2))
    #expect(open.words == [["ambiguous", "ambiguous"], ["ambiguous", "ambiguous"]])
    #expect(open.pairing.consoleRivals == [0: [0, 1], 1: [0, 1]])
    #expect(open.pairing.directoryRivals == [0: [0], 1: [0]])
    let nobody = PairingExample([], [account("x"), account("x")])
    #expect(nobody.words[0] == ["unmatched", "unmatched"])
  }

  @Test("An identifier of one user beats one that several share")
  func uniqueBeatsShared() {
    let people = [
      user("a", mail: "office@contoso.com"), user("b", mail: "office@contoso.com"),
    ]
    let example = PairingExample(people, [account("b", email: "office@contoso.com")])
    #expect(example.words == [["rename"], ["create", "rename"]])
  }

  @Test("Identifiers that point to different people are left to a person")
  func contradiction() {
    let example = PairingExample(
      [user("anna"), user("bo")], [account("anna", email: "bo@contoso.com")])
    #expect(example.words == [["ambiguous"], ["ambiguous", "ambiguous"]])
  }

  @Test("Who is linked already is no longer free")
  func duplicate() {
    let example = PairingExample(
      [user("anna", mail: "anna.berg@contoso.com")],
      [account("anna@contoso.com", email: ""), account("x", email: "anna.berg@contoso.com")])
    #expect(example.words == [["linked", "duplicate"], ["linked"]])
    #expect(example.pairing.directoryUser(of: 1) == 0)
  }

  @Test("Who is disabled, never synced or of a doubtful UPN is known, and blocks")
  func blocked() {
    let accounts = [account("x", email: "anna@contoso.com")]
    let disabled = PairingExample([user("anna", enabled: false)], accounts)
    #expect(disabled.words == [["blocked"], ["disabled"]])
    let twice = [user("anna", upn: "a@contoso.com"), user("bo", upn: "a@contoso.com")]
    #expect(PairingExample(twice, accounts).words[0] == ["blocked"])
  }

  @Test("Contacts, computers and excluded users neither are the person nor make doubt")
  func bystanders() {
    var contact = user("contact", mail: "anna.berg@contoso.com")
    contact.signals[.objectClass] = ["top", "contact"]
    let example = PairingExample(
      [
        user("anna", mail: "anna.berg@contoso.com"), contact,
        user("svc-anna", mail: "anna.berg@contoso.com"),
      ], [account("x", email: "anna.berg@contoso.com")],
      exclusions: Exclusions(directory: ["svc-*"]))
    #expect(example.words == [["rename"], ["rename", "not-synced", "excluded"]])
  }

  @Test("Blanks and invisible characters in common are nothing in common")
  func nothing() {
    let person = user(
      "anna", mail: "\u{200B}", proxies: ["smtp:\u{A0}\u{A0}"], fields: [.employeeID: "\u{A0}"])
    let example = PairingExample(
      [person],
      [account("x", email: "\u{FEFF}", fields: [.employeeID: "\u{200B}"]), account("Y\\\u{A0}")])
    #expect(example.words == [["unmatched", "unmatched"], ["create"]])
  }

  @Test("The cloud UPN is an address too when another attribute is the login name")
  func alternateLogin() {
    let person = user("anna", mail: nil, fields: [.alternateLoginID: "a.berg@contoso.com"])
    let example = PairingExample(
      [person], [account("x", email: "a.berg@contoso.com")],
      rules: TenantRules(
        verifiedDomains: ["contoso.com"], loginAttribute: .other("extensionAttribute1")))
    #expect(example.words == [["rename"], ["rename"]])
    #expect(example.evidence(0) == ["email=userPrincipalName"])
  }
}
