import Roster
import Testing

@Suite("UPNValidator")
struct UPNValidatorTests {
  private func problem(_ name: String, _ rules: TenantRules = TenantRules()) -> UPNProblem {
    var validator = UPNValidator(rules: rules)
    return validator.problem(of: Array(name.utf8).span)
  }

  @Test("Letters, digits and ' . - _ ! # ^ ~ are taken, all others are not")
  func characters() {
    #expect(problem("Az09'.-_!#^~x@contoso.com") == .none)
    for scalar in (0...255).compactMap({ Unicode.Scalar($0 as UInt32) }) {
      let isAllowed =
        "'.-_!#^~".unicodeScalars.contains(scalar)
        || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar)
        || ("A"..."Z").contains(scalar)
      if scalar == "@" { continue }
      let found = problem("a\(String(scalar))b@contoso.com")
      #expect(found == (isAllowed ? .none : .illegalCharacter), "\(scalar.value)")
    }
  }

  @Test("At most 64 before the @, 48 after it, 113 in total")
  func lengths() {
    func name(_ before: Int, _ after: Int) -> String {
      String(repeating: "a", count: before) + "@" + String(repeating: "b", count: after - 4)
        + ".com"
    }
    #expect(problem(name(64, 48)) == .none)
    #expect(problem(name(65, 10)) == .tooLong)
    #expect(problem(name(10, 49)) == .tooLong)
  }

  @Test(
    "Exactly one @ with something on both sides, and no dot before it",
    arguments: [
      "anna", "@contoso.com", "anna@", "anna.@contoso.com", "anna@@contoso.com",
      "anna@x@contoso.com", "@", ".@contoso.com",
    ])
  func malformed(name: String) { #expect(problem(name) == .malformed) }

  @Test("Nothing is missing")
  func missing() { #expect(problem("") == .missing) }

  @Test("A suffix is verified without regard to case; the initial domain always is")
  func suffixes() {
    let rules = TenantRules(
      verifiedDomains: ["Contoso.com"], initialDomain: "Contoso.onmicrosoft.com")
    #expect(problem("a@CONTOSO.com", rules) == .none)
    #expect(problem("a@contoso.onmicrosoft.com", rules) == .none)
    #expect(problem("a@fabrikam.com", rules) == .suffixNotVerified)
    #expect(problem("a@sub.contoso.com", rules) == .suffixNotVerified)
  }

  @Test("Without a list every suffix counts that could be one")
  func assumed() {
    #expect(TenantRules().assumesVerifiedDomains)
    for suffix in ["fabrikam.com", "x.co.uk", "a.museum"] {
      #expect(problem("a@\(suffix)") == .none)
    }
    for suffix in ["contoso.local", "CONTOSO.LOCAL", "corp.internal", "server", "x.", "a.test"] {
      #expect(problem("a@\(suffix)") == .suffixNotVerified, "\(suffix)")
    }
  }

  @Test("The answer for one suffix is not kept for another")
  func memory() {
    var validator = UPNValidator(rules: TenantRules(verifiedDomains: ["b.com"]))
    let names = ["a@b.com", "a@c.com", "a@b.com", "a@c.comm", "a@b.co", "a@b.com"]
    let found = names.map { validator.problem(of: Array($0.utf8).span) }
    #expect(
      found == [
        .none, .suffixNotVerified, .none, .suffixNotVerified, .suffixNotVerified, .none,
      ])
  }
}
