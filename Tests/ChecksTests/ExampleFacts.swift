import Checks
import Forecast
import Matching
import Roster
import Support

extension ExampleTenant {
  /// The facts of the tenant, found as `reconcile` finds them.
  var facts: Facts {
    let alternate: String? =
      if case .other(let name) = tenant.loginAttribute { name } else { nil }
    let entries = directory.map { DirectoryEntry($0) } + groups.map { DirectoryEntry($0) }
    let users = Support.directory(
      entries, alternateLoginID: alternate, source: directorySource)
    let accounts = Support.console(
      console.map { ConsoleEntry(fields: $0.fields) }, source: consoleSource)
    let cloud = entra.map { people in
      CloudUsers(
        Support.directory(
          people.map { DirectoryEntry($0) },
          source: SourceInfo(
            role: .entra, name: "entra.csv", kind: "CSV", encoding: "UTF-8", bytes: 0, sha256: "")))
    }
    let identities = CloudIdentities(of: users, cloud: cloud, rules: tenant)
    var matched = Matcher.pair(
      directory: users, console: accounts, identities: identities, exclusions: Exclusions(),
      decisions: decided)
    let names = siteNames(of: accounts)
    let aliases = matched.decisions.siteAliases(
      besides: self.aliases, isSite: { names.contains($0) })
    return Facts(
      directory: users, console: accounts, cloud: cloud, tenant: tenant, identities: identities,
      pairing: matched.pairing, sharedLogins: matched.sharedLogins,
      sites: SiteMatches(
        directory: users, consoleSites: ConsoleSites(of: accounts), pairing: matched.pairing,
        sites: names.withAliases(aliases)),
      firstCycle: FirstCycle(
        rules: provisioning, directory: users, console: accounts, identities: identities,
        pairing: matched.pairing),
      sources: users.sources + accounts.sources + (cloud?.list.sources ?? []),
      decisions: matched.decisions, licenses: licenses)
  }

  private var decided: Decisions {
    let list = decisions.enumerated().compactMap { line, cells -> Decision? in
      let origin = Origin.line(line + 2, source: "decisions.csv")
      if case .decision(let decision) = Decision.read(cells, origin: origin) { return decision }
      return nil
    }
    return Decisions(list, today: today)
  }

  private func siteNames(of accounts: ConsoleUsers) -> SiteNames {
    guard let sites else {
      let names = (0..<accounts.count).compactMap { accounts.text(.site, $0) }
      return SiteNames(names, provenance: .consoleUsers, aliases: aliases)
    }
    return SiteNames(sites, provenance: .given, aliases: aliases)
  }
}

extension DirectoryEntry {
  fileprivate init(_ person: ExamplePerson) {
    self.init(fields: person.fields.filter { !$0.value.isEmpty }, signals: person.signals)
  }

  fileprivate init(_ group: ExampleGroup) {
    self.init(
      fields: [.distinguishedName: group.distinguishedName, .commonName: group.name],
      signals: [.objectClass: ["group"], .member: group.members])
  }
}
