import Forecast
import Matching
import Roster
import Support
import Testing

@Suite("First provisioning cycle")
struct FirstCycleTests {
  private func cycle(
    _ directory: DirectoryUsers, _ console: ConsoleUsers,
    _ rules: ProvisioningRules = ProvisioningRules()
  ) -> FirstCycle {
    let identities = CloudIdentities(
      of: directory, cloud: nil, rules: TenantRules(verifiedDomains: ["contoso.com"]))
    let matched = Matcher.pair(
      directory: directory, console: console, identities: identities, exclusions: Exclusions())
    return FirstCycle(
      rules: rules, directory: directory, console: console, identities: identities,
      pairing: matched.pairing)
  }

  private let everybody = directory {
    user("anna")
    user("bo")
    user("cy")
    user("dan")
    user("eve", enabled: false)
  }
  private let accounts = console {
    account("anna@contoso.com")
    account("Bo@contoso.com")
    account("Contoso.Cy", email: "cy@contoso.com")
    account("eve@contoso.com")
    account("lobby", email: "")
    account(" ")
  }

  @Test("Each state has its forecast on both sides")
  func forecasts() {
    let cycle = cycle(everybody, accounts)
    #expect(cycle.directory == [.link, .linkUnproven, .createSecond, .create, .skip])
    #expect(cycle.console == [.link, .linkUnproven, .createSecond, .skip, .stay, .none])
  }

  @Test("With user retrieval idp-only, who would be linked collides")
  func idpOnly() {
    let cycle = cycle(everybody, accounts, ProvisioningRules(userRetrieval: .idpOnly))
    #expect(cycle.directory == [.conflict, .conflict, .createSecond, .create, .skip])
    #expect(cycle.console[0] == .conflict)
  }

  @Test("Out of scope, nobody is created and the 8x8 user stays")
  func users() {
    let cycle = cycle(
      everybody, accounts,
      ProvisioningRules(scope: .users(["ANNA", "cy@contoso.com", "nobody"])))
    #expect(cycle.directory == [.link, .skip, .createSecond, .skip, .skip])
    #expect(cycle.console == [.link, .stay, .createSecond, .skip, .stay, .none])
    #expect(cycle.scope.notFound == ["nobody"])
  }

  @Test("Groups take in direct members, by member and by memberOf; nested groups are named")
  func groups() {
    let phones = "CN=Phones\\, all,OU=Groups,DC=contoso,DC=com"
    let users = directory {
      user("anna", memberOf: [phones])
      user("bo", dn: "CN=Bo Berg,OU=Staff,DC=contoso,DC=com")
      user("cy", dn: "CN=Cy Berg,OU=Staff,DC=contoso,DC=com")
      group(
        "Phones, all", dn: phones,
        members: [
          "cn=bo berg,ou=staff,dc=contoso,dc=com", "CN=Sales,OU=Groups,DC=contoso,DC=com",
        ])
      group("Sales", members: ["CN=Cy Berg,OU=Staff,DC=contoso,DC=com"])
    }
    let cycle = cycle(
      users, console {}, ProvisioningRules(scope: .groups(["Phones, all", "Desks"])))
    #expect(cycle.directory == [.create, .create, .skip])
    #expect(cycle.scope.nestedGroups.map { $0.group } == ["Phones, all"])
    #expect(
      cycle.scope.nestedGroups.map { $0.nested } == ["CN=Sales,OU=Groups,DC=contoso,DC=com"])
    #expect(cycle.scope.notFound == ["Desks"])
  }

  @Test("Users who share a cloud UPN are created under names that nobody expects")
  func sharedLogins() {
    let users = directory {
      user("anna")
      user("ann", upn: "anna@contoso.com")
    }
    let cycle = cycle(users, console { account("anna@contoso.com") })
    #expect(cycle.directory == [.create, .create])
    #expect(cycle.console == [.skip])
  }
}

@Suite("What a link overwrites")
struct LinkOverwritesTests {
  @Test("Values that differ are listed; empty directory values are never sent")
  func overwrites() {
    let users = directory {
      user("anna", mail: "a.berg@contoso.com", surname: nil, fields: [.title: " Clerk "])
    }
    let accounts = console {
      account("anna@contoso.com", fields: [.firstName: "Annie", .title: "Clerk"])
    }
    let list = LinkOverwrites.list(console: 0, of: accounts, directory: 0, of: users)
    #expect(list.map { $0.field } == [.firstName, .email])
    #expect(list.map { $0.directoryValue } == ["Anna", "a.berg@contoso.com"])
    #expect(list.allSatisfy { $0.lock == .readOnly })
  }
}
