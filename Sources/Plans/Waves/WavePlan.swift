package import Checks
import Roster

/// Who can be switched on first: everybody whom provisioning would take is in one wave, and ready or
/// held back.
package struct WavePlan: Sendable {
  package struct Wave: Sendable {
    /// Nil for those who have nothing that a wave could be named after.
    package let name: String?
    /// In the order of the directory.
    package let people: [UInt32]
    /// Those of ``people`` whom nothing holds back.
    package let ready: [UInt32]
    /// What holds back the others, the most frequent first.
    package let holds: [HoldCount]

    package var heldCount: Int { people.count - ready.count }
  }

  /// The one that is ready to the greatest part first; among equals the larger one, then by name. The
  /// one without a name comes last.
  package let waves: [Wave]
  package let people: WavePeople
  package let holds: WaveHolds
  package let pilot: WavePilot
  /// Names in the list of waves that are nobody's; nil when there is no list.
  package let unusedNames: Int?
  /// How many findings are about a whole export that is damaged or incomplete.
  package let damagedExports: Int
  private let waveOfRow: [UInt32]
  private let isPilot: Set<UInt32>
  private let sites: ValueGroups
  private let licenses: LicenseSets

  package init(_ facts: Facts, findings: [Finding], rules: WaveRules) {
    let people = WavePeople(facts)
    let holds = WaveHolds(facts, findings: findings, heldBy: rules.heldBy, people: people)
    let values = WaveGroups(facts: facts, people: people)
    let sites = values.sites
    let licenses = values.licenses
    let groups = if case .site = rules.grouping { sites } else { values.groups(by: rules.grouping) }
    let (waves, waveOfRow) = Self.waves(of: people, groups, holds)
    self.people = people
    self.holds = holds
    self.sites = sites
    self.licenses = licenses
    self.waves = waves
    self.waveOfRow = waveOfRow
    pilot = PilotChoice(
      facts: facts, people: people, holds: holds, sites: sites, licenses: licenses
    ).pilot(of: rules.pilotSize)
    isPilot = Set(pilot.rows)
    unusedNames =
      if case .list(let list) = rules.grouping { list.unused(people, in: facts) } else { nil }
    damagedExports = findings.count { $0.isOpen && Rules.isAboutWholeExport($0) }
  }

  /// The place in ``waves`` of somebody's wave; nil for those who are in none.
  package func wave(of row: Int) -> Int? {
    waveOfRow[row] == ValueGroups.none ? nil : Int(waveOfRow[row])
  }

  package func isInPilot(_ row: Int) -> Bool { isPilot.contains(UInt32(row)) }

  /// The Site that somebody has in 8x8, or will have.
  package func site(of row: Int) -> String? { Self.title(sites, row) }

  /// The licences that somebody has in 8x8, with semicolons between them.
  package func license(of row: Int) -> String? { licenses.title(of: row) }

  package var readyCount: Int { waves.reduce(0) { $0 + $1.ready.count } }

  /// What holds people back, in all waves together; the most frequent first.
  package var totalHolds: [HoldCount] { holds.counts(people.rows) }

  private static func title(_ groups: ValueGroups, _ row: Int) -> String? {
    groups.ofRow[row] == ValueGroups.none ? nil : groups.titles[Int(groups.ofRow[row])]
  }

  private static func waves(
    of people: WavePeople, _ groups: ValueGroups, _ holds: WaveHolds
  ) -> ([Wave], [UInt32]) {
    // The last one is for those without a value.
    var members: [[UInt32]] = Array(repeating: [], count: groups.titles.count + 1)
    for row in people.rows {
      let group = groups.ofRow[Int(row)]
      members[group == ValueGroups.none ? groups.titles.count : Int(group)].append(row)
    }
    let waves = members.enumerated().filter { !$0.element.isEmpty }.map { number, rows in
      Wave(
        name: number < groups.titles.count ? groups.titles[number] : nil, people: rows,
        ready: rows.filter { holds.isReady(Int($0)) }, holds: holds.counts(rows))
    }.sorted(by: comesFirst)
    var waveOfRow = groups.ofRow.map { _ in ValueGroups.none }
    for (number, wave) in waves.enumerated() {
      for row in wave.people { waveOfRow[Int(row)] = UInt32(number) }
    }
    return (waves, waveOfRow)
  }

  private static func comesFirst(_ one: Wave, _ other: Wave) -> Bool {
    guard let name = one.name, let otherName = other.name else { return one.name != nil }
    let shares = (one.ready.count * other.people.count, other.ready.count * one.people.count)
    if shares.0 != shares.1 { return shares.0 > shares.1 }
    if one.ready.count != other.ready.count { return one.ready.count > other.ready.count }
    if one.people.count != other.people.count { return one.people.count > other.people.count }
    return name.precedes(otherName)
  }
}
