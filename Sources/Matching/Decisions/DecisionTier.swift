import Roster

/// Tier 1: pairs that a person made.
struct DecisionTier {
  private let links: [Int: Int]
  private let evidence: HardEvidence

  /// - Parameter links: the directory row of each console row that was decided on.
  init(links: [Int: Int], evidence: HardEvidence) {
    self.links = links
    self.evidence = evidence
  }

  var isEmpty: Bool { links.isEmpty }

  /// Whether a person said whose console user this is.
  func decides(_ row: Int) -> Bool { links[row] != nil }

  /// Makes the pairs. Usernames that equal a cloud UPN byte for byte are settled before, because Entra
  /// links those whatever anybody decides: here they gain the decision as evidence, or stay.
  func apply(to pairing: inout Pairing) {
    for (row, target) in links.sorted(by: { $0.key < $1.key }) {
      let known = pairing.directoryUser(of: row)
      if pairing.consoleStates[row] == .linked || pairing.consoleStates[row] == .duplicate {
        if known == target { pairing.add(.decision, to: row) }
        continue
      }
      let found = evidence.evidence(row, target).union(.decision)
      if !pairing.directoryStates[target].isProvisioned {
        pairing.attach(row, to: target, as: .blocked, found)
      } else if pairing.consoleUser(of: target) != nil {
        pairing.attach(row, to: target, as: .duplicate, found)
      } else {
        let isFolded = found.contains(.usernameFoldsToCloudUPN)
        pairing.pair(row, target, as: isFolded ? .linkedFolded : .rename, found)
      }
    }
  }
}
