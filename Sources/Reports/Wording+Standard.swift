import Checks

extension Wording {
  /// The words of the rules themselves.
  package static let standard = Wording(
    slug: { Rules.rule(of: $0).slug }, text: { Rules.text(of: $0, in: $1) },
    fingerprint: { Rules.fingerprint(of: $0, in: $1) },
    cost: { finding, _ in Rules.rule(of: finding).harm.rawValue * finding.people },
    consoleRemedy: { _, _ in "" }, directoryRemedy: { _, _ in "" },
    siteAdvice: { _, _ in SiteAdvice(proposal: "", reason: "") })
}
