import Matching
import Roster
import Support
import Testing

/// Tier 1: what people decided.
@Suite("Decisions")
struct DecisionTests {
  private func link(_ username: String, _ upn: String) -> [DecisionField: String] {
    [.kind: "link", .consoleUsername: username, .directoryUPN: upn]
  }

  private func never(_ username: String, _ upn: String) -> [DecisionField: String] {
    [.kind: "never", .consoleUsername: username, .directoryUPN: upn]
  }

  @Test("An accepted pair is a rename, with the decision as evidence")
  func accepted() {
    let example = PairingExample(
      [user("anna")], [account("old1", fields: [.lastName: "X"])],
      decisions: [link("old1", "anna@contoso.com")])
    #expect(example.words == [["rename"], ["rename"]])
    #expect(example.evidence(0) == ["decision"])
    #expect(example.decisions.outcomes == [.holds])
  }

  @Test("A decision wins over an identifier, and whoever has that is a duplicate")
  func overIdentifier() {
    let example = PairingExample(
      [user("anna")], [account("old1"), account("old2", email: "anna@contoso.com")],
      decisions: [link("old1", "anna@contoso.com")])
    #expect(example.words == [["rename", "duplicate"], ["rename"]])
  }

  @Test("A pair that equals by itself stays linked or linked-folded")
  func linkedAnyway() {
    for (username, word) in [("anna@contoso.com", "linked"), ("ANNA@contoso.com", "linked-folded")]
    {
      let example = PairingExample(
        [user("anna")], [account(username)], decisions: [link(username, "anna@contoso.com")])
      #expect(example.words == [[word], [word]])
      #expect(example.evidence(0).first == "decision")
      #expect(example.decisions.outcomes == [.holds])
    }
  }

  @Test("Entra links an equal username whatever was decided, and the decision says so")
  func usernameOfAnother() {
    let example = PairingExample(
      [user("anna"), user("bo")], [account("anna@contoso.com")],
      decisions: [link("anna@contoso.com", "bo@contoso.com")])
    #expect(example.words == [["linked"], ["linked", "create"]])
    #expect(example.decisions.outcomes == [.usernameOfAnother(0)])
  }

  @Test("A username that only folds to somebody else's UPN does not keep a decision from holding")
  func foldsToAnother() {
    let example = PairingExample(
      [user("anna"), user("bo")], [account("ANNA@contoso.com")],
      decisions: [link("ANNA@contoso.com", "bo@contoso.com")])
    #expect(example.words == [["rename"], ["create", "rename"]])
    #expect(example.decisions.outcomes == [.foldsToAnother(0)])
  }

  @Test("The person has another console user by username: a duplicate, and said")
  func hasAnotherUser() {
    let example = PairingExample(
      [user("anna")], [account("old1"), account("anna@contoso.com")],
      decisions: [link("old1", "anna@contoso.com")])
    #expect(example.words == [["duplicate", "linked"], ["linked"]])
    #expect(example.decisions.outcomes == [.hasAnotherUser(1)])
  }

  @Test("An accepted pair with somebody who is not provisioned is blocked")
  func blocked() {
    let example = PairingExample(
      [user("anna", enabled: false)], [account("old1")],
      decisions: [link("old1", "anna@contoso.com")])
    #expect(example.words == [["blocked"], ["disabled"]])
  }

  @Test("A pair that was ruled out is not made by an identifier")
  func ruledOut() {
    let accounts = [account("old1", email: "anna@contoso.com")]
    #expect(PairingExample([user("anna")], accounts).words == [["rename"], ["rename"]])
    let example = PairingExample(
      [user("anna")], accounts, decisions: [never("old1", "anna@contoso.com")])
    #expect(example.words == [["unmatched"], ["create"]])
    #expect(example.decisions.forbidden.contains(console: 0, directory: 0))
  }

  @Test("Ruling out one of two does not make the other one certain")
  func ruledOutOfTwo() {
    let people = [user("anna", mail: "desk@contoso.com"), user("bo", mail: "desk@contoso.com")]
    let example = PairingExample(
      people, [account("old1", email: "desk@contoso.com")],
      decisions: [never("old1", "anna@contoso.com")])
    #expect(example.words == [["ambiguous"], ["create", "ambiguous"]])
  }

  @Test("Users left alone are excluded on their side, and stand in nobody's way")
  func leftAlone() {
    let example = PairingExample(
      [user("anna"), user("bo", mail: "anna@contoso.com")],
      [account("old1", email: "anna@contoso.com"), account("lobby")],
      decisions: [
        [.kind: "leave-alone", .consoleUsername: "lobby"],
        [.kind: "Leave alone", .directoryUPN: "bo@contoso.com"],
      ])
    #expect(example.words == [["rename", "excluded"], ["rename", "excluded"]])
  }

  @Test("Later changes no state")
  func later() {
    let example = PairingExample(
      [user("anna")], [account("old1", email: "anna@contoso.com")],
      decisions: [[.kind: "later", .consoleUsername: "old1", .until: "2026-12-31"]])
    #expect(example.words == [["rename"], ["rename"]])
    #expect(example.decisions.later(console: 0, directory: nil) == 0)
    #expect(example.decisions.later(console: nil, directory: 0) == nil)
  }

