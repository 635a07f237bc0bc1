import Checks
import Forecast
import Formats
import Intake
import Matching
import Reports
import Roster
import Settings

/// The pipeline of `reconcile`: read, pair, forecast, check, report.
struct Reconcile {
  let settings: Settings
  let context: CommandContext
  /// Whether something is written that names the checksums of the inputs.
  let digests: Input.DigestUse

  private var steps: StepTimes { StepTimes(settings: settings.output, context: context) }

  /// Throws ``Failure``.
  func run(supposing suppositions: Suppositions) throws -> ExitStatus {
    let steps = steps
    let redaction = try Redaction(settings, in: context)
    let reading = try read()
    let facts = try facts(of: reading)
    let output = ReconcileOutput(settings: settings, context: context)
    let (pseudonyms, shown) = steps.measure("redact") {
      let pseudonyms = redaction.pseudonyms(for: facts)
      return (pseudonyms, pseudonyms.map { facts.redacted(by: $0) } ?? facts)
    }
    let assess = { @Sendable in
      Assessment(steps.measure("check") { Rules.run(facts) }, of: shown)
    }
    if suppositions.isEmpty {
      let assessment = try steps.measure("check and write") { () throws(Failure) in
        try output.write(shown, assess: assess)
      }
      return status(of: assessment.findings)
    }
    let supposed = try self.facts(
      of: try readAgain(reading, supposing: suppositions), supposing: suppositions)
    let shownSupposed = pseudonyms.map { supposed.redacted(by: $0) } ?? supposed
    let other = steps.measure("check") { Rules.run(supposed) }
    let notes = suppositions.notes(in: facts)
    let assessment = try output.write(
      shown, assess: assess, besides: (shownSupposed, Assessment(other, of: shownSupposed)),
      pseudonyms.map(suppositions.texts(redactedBy:)) ?? suppositions.texts,
      notes: pseudonyms.map { names in
        notes.map { $0.renamingDomains { names.text($0, as: .domain) } }
      } ?? notes)
    return status(of: assessment.findings)
  }

  /// All inputs. Throws 65 or 66.
  func read() throws(Failure) -> Reading {
    try steps.measure("read") { () throws(Failure) in
      try Reader(settings: settings, context: context, digests: digests).run()
    }
  }

  /// The inputs with the supposed login attribute, which is read only when it is asked for.
  private func readAgain(
    _ reading: Reading, supposing suppositions: Suppositions
  ) throws(Failure) -> Reading {
    guard let name = suppositions.loginAttribute,
      case .other = TenantRules.LoginAttribute(name), name != settings.tenant.upnAttribute
    else { return reading }
    let isOnlyFiles = settings.inputs.directories.allSatisfy {
      $0.location != "-" && !LDAPURL.isURL($0.location)
    }
    guard isOnlyFiles else {
      throw Failure(
        .usage, "Another login attribute can be supposed of files only", at: "--what-if",
        remedy: "Export the directory with that attribute, and give the file.")
    }
    return try Reader(
      settings: settings, context: context, digests: digests, loginAttribute: name
    ).run()
  }

  /// Everything that follows from the inputs, the settings and what is supposed.
  func facts(
    of reading: Reading, supposing suppositions: Suppositions? = nil
  ) throws(Failure) -> Facts {
    var tenant = TenantRules(
      verifiedDomains: settings.tenant.verifiedDomains,
      initialDomain: settings.tenant.initialDomain,
      loginAttribute: TenantRules.LoginAttribute(
        suppositions?.loginAttribute ?? settings.tenant.upnAttribute),
      supposedSuffixes: suppositions?.suffixes ?? [:])
    if suppositions?.loginAttribute != nil { tenant.entraNames = .outdated }
    let rules = try provisioningRules()
    let steps = steps
    // What reading leaves free lies in pieces that pairing, which needs the most, could not use.
    Heap.giveBackFreedMemory()
    let identities = steps.measure("cloud names") {
      CloudIdentities(of: reading.directory, cloud: reading.cloud, rules: tenant)
    }
    var matched = steps.measure("pair") {
      Matcher.pair(
        directory: reading.directory, console: reading.console, identities: identities,
        exclusions: Exclusions(
          console: settings.exclusions.console, directory: settings.exclusions.directory),
        decisions: reading.decisions)
    }
    let pairing = matched.pairing
    let consoleSites = steps.measure("Sites of 8x8 users") { ConsoleSites(of: reading.console) }
    let names = siteNames(
      of: reading, consoleSites, &matched.decisions, supposing: suppositions?.aliases ?? [:])
    let (sites, firstCycle) = steps.measure("Sites and forecast") {
      Parallel.both(
        {
          SiteMatches(
            directory: reading.directory, consoleSites: consoleSites, pairing: pairing,
            sites: names)
        },
        {
          FirstCycle(
            rules: rules, directory: reading.directory, console: reading.console,
            identities: identities, pairing: pairing)
        })
    }
    return Facts(
      directory: reading.directory, console: reading.console, cloud: reading.cloud, tenant: tenant,
      identities: identities, pairing: pairing, sharedLogins: matched.sharedLogins,
      sites: sites, firstCycle: firstCycle, sources: reading.sources, decisions: matched.decisions,
      licenses: reading.licenses)
  }

  private func siteNames(
    of reading: Reading, _ consoleSites: ConsoleSites, _ decisions: inout AppliedDecisions,
    supposing supposed: [String: String]
  ) -> SiteNames {
    let set = Dictionary(
      settings.siteRules.aliases.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first }
    )
    let keys = Set(supposed.keys.map { Folding.key($0) })
    let aliases = set.filter { !keys.contains(Folding.key($0.key)) }.merging(supposed) { $1 }
    let names =
      reading.siteNames.map { SiteNames($0, provenance: .given, aliases: aliases) }
      ?? SiteNames(consoleSites, aliases: aliases)
    guard !decisions.isEmpty else { return names }
    return names.withAliases(
      decisions.siteAliases(besides: aliases, isSite: { names.contains($0) }))
  }

  private func provisioningRules() throws(Failure) -> ProvisioningRules {
    var rules = ProvisioningRules()
    rules.userRetrieval = settings.tenant.userRetrieval == .idpOnly ? .idpOnly : .all
    rules.singleSignOn = settings.tenant.singleSignOn == .on ? .on : .off
    rules.siteMapping =
      switch settings.siteRules.mappingExpression {
      case .none: .direct
      case .constant: .constant
      case .aliases: .aliases
      }
    switch settings.scope {
    case .everybody: break
    case .groups(let names): rules.scope = .groups(names)
    case .users(let file): rules.scope = .users(try usersInScope(file))
    }
    return rules
  }

  /// A name on each line; blank lines and those that begin with # say nothing.
  private func usersInScope(_ path: String) throws(Failure) -> [String] {
    let input = try InputOpener(context: context).open(
      SourceSetting(location: path, format: .csv))
    let text = input.text.text(in: input.start..<input.text.count)
    return text.split(whereSeparator: \.isNewline)
      .map { Folding.trimmed(String($0)) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  private func status(of findings: [Finding]) -> ExitStatus {
    let level: Severity? =
      switch settings.output.failOn {
      case .error: .error
      case .warning: .warning
      case .never: nil
      }
    guard let level, findings.contains(where: { $0.isOpen && $0.severity >= level }) else {
      return .done
    }
    return .findings
  }
}
