import Checks
import Forecast
import Matching
import Roster
import Testing

@Suite("Advice")
struct AdviceTests {
  /// The facts of the first firing example of a rule.
  private func facts(_ slug: String) throws -> Facts {
    let rule = try #require(Rules.all.first { $0.slug == slug })
    return try #require(rule.examples.first { $0.verdict == .fires }).tenant.facts
  }

  @Test("Nothing is advised for a linked user with the right Site")
  func fine() throws {
    let facts = try facts("site-without-office")
    #expect(Advice.remedy(console: 0, in: facts).isEmpty)
    #expect(Advice.remedy(directory: 0, in: facts).isEmpty)
  }

  @Test("A rename is advised with the warning about usernames that people still type")
  func rename() throws {
    let facts = try facts("person-created-twice")
    let remedy = Advice.remedy(console: 0, in: facts)
    #expect(remedy.contains("change the username to the cloud UPN"))
    #expect(remedy.contains("single sign-on"))
    #expect(remedy == Advice.remedy(directory: 0, in: facts))
  }

  @Test("An Office that is no Site is explained with a proposal")
  func office() throws {
    let facts = try facts("office-near")
    let advice = Advice.office(facts.sites.offices[0], in: facts)
    #expect(advice.proposal == "In AD, set Office to exactly the name of the Site.")
    #expect(advice.reason == "Differs from one Site by a letter or two.")
    #expect(Advice.remedy(directory: 0, in: facts).contains("set Office"))
  }

  @Test("The Office of a renamed Site is explained with the new name")
  func renamedSite() throws {
    let facts = try facts("site-renamed")
    let advice = Advice.office(facts.sites.offices[0], in: facts)
    #expect(advice.site == "Paris")
    #expect(advice.proposal.contains("new name of the Site"))
    #expect(advice.reason.contains("renamed"))
    #expect(Advice.remedy(directory: 0, in: facts).contains("renamed"))
  }

  @Test("An Office whose letters were lost asks for a new export, not for a change in AD")
  func damagedOffice() throws {
    let rule = try #require(Rules.all.first { $0.slug == "letters-replaced" })
    var tenant = try #require(rule.examples.first { $0.verdict == .fires }).tenant
    for position in tenant.directory.indices {
      tenant.directory[position].fields[.office] = "B?rlin"
    }
    let facts = tenant.facts
    #expect(Advice.office(facts.sites.offices[0], in: facts).proposal.hasPrefix("Export the"))
    #expect(Advice.remedy(directory: 0, in: facts).contains("Export the directory again"))
    let found = Rules.totals(Rules.run(facts))
    #expect(found.first?.rule.slug == "letters-replaced")
    #expect(!found.contains { $0.rule.slug.hasPrefix("office-") })
  }

  @Test("Whoever is not synced is told why, on both sides")
  func notSynced() throws {
    let facts = try facts("console-user-never-synced")
    #expect(Advice.remedy(directory: 0, in: facts).contains("adminDescription"))
    #expect(Advice.remedy(console: 0, in: facts).contains("Keep the 8x8 user by hand"))
  }

  @Test("Every example has advice for every row without a crash")
  func all() {
    for example in Rules.all.flatMap({ $0.examples }) {
      let facts = example.tenant.facts
      for row in 0..<facts.console.count { _ = Advice.remedy(console: row, in: facts) }
      for row in 0..<facts.directory.count { _ = Advice.remedy(directory: row, in: facts) }
      for office in facts.sites.offices { _ = Advice.office(office, in: facts) }
    }
  }
}
