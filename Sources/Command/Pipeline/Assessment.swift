import Checks
import Reports

/// What the rules say of the facts, and how much of everything there is.
struct Assessment: Sendable {
  let findings: [Finding]
  let tally: Tally

  init(findings: [Finding], tally: Tally) {
    self.findings = findings
    self.tally = tally
  }

  /// - Parameter facts: as they are shown.
  init(_ findings: [Finding], of facts: Facts) {
    self.init(
      findings: findings, tally: Tally(of: facts, findings: findings, wording: .standard))
  }
}
