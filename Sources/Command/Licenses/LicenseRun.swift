import Checks
import Formats
import Intake
import Plans
import Reports
import Roster
import Settings

/// The pipeline of `licenses`: read, pair, plan, show, write.
struct LicenseRun {
  let settings: Settings
  let context: CommandContext

  /// Throws ``Failure``.
  func run() throws(Failure) -> ExitStatus {
    let steps = StepTimes(settings: settings.output, context: context)
    let inputs = try readInputs()
    let pipeline = Reconcile(settings: settings, context: context, digests: .omitted)
    let facts = try pipeline.facts(of: try pipeline.read())
    let plan = try plan(facts, inputs)
    let files = LicenseFiles(facts: facts, plan: plan, rowLimit: settings.licensing.rowLimit)
    let summary = LicenseSummary(
      facts: facts, plan: plan, files: files.list, folder: settings.output.folder)
    // Who gets no seat is shown before anything is written.
    try show(summary)
    if let folder = settings.output.folder {
      try steps.measure("write") { () throws(Failure) in
        try files.write(summary, to: context.path(folder))
      }
    }
    return status(of: summary.numbers)
  }

  /// What a plan needs besides the two lists.
  struct Inputs {
    fileprivate let maps: LicenseTemplates.Maps?
    fileprivate let sites: [SiteDetail]
  }

  /// Small, and may be wrong, so it is read first. Throws 65 or 66.
  func readInputs() throws(Failure) -> Inputs {
    Inputs(
      maps: try LicenseTemplates(settings: settings.licensing, context: context).maps(),
      sites: try readSites())
  }

  /// Throws 65 when there is nothing to write new users into.
  func plan(_ facts: Facts, _ inputs: Inputs) throws(Failure) -> LicensePlan {
    warnOfMissingAttributes(in: facts.directory)
    let steps = StepTimes(settings: settings.output, context: context)
    let request = try request(inputs.maps, facts.licenses?.stocks, inputs.sites)
    let plan = try steps.measure("plan") { () throws(Failure) in
      LicensePlanner(facts, request).plan
    }
    if inputs.maps == nil, plan.wishes.contains(where: { $0.fate == .create }) {
      throw LicenseTemplates.missing
    }
    return plan
  }

  private func request(
    _ maps: LicenseTemplates.Maps?, _ stocks: [LicenseStock]?, _ sites: [SiteDetail]
  ) throws(Failure) -> LicensePlan.Request {
    let existing: LicensePlan.Existing
    switch (settings.licensing.existingUsers, maps) {
    case (.worklist, _): existing = .worklist
    case (.template, let maps?): existing = .template(maps.existing)
    case (.template, nil): throw LicenseTemplates.missing
    }
    return LicensePlan.Request(
      rules: LicenseRules(settings.licensing), stocks: stocks, sites: sites,
      names: settings.licensing.names == .any ? .any : .plain, template: maps?.creation,
      existing: existing)
  }

  /// A condition about an attribute that nobody has is a slip more often than a wish.
  private func warnOfMissingAttributes(in directory: DirectoryUsers) {
    for name in settings.licensing.attributes {
      guard case .asked = LicenseRules.Subject(Settings.Licensing.attributePrefix + name),
        !directory.hasAsked(name)
      else { continue }
      context.say(
        "No directory user has a value of \(name), so conditions of licenses.rules on it never hold. "
          + "Check the spelling, and that the export has it.")
    }
  }

  /// What the list of Sites says besides names; standard input was read for the names already.
  private func readSites() throws(Failure) -> [SiteDetail] {
    guard let source = settings.inputs.sites, source.location != "-" else { return [] }
    let input = try InputOpener(context: context).open(source)
    do {
      return try SiteDetailIntake.read(input)
    } catch {
      throw Failure(error)
    }
  }

  private func show(_ summary: LicenseSummary) throws(Failure) {
    guard settings.output.format == .text else { return try context.output.write(summary.json) }
    guard settings.output.messages != .quiet else { return try context.output.write(summary.line) }
    let terminal = context.outputTerminal
    try context.output.write(
      summary.text(width: terminal.width, colour: terminal.colour == .ansi ? .ansi : .none))
  }

  private func status(of numbers: LicenseNumbers) -> ExitStatus {
    switch settings.output.failOn {
    case .never: .done
    case .error: numbers.leftOut > 0 ? .findings : .done
    case .warning: numbers.leftOut + numbers.held > 0 ? .findings : .done
    }
  }
}

extension LicenseRules {
  /// The rules of the settings, which are checked already; a default is the last of them.
  init(_ settings: Settings.Licensing) {
    func conditions(_ entries: [NamedText]) -> [Condition] {
      entries.compactMap { entry in
        Subject(entry.name).map { Condition($0, entry.text) }
      }
    }
    func license(_ text: String) -> String? { text == LicenseRules.nobody ? nil : text }
    var rules = settings.rules.map { entries in
      let name = entries.first { $0.name == Settings.Licensing.licenseName }?.text
      return Rule(license: license(name ?? LicenseRules.nobody), conditions: conditions(entries))
    }
    if let name = settings.defaultLicense {
      rules.append(Rule(license: license(name), conditions: []))
    }
    self.init(rules: rules, priority: settings.priority.map(conditions))
  }
}