  @Test("Contradictions, expired decisions and decisions about nobody change nothing")
  func unused() {
    let people = [user("anna"), user("bo")]
    let accounts = [account("old1"), account("old2")]
    let rows = [
      link("old1", "anna@contoso.com"), link("old1", "bo@contoso.com"),
      link("old2", "nobody@contoso.com"), link("old3", "anna@contoso.com"),
      link("old2", "anna@contoso.com").merging([.until: "2026-11-20"]) { $1 },
    ]
    let example = PairingExample(people, accounts, decisions: rows)
    #expect(example.words == PairingExample(people, accounts).words)
    #expect(
      example.decisions.outcomes == [
        .contradicts(1), .contradicts(0), .directoryUserGone, .consoleUserGone, .expired,
      ])
  }

  @Test("The objectGUID decides whom a decision means")
  func identifiers() {
    let first = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
    let second = "3f2504e0-4f89-11d3-9a0c-0305e82c3302"
    let people = [user("anna", guid: first), user("bo", guid: second)]
    func outcome(_ guid: String, _ upn: String) -> DecisionOutcome {
      var row = link("old1", upn)
      row[.objectGUID] = guid
      return PairingExample(people, [account("old1")], decisions: [row]).decisions.outcomes[0]
    }
    #expect(outcome(first, "anna@contoso.com") == .holds)
    #expect(outcome("{\(first.uppercased())}", "") == .holds)
    #expect(outcome(first, "married@contoso.com") == .holdsByGUID(0))
    #expect(outcome(first, "bo@contoso.com") == .identitiesDiffer(1))
    let gone = "3f2504e0-4f89-11d3-9a0c-0305e82c3303"
    #expect(outcome(gone, "bo@contoso.com") == .identitiesDiffer(1))
    #expect(outcome(gone, "") == .directoryUserGone)
  }

  @Test("Settings win over decided aliases, and an alias must lead to a Site")
  func aliases() {
    let rows: [[DecisionField: String]] = [
      [.kind: "site-alias", .office: "HQ", .site: "Paris"],
      [.kind: "site-alias", .office: "Branch", .site: "Paris"],
      [.kind: "site-alias", .office: "Depot", .site: "Rome"],
    ]
    var applied = PairingExample([], [], decisions: rows).decisions
    let aliases = applied.siteAliases(besides: ["hq": "Berlin"]) {
      ["Paris", "Berlin"].contains($0)
    }
    #expect(aliases == ["hq": "Berlin", "Branch": "Paris"])
    #expect(applied.outcomes == [.contradictsSettings, .holds, .siteUnknown])
  }

  @Test("Accepting a suggestion makes it a rename, rejecting it takes it back")
  func suggestion() {
    let people = [
      user("robert", givenName: "Robert", surname: "Hartley"), user("anna"), user("bo"),
    ]
    let accounts = [
      account(
        "Contoso.Bob.Hartley",
        fields: [.firstName: "Bob", .lastName: "Hartley", .displayName: "Bob Hartley"])
    ]
    let before = PairingExample(people, accounts, softEvidence: .used)
    #expect(before.words[0] == ["suggested"])
    let pair = link("Contoso.Bob.Hartley", "robert@contoso.com")
    let accepted = PairingExample(people, accounts, decisions: [pair], softEvidence: .used)
    #expect(accepted.words[0] == ["rename"] && accepted.evidence(0) == ["decision"])
    let rejected = PairingExample(
      people, accounts, decisions: [never("Contoso.Bob.Hartley", "robert@contoso.com")],
      softEvidence: .used)
    #expect(rejected.words == [["unmatched"], ["create", "create", "create"]])
  }

  @Test("Many decisions about one user take no time that grows with their square")
  func crowd() {
    let crowd = (0..<20_000).map { never("old1", "u\($0)@contoso.com") }
    let people = (0..<20_000).map { user("u\($0)") }
    let example = PairingExample(
      people, [account("old1")], decisions: crowd + [link("old1", "u7@contoso.com")])
    #expect(example.decisions.outcomes[7] == .contradicts(20_000))
    #expect(example.decisions.outcomes[20_000] == .contradicts(7))
    #expect(example.decisions.outcomes[8] == .holds)
  }

  /// In random tenants where everything collides: what is accepted is a rename, unless Entra itself
  /// says otherwise; nobody is paired twice; what is ruled out is not paired by anything but a username.
  @Test("Random decisions on random tenants", arguments: 0..<300)
  func random(seed: UInt64) {
    let tenant = NastyTenant(seed: seed)
    let lists = tenant.lists
    var random = SeededGenerator(seed: seed &+ 7)
    guard lists.directory.count > 0, lists.console.count > 0 else { return }
    let row = Int.random(in: 0..<lists.console.count, using: &random)
    let other = Int.random(in: 0..<lists.directory.count, using: &random)
    let cells: [DecisionField: String] = [
      .kind: seed % 2 == 0 ? "link" : "never",
      .consoleUsername: lists.console.text(.username, row) ?? "",
      .directoryUPN: lists.directory.text(.userPrincipalName, other) ?? "",
    ]
    let matched = tenant.matched(Decisions([cells]))
    let pairing = matched.pairing
    for console in 0..<lists.console.count {
      guard let partner = pairing.directoryUser(of: console) else { continue }
      let isPair = pairing.directoryStates[partner].word == pairing.consoleStates[console].word
      #expect(!isPair || pairing.consoleUser(of: partner) == console)
    }
    guard let decided = matched.decisions.consoleRows.first ?? nil,
      let person = matched.decisions.directoryRows.first ?? nil
    else { return }
    let state = pairing.consoleStates[decided]
    if matched.decisions.outcomes == [.holds], cells[.kind] == "link" {
      #expect(pairing.directoryUser(of: decided) == person)
      #expect([.rename, .linked, .linkedFolded, .blocked].contains(state))
    } else if cells[.kind] == "never", pairing.consoleUser(of: person) == decided {
      #expect(matched.decisions.outcomes == [.linkedByUsername])
    }
  }
}
