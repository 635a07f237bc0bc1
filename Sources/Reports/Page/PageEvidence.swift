import Checks
import Matching
import Roster

/// What speaks for the pair of a console user, in the words of `links.csv`.
struct PageEvidence {
  let facts: Facts

  /// A number for all rows that have the same words; nil for those that may have words of their own.
  func number(of row: Int) -> Int? {
    switch facts.pairing.consoleStates[row] {
    case .suggested, .ambiguous, .duplicate, .blocked: nil
    case .linked, .linkedFolded, .rename, .unmatched, .excluded, .unusable:
      Int(facts.pairing.evidence(of: row).rawValue)
    }
  }

  /// Empty when nothing does.
  func words(for row: Int, _ partner: Int?) -> String {
    let state = facts.pairing.consoleStates[row]
    var items = facts.pairing.evidence(of: row).list
    if let partner, verdict(of: row) != nil {
      let lines = facts.pairing.soft.score(console: row, directory: partner)?.lines ?? []
      items += lines.filter { $0.points != 0 }.map {
        "\($0.sign.rawValue) \($0.points > 0 ? "+" : "")\($0.points)"
      }
    }
    if state == .ambiguous { items += rivals(of: row) }
    if state == .duplicate, let holder = partner.flatMap({ facts.pairing.consoleUser(of: $0) }) {
      items.append("held by: \(facts.console.text(.username, holder) ?? "")")
    }
    return items.joined(separator: "; ")
  }

  /// What soft evidence came to, for rows that it settled or left open.
  func verdict(of row: Int) -> SoftVerdict? {
    switch facts.pairing.consoleStates[row] {
    case .suggested, .ambiguous, .duplicate, .blocked: facts.pairing.soft.verdict(ofConsole: row)
    case .linked, .linkedFolded, .rename, .unmatched, .excluded, .unusable: nil
    }
  }

  /// At most ten rivals, then how many more there are.
  private func rivals(of row: Int) -> [String] {
    let rivals = facts.pairing.consoleRivals[row] ?? []
    let scores = facts.pairing.soft.rivals(ofConsole: row)
    let shown = rivals.prefix(10).map { rival in
      let score = scores.first { $0.row == rival }.map { " (\($0.score))" } ?? ""
      return "rival: \(facts.shortName(ofDirectory: rival))\(score)"
    }
    return shown + (rivals.count > 10 ? ["+\(rivals.count - 10) more"] : [])
  }
}
