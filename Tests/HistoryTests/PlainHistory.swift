import History

/// What the history must say, by remembering everything of every night.
struct PlainHistory {
  struct Night {
    let figures: RunFigures
    var findings: [String: FindingRecord.Standing] = [:]
    /// The words of each side and key, in order.
    var states: [Key: [String]] = [:]
  }

  /// By bytes: `String` would take two spellings of ä for one.
  struct Key: Hashable { let side: RowState.Side, key: [UInt8] }

  /// A change of one finding, in a form that can be compared.
  struct Change: Hashable {
    let kind: FindingChange.Kind
    let fingerprint: String
    let before, now: FindingRecord.Standing?
    let firstSeen, lastSeen, timesSeen, timesReopened, since: Int

    init(_ change: FindingChange) {
      kind = change.kind
      fingerprint = change.known.finding.fingerprint
      before = change.before
      now = change.now
      firstSeen = change.known.firstSeen
      lastSeen = change.known.lastSeen
      timesSeen = change.known.timesSeen
      timesReopened = change.known.timesReopened
      since = change.known.since
    }

    init(
      _ kind: FindingChange.Kind, _ fingerprint: String, before: FindingRecord.Standing?,
      now: FindingRecord.Standing?, _ life: Life
    ) {
      self.kind = kind
      self.fingerprint = fingerprint
      self.before = before
      self.now = now
      firstSeen = life.firstSeen
      lastSeen = life.lastSeen
      timesSeen = life.timesSeen
      timesReopened = life.timesReopened
      since = life.since
    }
  }

  struct Life {
    var firstSeen = 0, lastSeen = 0, timesSeen = 0, timesReopened = 0, since = 0
    var firstNight = 0
  }

  private(set) var nights: [Night] = []
  /// Findings whose past is forgotten up to this night.
  private var forgotten: [String: Int] = [:]

  mutating func record(
    _ figures: RunFigures, _ findings: [FindingRecord], _ states: [RowState]
  ) {
    var night = Night(figures: figures)
    for finding in findings {
      let isOpen = night.findings[finding.fingerprint] == .open
      night.findings[finding.fingerprint] =
        isOpen
        ? .open
        : night.findings[finding.fingerprint].map {
          finding.standing == .open ? .open : $0
        } ?? finding.standing
    }
    for row in states {
      night.states[Key(side: row.side, key: Array(row.key.utf8)), default: []].append(row.state)
    }
    for key in night.states.keys { night.states[key]?.sort() }
    nights.append(night)
  }

  /// Forgets findings that no night from `first` on has seen.
  mutating func prune(before first: Int) {
    for fingerprint in Set(nights.flatMap(\.findings.keys))
    where nights[first...].allSatisfy({ $0.findings[fingerprint] == nil }) {
      forgotten[fingerprint] = nights.count
    }
  }

  private func life(_ fingerprint: String) -> Life? {
    var life: Life?
    var last: FindingRecord.Standing?
    for (number, night) in nights.enumerated() where number >= forgotten[fingerprint] ?? 0 {
      let standing = night.findings[fingerprint]
      let time = night.figures.started
      if standing != nil {
        if life == nil {
          life = Life(firstSeen: time, firstNight: number)
        } else if last == nil, standing == .open {
          life?.timesReopened += 1
        }
        life?.lastSeen = time
        life?.timesSeen += 1
      }
      if standing != last { life?.since = time }
      last = standing
    }
    return life
  }

  /// From one night to another, counted from 0; nil is before the first.
  func changes(_ from: Int?, _ to: Int) -> Set<Change> {
    let before = from.map { nights[$0].findings } ?? [:]
    let now = nights[to].findings
    var changes = Set<Change>()
    for fingerprint in Set(before.keys).union(now.keys)
    where before[fingerprint] != now[fingerprint] {
      guard let life = life(fingerprint) else { continue }
      let isKnown = from.map { life.firstNight <= $0 } ?? false
      let kind: FindingChange.Kind =
        switch (before[fingerprint], now[fingerprint]) {
        case (_, nil): .fixed
        case (_, .waived): .waived
        case (_, .later): .putOff
        case (nil, _): isKnown ? .reopened : .new
        default: .waiverExpired
        }
      changes.insert(
        Change(
          kind, fingerprint, before: before[fingerprint], now: now[fingerprint], life))
    }
    return changes
  }

  func transitions(_ from: Int, _ to: Int) -> [String: Int] {
    var counts: [String: Int] = [:]
    let (before, now) = (nights[from].states, nights[to].states)
    for key in Set(before.keys).union(now.keys) {
      let (old, new) = (before[key] ?? [], now[key] ?? [])
      for place in 0..<max(old.count, new.count) {
        let (one, other) = (
          place < old.count ? old[place] : nil, place < new.count ? new[place] : nil
        )
        if one != other {
          counts[Self.word(key.side, one, other), default: 0] += 1
        }
      }
    }
    return counts
  }

  static func word(_ side: RowState.Side, _ from: String?, _ to: String?) -> String {
    "\(side) \(from ?? "-") > \(to ?? "-")"
  }

  static func counts(_ transitions: [StateTransition]) -> [String: Int] {
    Dictionary(transitions.map { (word($0.side, $0.from, $0.to), $0.count) }) { $0 + $1 }
  }
}
