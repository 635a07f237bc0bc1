/// Who belongs to whom by soft evidence: the best on both sides, by a margin on both sides.
struct SoftDecision {
  private let lists: [ScoredList]
  private let scorer: SoftScorer
  private let minimum: Int
  /// The best user of each person, its sum, and the sum of the next one.
  private var best: [Best]

  private struct Best {
    var user = -1
    var total = Int.min / 2
    var next = Int.min / 2

    mutating func take(_ user: Int, _ total: Int) {
      if total > self.total {
        next = self.total
        (self.user, self.total) = (user, total)
      } else {
        next = max(next, total)
      }
    }
  }

  init(_ lists: [ScoredList], _ scorer: SoftScorer, minimum: Int) {
    self.lists = lists
    self.scorer = scorer
    self.minimum = minimum
    best = Array(repeating: Best(), count: scorer.people.profiles.count)
    for (user, list) in lists.enumerated() {
      for item in list.items { best[Int(item.person)].take(user, Int(item.total)) }
    }
  }

  private func standing(_ person: UInt32) -> Profile.Standing {
    scorer.people.profiles[Int(person)].standing
  }

  /// The rule for one user, by the order in which they are asked.
  private func rule(_ user: Int) -> SoftVerdict.Rule {
    let list = lists[user]
    guard let first = list.items.first else { return .noCandidate }
    let total = Int(first.total)
    if total < minimum { return .belowMinimum }
    if let runnerUp = list.runnerUp, total - runnerUp < SoftPoints.margin {
      let rivals = rivals(of: user).count
      return rivals < 2 || rivals > SoftPoints.rivalsAtMost ? .tooManyRivals : .marginTooSmall
    }
    switch standing(first.person) {
    case .claimed: return .alreadyClaimed
    case .notProvisioned: return .notProvisioned
    case .ambiguous: return .leftOpen
    case .open: break
    }
    let other = best[Int(first.person)]
    if other.user == user {
      return total - other.next < SoftPoints.margin ? .otherMarginTooSmall : .mutualBest
    }
    return other.total - total < SoftPoints.margin ? .otherMarginTooSmall : .outscored
  }

  /// Everybody within the margin of the best.
  private func rivals(of user: Int) -> [Int] {
    guard let first = lists[user].items.first else { return [] }
    return lists[user].items.filter { $0.total > first.total - Int32(SoftPoints.margin) }
      .map { row($0.person) }
  }

  private func row(_ person: UInt32) -> Int { Int(scorer.people.profiles[Int(person)].row) }

  // MARK: Writing down

  func apply(to pairing: inout Pairing) {
    let rules = lists.indices.map(rule)
    for (user, rule) in rules.enumerated() where rule == .mutualBest {
      guard let first = lists[user].items.first else { continue }
      pairing.pair(consoleRow(user), row(first.person), as: .suggested, [])
    }
    for (user, rule) in rules.enumerated() {
      guard let first = lists[user].items.first else { continue }
      let console = consoleRow(user)
      let person = row(first.person)
      switch rule {
      case .mutualBest, .noCandidate, .belowMinimum, .tooManyRivals: break
      case .alreadyClaimed: pairing.attach(console, to: person, as: .duplicate, [])
      case .notProvisioned: pairing.attach(console, to: person, as: .blocked, [])
      case .outscored where pairing.consoleUser(of: person) != nil:
        pairing.attach(console, to: person, as: .duplicate, [])
      case .marginTooSmall, .otherMarginTooSmall, .leftOpen, .outscored:
        pairing.leaveOpen(console, between: rivals(of: user).sorted())
      }
    }
  }

  private func consoleRow(_ user: Int) -> Int { Int(scorer.users.profiles[user].row) }

  /// What is kept for explaining.
  func matches(comparisons: Int, tables: SoftMatches.PairTables) -> SoftMatches {
    var verdicts: [UInt32: SoftVerdict] = [:]
    var ofConsole: [UInt32: [SoftRival]] = [:]
    var ofDirectory: [UInt32: [SoftRival]] = [:]
    for (user, list) in lists.enumerated() {
      let console = UInt32(consoleRow(user))
      verdicts[console] = SoftVerdict(
        rule: rule(user), score: list.items.first.map { Int($0.total) }, runnerUp: list.runnerUp)
      guard !list.items.isEmpty else { continue }
      ofConsole[console] = list.items.map {
        SoftRival(row: row($0.person), score: Int($0.total))
      }
      for item in list.items {
        ofDirectory[UInt32(row(item.person)), default: []].append(
          SoftRival(row: Int(console), score: Int(item.total)))
      }
    }
    for person in ofDirectory.keys {
      ofDirectory[person]?.sort { ($1.score, $0.row) < ($0.score, $1.row) }
      if let count = ofDirectory[person]?.count, count > 24 {
        ofDirectory[person]?.removeLast(count - 24)
      }
    }
    return SoftMatches(
      minimum: minimum, comparisons: comparisons, verdicts: verdicts, rivalsOfConsole: ofConsole,
      rivalsOfDirectory: ofDirectory, tables: tables)
  }
}
