import Forecast
import Matching

/// What to do about an Office value, and why; the words of `sites.csv`.
struct SiteAdvice: Sendable, Equatable {
  let proposal: String
  let reason: String

  init(_ proposal: String, _ reason: String) {
    self.proposal = proposal
    self.reason = reason
  }

  /// - Parameter rules: a mapping in Entra can make a value right that is no Site's name.
  init(for answer: SiteNames.Answer, rules: ProvisioningRules) {
    guard rules.siteMapping != .constant else { self = Sentences.constantSite; return }
    let site = answer.site
    self =
      switch answer.state {
      case .match, .conflict: Sentences.fittingSite
      case .folded: SiteAdvice(Sentences.setOffice(to: site), Sentences.foldedReason)
      case .alike: SiteAdvice(Sentences.setOffice(to: site), Sentences.alikeReason)
      case .alias: Sentences.alias(of: site, rules.siteMapping)
      case .near:
        SiteAdvice(Sentences.setOfficeIfMeant(to: site), Sentences.nearReason(answer.distance))
      case .unknown: Sentences.unknownSite
      case .missing: Sentences.missingOffice
      }
  }
}
