import Plans
import Support
import Testing

@Suite("The mapping expression")
struct SiteMappingTests {
  @Test("Quotation marks and backslashes get a backslash; the most people come first")
  func quotes() {
    var tenant = FixTenant(
      directory {
        user("anna", office: "A \"B\" \\ c")
        user("bo", office: "HQ")
        user("cy", office: "hq")
      }, console {})
    tenant.sites = ["a \"b\" \\ C", "Head Office"]
    tenant.aliases = ["HQ": "Head Office"]
    let office = "[physicalDeliveryOfficeName]"
    #expect(
      tenant.plan.siteMapping.expression
        == "IIF(\(office)=\"A \\\"B\\\" \\\\ c\", \"a \\\"b\\\" \\\\ C\", "
        + "IIF(\(office)=\"HQ\", \"Head Office\", "
        + "IIF(\(office)=\"hq\", \"Head Office\", \(office))))")
  }

  @Test("Nothing to map gives nothing, and control characters are left out")
  func nothing() {
    var tenant = FixTenant(directory { user("anna") }, console {})
    #expect(tenant.plan.siteMapping.expression == "")
    tenant.directory = directory { user("anna", office: "Ber\u{1}lin") }
    #expect(tenant.plan.siteMapping.expression == "")
  }

  @Test("What does not fit is held back")
  func length() {
    let names = (100...400).map { "Berlin Street Number \($0)" }
    var tenant = FixTenant(
      directory { for name in names { user("u\(name.suffix(3))", office: name.uppercased()) } },
      console {})
    tenant.sites = names
    let mapping = tenant.plan.siteMapping
    #expect(mapping.expression.utf16.count <= SiteMapping.longest)
    #expect(mapping.expression.utf16.count > SiteMapping.longest - 200)
    let held = tenant.plan.held.filter { $0.reason == .expressionFull }
    #expect(held.count + mapping.lines.count == names.count)
  }
}
