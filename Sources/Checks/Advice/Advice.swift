import Forecast
import Formats
package import Matching
import Roster

/// What to do about a row, in a sentence; empty when nothing is to be done.
///
/// Asked for up to two million rows: rows that are in order get a constant.
package enum Advice {
  /// The `remedy` of a row of `links.csv`.
  package static func remedy(console row: Int, in facts: Facts) -> String {
    let state = facts.pairing.consoleStates[row]
    let partner = facts.pairing.directoryUser(of: row)
    if facts.later(console: row, directory: nil) != nil { return AdviceSentences.later }
    switch state {
    case .linked, .linkedFolded, .rename, .suggested:
      guard let partner else { return "" }
      return remedy(directory: partner, in: facts)
    case .ambiguous: return withWarning(AdviceSentences.decide, facts)
    case .duplicate:
      return facts.listsUserAgain(row) ? AdviceSentences.listedAgain : AdviceSentences.duplicate
    case .blocked:
      guard let partner else { return "" }
      return blocked(partner, facts)
    case .unmatched: return AdviceSentences.nobody
    case .unusable: return AdviceSentences.noUsername
    case .excluded: return ""
    }
  }

  /// The `remedy` of a row of `directory.csv`.
  package static func remedy(directory row: Int, in facts: Facts) -> String {
    let state = facts.pairing.directoryStates[row]
    if facts.later(console: nil, directory: row) != nil { return AdviceSentences.later }
    guard state.isProvisioned else { return notProvisioned(row, state, facts) }
    if facts.firstCycle.directory[row] == .skip {
      return state == .create ? "" : AdviceSentences.outOfScope
    }
    return joined(identity(row, state, facts), site(ofDirectory: row, facts))
  }

  /// What to do about an Office value, and why.
  package struct OfficeAdvice: Sendable, Equatable {
    /// The Site that is meant; empty when nobody can say.
    package let site: String
    package let proposal: String
    package let reason: String
  }

  /// The `site`, `proposal` and `reason` of a row of `sites.csv`.
  package static func office(_ office: SiteMatches.Office, in facts: Facts) -> OfficeAdvice {
    let state = office.answer.state
    let site = office.answer.site ?? ""
    func advice(_ proposal: String, _ reason: String) -> OfficeAdvice {
      OfficeAdvice(site: site, proposal: proposal, reason: reason)
    }
    if state == .match { return advice("", "") }
    if !facts.officeDecidesSite { return advice("", AdviceSentences.constantReason) }
    if state == .alias, facts.firstCycle.rules.siteMapping == .aliases {
      return advice("", AdviceSentences.mappedReason)
    }
    if facts.isDamaged(office) {
      return advice(AdviceSentences.officeDamaged, AdviceSentences.damagedReason)
    }
    if facts.mayBeSite(office) { return advice("", AdviceSentences.noSiteReason) }
    if let rename = facts.rename(of: office) {
      return OfficeAdvice(
        site: rename.site, proposal: AdviceSentences.officeRenamed,
        reason: AdviceSentences.renamedReason)
    }
    return advice(self.site(state, facts), reason(office.answer))
  }

  private static func reason(_ answer: SiteNames.Answer) -> String {
    switch answer.state {
    case .folded where answer.site == nil, .alike where answer.site == nil:
      AdviceSentences.severalReason
    case .folded: AdviceSentences.foldedReason
    case .alike: AdviceSentences.alikeReason
    case .alias: AdviceSentences.aliasReason
    case .near: AdviceSentences.nearReason
    case .unknown: AdviceSentences.unknownReason
    case .match, .missing, .conflict: ""
    }
  }

  /// What to do so that the right 8x8 user is found.
  private static func identity(_ row: Int, _ state: DirectoryState, _ facts: Facts) -> String {
    switch state {
    case .linked:
      return facts.firstCycle.directory[row] == .conflict ? AdviceSentences.userRetrieval : ""
    case .linkedFolded:
      return facts.firstCycle.directory[row] == .conflict
        ? AdviceSentences.userRetrieval : withWarning(AdviceSentences.tryFolded, facts)
    case .rename:
      if facts.identities.slice(row).isAbsent {
        return withWarning(AdviceSentences.renameUnknown, facts)
      }
      // Repairing the name in AD changes nothing that anybody types in 8x8.
      return loginAdvice(row, facts) ?? withWarning(AdviceSentences.rename, facts)
    case .suggested: return withWarning(AdviceSentences.confirm, facts)
    case .ambiguous: return withWarning(AdviceSentences.decide, facts)
    case .create: return loginAdvice(row, facts) ?? ""
    case .disabled, .notSynced, .duplicateUPN, .noUPN, .excluded:
      return notProvisioned(row, state, facts)
    }
  }

  /// What to do about a login name that Entra does not take as it is; nil when it takes it.
  private static func loginAdvice(_ row: Int, _ facts: Facts) -> String? {
    guard facts.identities.sources[row] == .predictedFallback else { return nil }
    switch facts.identities.problems[row] {
    case .none: return nil
    case .missing: return AdviceSentences.noLogin
    case .suffixNotVerified: return AdviceSentences.suffix
    case .malformed, .illegalCharacter, .tooLong: return AdviceSentences.illegalLogin
    }
  }

  /// What to do about the Office of a directory row.
  private static func site(ofDirectory row: Int, _ facts: Facts) -> String {
    let state = facts.siteState(ofDirectory: row)
    let mayBeExplained = facts.hasDamagedOffices || !facts.siteRenames.isEmpty
    if mayBeExplained, state == .near || state == .unknown, facts.officeDecidesSite,
      let office = facts.sites.office(of: row)
    {
      if facts.isDamaged(office) { return AdviceSentences.officeDamaged }
      if facts.rename(of: office) != nil { return AdviceSentences.officeRenamedElsewhere }
    }
    return site(state, facts)
  }

  private static func site(_ state: SiteState?, _ facts: Facts) -> String {
    guard let state, facts.officeDecidesSite else { return "" }
    switch state {
    case .match: return ""
    case .folded, .alike, .near: return AdviceSentences.officeClose
    case .alias:
      return facts.firstCycle.rules.siteMapping == .aliases ? "" : AdviceSentences.officeAlias
    case .unknown: return facts.sites.sites.areMissing ? "" : AdviceSentences.officeUnknown
    case .missing: return AdviceSentences.officeMissing
    case .conflict: return AdviceSentences.siteConflict
    }
  }

  private static func blocked(_ row: Int, _ facts: Facts) -> String {
    let reason = facts.directory.reasons[row]
    return switch facts.pairing.directoryStates[row] {
    case .disabled: AdviceSentences.disabled
    case .notSynced:
      joined(NotSyncedSentences.reason(reason), NotSyncedSentences.remedy(console: reason))
    case .excluded: AdviceSentences.leftOut
    case .duplicateUPN: AdviceSentences.sharedLogin
    case .noUPN: AdviceSentences.noLogin
    case .linked, .linkedFolded, .rename, .suggested, .ambiguous, .create: ""
    }
  }

  /// Somebody who is not provisioned needs nothing, unless the login name is the reason; whoever is
  /// not synced is told why.
  private static func notProvisioned(_ row: Int, _ state: DirectoryState, _ facts: Facts) -> String
  {
    let reason = facts.directory.reasons[row]
    return switch state {
    case .notSynced:
      joined(NotSyncedSentences.reason(reason), NotSyncedSentences.remedy(directory: reason))
    case .duplicateUPN: AdviceSentences.sharedLogin
    case .noUPN: AdviceSentences.noLogin
    default: ""
    }
  }

  private static func withWarning(_ advice: UsernameAdvice, _ facts: Facts) -> String {
    switch facts.firstCycle.rules.singleSignOn {
    case .on: advice.sentence
    case .off: advice.withWarning
    }
  }

  private static func joined(_ first: String, _ second: String) -> String {
    if first.isEmpty { return second }
    return second.isEmpty ? first : "\(first) \(second)"
  }
}
