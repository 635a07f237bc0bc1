import Checks
import Forecast
import Matching
import Roster

/// What to do after a run, the most urgent first; each step says which file it works on.
enum NextSteps {
  /// At least one step.
  static func list(_ tally: Tally, _ facts: Facts) -> [String] {
    var steps: [String] = []
    if tally.damagedExports > 0 { steps.append(Sentences.exportStep) }
    if facts.firstCycle.rules.userRetrieval == .idpOnly { steps.append(Sentences.retrievalStep) }
    let rejected = tally.rejected.values.reduce(0, +)
    if rejected > 0 { steps.append(Sentences.rejectsStep(rejected)) }
    if facts.assumesVerifiedDomains, facts.cloud == nil {
      steps.append(Sentences.domainsStep)
    }
    let areSitesMissing = facts.sites.sites.areMissing
    if areSitesMissing, people(tally, [.unknown]) > 0 { steps.append(Sentences.siteNamesStep) }
    let renames = tally.askedStates[.rename] ?? 0
    if renames > 0 { steps.append(Sentences.renameStep(renames, facts.firstCycle.rules)) }
    let suggestions = tally.askedStates[.suggested] ?? 0
    if suggestions > 0 { steps.append(Sentences.suggestedStep(suggestions)) }
    let open = tally.askedStates[.ambiguous] ?? 0
    if open > 0 { steps.append(Sentences.decideStep(open)) }
    let folded = tally.askedStates[.linkedFolded] ?? 0
    if folded > 0 { steps.append(Sentences.foldedStep(folded, facts.firstCycle.rules)) }
    let damaged = tally.damagedOffices.values.reduce(0, +)
    let repairable: [SiteState] =
      areSitesMissing ? [.missing] : [.folded, .alike, .near, .unknown, .missing]
    let offices = people(tally, repairable) - (areSitesMissing ? 0 : damaged)
    // An Office that the whole export lacks need not be missing in AD.
    if offices > 0, facts.directory.fills(.office) { steps.append(Sentences.sitesStep(offices)) }
    let conflicts = people(tally, [.conflict])
    if conflicts > 0 { steps.append(Sentences.conflictStep(conflicts)) }
    if tally.severities[.error, default: 0] + tally.severities[.warning, default: 0] > 0 {
      steps.append(Sentences.findingsStep)
    }
    return steps.isEmpty ? [Sentences.readyStep] : steps
  }

  private static func people(_ tally: Tally, _ states: [SiteState]) -> Int {
    states.reduce(0) { $0 + (tally.siteStates[$1] ?? 0) }
  }
}
