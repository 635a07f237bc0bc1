import Checks
import Forecast
import Formats
import Plans
import Roster
import Support
import Testing

@Suite("What rollcall fix proposes")
struct FixPlanTests {
  // MARK: Offices

  @Test("An Office that is nearly a Site becomes the Site")
  func offices() {
    let tenant = FixTenant(
      directory {
        user("anna", office: "berlin")
        user("bo", office: " Paris ")
        user("cy", office: "Parsi")
        user("di", office: "Tokyo")
      }, console {})
    #expect(
      tenant.repairs == [
        "0 physicalDeliveryOfficeName=Berlin", "2 physicalDeliveryOfficeName=Paris",
      ])
    #expect(tenant.held == ["physicalDeliveryOfficeName site-unknown"])
    #expect(tenant.plan.siteMapping.lines.map(\.site) == ["Paris", "Berlin"])
  }

  @Test("Without a usable Office, the Site of the 8x8 user counts; two that disagree are held back")
  func consoleSites() {
    var tenant = FixTenant(
      directory {
        user("anna", office: nil)
        user("bo", office: "Remote")
        user("cy", office: "berlin")
        user("di", office: "Berlin")
      },
      console {
        account("anna@contoso.com", site: "Paris")
        account("bo@contoso.com", site: "Berlin")
        account("cy@contoso.com", site: "Paris")
        account("di@contoso.com", site: "Paris")
      })
    #expect(
      tenant.repairs == [
        "0 physicalDeliveryOfficeName=Paris", "1 physicalDeliveryOfficeName=Berlin",
        "3 physicalDeliveryOfficeName=Paris",
      ])
    #expect(tenant.held == ["physicalDeliveryOfficeName sites-disagree"])
    tenant.rules.offices = .mapping
    #expect(tenant.repairs.isEmpty)
    #expect(tenant.held.filter { $0.hasSuffix("offices-stay") }.count == 3)
  }

  @Test("Nothing longer than the attribute may be")
  func limits() {
    let long = String(repeating: "x", count: 127) + " y"
    var tenant = FixTenant(directory { user("anna", office: long.uppercased()) }, console {})
    tenant.sites = [long]
    #expect(tenant.repairs.isEmpty)
    #expect(tenant.held == ["physicalDeliveryOfficeName too-long"])
  }

  @Test("An entry without a distinguished name cannot be named in a file")
  func withoutName() {
    let tenant = FixTenant(directory { user("anna", office: "berlin", dn: nil) }, console {})
    #expect(tenant.held == ["physicalDeliveryOfficeName no-distinguished-name"])
  }

  // MARK: Names

  private func renames(_ side: FixRules.Side) -> FixTenant {
    var tenant = FixTenant(
      directory { user("anna") },
      console { account("a.berg@contoso.com", email: "anna@contoso.com") })
    tenant.rules.side = side
    return tenant
  }

  @Test("A rename happens on the cheaper or the preferred side")
  func sides() {
    #expect(renames(.cheaper).usernames == ["0 anna@contoso.com"])
    #expect(renames(.console).usernames == ["0 anna@contoso.com"])
    #expect(renames(.directory).usernames.isEmpty)
    #expect(renames(.directory).repairs == ["0 userPrincipalName=a.berg@contoso.com"])
    #expect(renames(.directory).held.isEmpty)
  }

  @Test("A username that is no login name is changed in 8x8, whatever is preferred")
  func preferredSideCannot() {
    var tenant = FixTenant(
      directory { user("anna") },
      console { account("Contoso.Anna", email: "anna@contoso.com") })
    tenant.rules.side = .directory
    #expect(tenant.usernames == ["0 anna@contoso.com"])
    #expect(tenant.plan.usernames.map(\.reason) == [.usernameNoLogin])
  }

  @Test("A login name that Entra cannot take becomes the 8x8 username, else the mail address")
  func logins() {
    let tenant = FixTenant(
      directory {
        user("anna", upn: "anna@contoso.local")
        user("bo", upn: "bo@contoso.local", mail: "b.o@contoso.com")
        user("cy", upn: "cy@contoso.local", mail: nil)
      },
      console { account("a.berg@contoso.com", email: "anna@contoso.com") })
    #expect(
      tenant.repairs == [
        "0 userPrincipalName=a.berg@contoso.com", "1 userPrincipalName=b.o@contoso.com",
        "2 userPrincipalName=cy@contoso.com",
      ])
    #expect(tenant.usernames.isEmpty)
  }

  @Test("A username follows the login name that is planned")
  func usernameAfterLogin() {
    let tenant = FixTenant(
      directory { user("anna", upn: "anna@contoso.local") },
      console { account("Contoso.Anna", email: "anna@contoso.com") })
    #expect(tenant.repairs == ["0 userPrincipalName=anna@contoso.com"])
    #expect(tenant.usernames == ["0 anna@contoso.com"])
    #expect(tenant.plan.usernames.map(\.reason) == [.usernameAfterLogin])
  }

  @Test(
    "No name that somebody else has",
    arguments: [
      user("other", upn: "cy@contoso.com"), user("other", mail: "CY@contoso.com"),
      user("other", proxies: ["SMTP:other@contoso.com", "smtp:Cy@Contoso.com"]),
    ])
  func taken(other: DirectoryEntry) {
    let tenant = FixTenant(
      directory {
        user("cy", upn: "cy@contoso.local", mail: nil)
        other
      }, console {})
    #expect(tenant.repairs.isEmpty)
    #expect(tenant.held.contains("userPrincipalName taken"))
  }

  @Test("No name for two people, none that is another 8x8 user's, none that undoes a match")
  func heldNames() {
    let twice = FixTenant(
      directory {
        user(
          "x", upn: "x@contoso.local", mail: "m@contoso.com", proxies: ["SMTP:x@contoso.com"])
        user("y", upn: "y@old.local", mail: "m@contoso.com", proxies: ["SMTP:y@contoso.com"])
      }, console {})
    #expect(twice.repairs.isEmpty)
    #expect(twice.held.filter { $0 == "userPrincipalName proposed-twice" }.count == 2)
    let username = FixTenant(
      directory { user("x", upn: "cy@contoso.local", mail: nil, givenName: "Xaver") },
      console { account("CY@contoso.com", fields: [.firstName: "Ulla", .lastName: "Zorn"]) })
    #expect(username.repairs.isEmpty)
    let linked = FixTenant(
      directory { user("cy", upn: "cy@contoso.local") },
      console { account("cy@contoso.onmicrosoft.com") })
    #expect(linked.repairs.isEmpty)
    #expect(linked.held == ["userPrincipalName would-unlink"])
  }

  @Test("No username that is taken, that 8x8 refuses, or that Entra made up")
  func heldUsernames() {
    let refused = FixTenant(
      directory { user("anna", upn: "o'anna@contoso.com") },
      console { account("Contoso.Anna", email: "anna@contoso.com") })
    #expect(refused.usernames.isEmpty == (refused.repairs.isEmpty))
    var other = FixTenant(
      directory { user("anna", upn: "anna@contoso.local", mail: "anna@old.local") },
      console { account("Contoso.Anna", email: "anna@old.local") })
    other.tenant = TenantRules(
      verifiedDomains: ["contoso.com", "b.com"], initialDomain: "contoso.onmicrosoft.com")
    #expect(other.usernames.isEmpty)
    #expect(other.held.contains("username login-first"))
  }

  // MARK: Mail and phones

  @Test("A missing mail value becomes that of the 8x8 user, unless somebody has it")
  func mail() {
    let tenant = FixTenant(
      directory {
        user("anna", mail: nil)
        user("bo", mail: nil)
        user("cy", proxies: ["smtp:bo@x.com"])
      },
      console {
        account("anna@contoso.com", email: "a@x.com")
        account("bo@contoso.com", email: "BO@x.com")
      })
    #expect(tenant.repairs == ["0 mail=a@x.com"])
    #expect(tenant.held.contains("mail taken"))
  }

  @Test("Phone numbers are written where their digits differ")
  func phoneNumbers() {
    let tenant = FixTenant(
      directory {
        user("anna", fields: [.telephoneNumber: "+49 (0)30 1234-567", .ipPhone: "100"])
        user("bo", fields: [.telephoneNumber: "030 1"])
        user("cy")
      },
      console {
        account("anna@contoso.com", fields: [.workPhone: "+49301234567", .extensionNumber: "0100"])
        account(
          "bo@contoso.com", fields: [.workPhone: "+49 30 7654-321", .extensionNumber: "x1"])
        account("cy@contoso.com", fields: [.workPhone: "4.93E+10"])
      })
    #expect(tenant.phones == ["0 ipPhone=0100", "1 telephoneNumber=+49307654321"])
    #expect(
      tenant.held == ["ipPhone extension-malformed", "telephoneNumber number-not-international"])
    var none = tenant
    none.rules.extensionAttribute = nil
    none.rules.numberAttribute = .mobile
    #expect(none.phones == ["0 mobile=+49301234567", "1 mobile=+49307654321"])
  }

  // MARK: Other objects

  @Test("What a group or a contact has is nobody else's", arguments: ["mail", "proxy", "contact"])
  func addressesOfOthers(kind: String) {
    let shared = "anna.berg@contoso.com"
    let other: DirectoryEntry =
      switch kind {
      case "mail":
        DirectoryEntry(
          fields: [.distinguishedName: "CN=Sales,DC=contoso,DC=com", .mail: shared.uppercased()],
          signals: [.objectClass: ["group"]])
      case "proxy":
        DirectoryEntry(
          fields: [.distinguishedName: "CN=Folder,DC=contoso,DC=com", .commonName: "Folder"],
          signals: [.objectClass: ["publicFolder"], .proxyAddresses: ["smtp:\(shared)"]])
      default:
        DirectoryEntry(
          fields: [.distinguishedName: "CN=Anna,DC=contoso,DC=com", .mail: "x@y.example"],
          signals: [.objectClass: ["contact"], .proxyAddresses: ["SMTP:\(shared)"]])
      }
    let tenant = FixTenant(
      directory {
        user("anna", upn: "anna@contoso.local", mail: shared)
        user("bo", upn: "bo@contoso.local", mail: "bo.berg@contoso.com")
        other
      }, console {})
    #expect(tenant.repairs == ["1 userPrincipalName=bo.berg@contoso.com"])
    #expect(tenant.held.contains("userPrincipalName taken"))
    let mails = FixTenant(
      directory {
        user("anna", mail: nil)
        user("bo")
        other
      }, console { account("anna@contoso.com", email: shared) })
    #expect(mails.repairs.isEmpty && mails.held.contains("mail taken"))
  }

  @Test("The Site of an 8x8 user that is in no list of Sites is nothing to write into AD")
  func unlistedSite() {
    let tenant = FixTenant(
      directory { user("anna", office: "Remote") },
      console { account("anna@contoso.com", site: "Berlin ") })
    #expect(tenant.repairs.isEmpty)
    #expect(tenant.held == ["physicalDeliveryOfficeName site-unknown"])
  }

  @Test("A trunk zero in brackets is no part of a number, so nobody guesses the number")
  func trunkZero() {
    let tenant = FixTenant(
      directory { user("anna") },
      console { account("anna@contoso.com", fields: [.workPhone: "+44 (0)20 7946 0000"]) })
    #expect(tenant.phones.isEmpty)
    #expect(tenant.held == ["telephoneNumber number-not-international"])
  }

  // MARK: The template for usernames

  @Test("A template takes new usernames, and its inverse puts them back")
  func template() throws {
    let tenant = FixTenant(
      directory {
        user("anna")
        user("bo")
      },
      console {
        account("Contoso.Anna", email: "anna@contoso.com")
        account("Contoso.Bo", email: "bo@contoso.com", fields: [.title: "=Boss"])
      })
    let map = try TemplateMap(
      CSVTemplate(header: ["Old", "Username", "Job title", "Mode"]),
      columns: [.title: "Job title"], fixed: [("Mode", "Modify")])
    let template = try UsernameTemplate(map, present: "Old")
    let facts = tenant.facts
    let plan = FixPlan(
      facts, findings: Rules.run(facts), rules: FixRules(), template: template)
    #expect(plan.usernames.count == 2 && plan.uploads.count == 1)
    #expect(plan.held.map { $0.reason } == [.notInTemplate])
    let change = try #require(plan.uploads.first)
    #expect(
      template.cells(change, back: false, in: facts)
        == ["Contoso.Anna", "anna@contoso.com", "", "Modify"])
    #expect(
      template.cells(change, back: true, in: facts)
        == ["anna@contoso.com", "Contoso.Anna", "", "Modify"])
  }

  @Test("A template that cannot take usernames is refused")
  func unusableTemplate() throws {
    let columns = CSVTemplate(header: ["Site", "Pet"])
    #expect(throws: TemplateProblem.self) { try UsernameTemplate(TemplateMap(columns)) }
    #expect(throws: TemplateProblem.columnMissing("Old")) {
      try UsernameTemplate(TemplateMap(CSVTemplate(header: ["Username"])), present: "Old")
    }
  }
}
