import Checks
import Matching
import Roster

/// A few people who are ready, chosen so that every Site and every licence has somebody who tries it.
package struct WavePilot: Sendable {
  /// What a pilot is to touch.
  package enum Kind: Sendable {
    case site
    case license
  }

  /// A Site or licence that nobody of the pilot has.
  package struct Missed: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
      /// Nobody who is in a wave has it.
      case nobodyThere
      /// So many people have it, and all are held back.
      case nobodyReady(people: Int, holds: [HoldCount])
      /// So many are ready, but the pilot is full.
      case full(ready: Int)
    }
    package let kind: Kind
    package let name: String
    package let reason: Reason
  }

  /// In the order of the directory.
  package let rows: [UInt32]
  /// How many people were asked for.
  package let wanted: Int
  /// How many Sites and licences there are, and how many of them the pilot touches.
  package let sites: (touched: Int, all: Int)
  package let licenses: (touched: Int, all: Int)
  /// Sites, then licences, each by name.
  package let missed: [Missed]
}

/// Chooses the pilot: a greedy set cover. Whoever touches most that is new, the Site and each licence,
/// comes first, then as many more as there is room for, spread evenly. Ties go to the first by Site,
/// licences and cloud name, so the order of rows decides nothing.
struct PilotChoice {
  let facts: Facts
  let people: WavePeople
  let holds: WaveHolds
  let sites: ValueGroups
  let licenses: LicenseSets

  /// People who are ready, with one Site and the same licences.
  private struct Bunch {
    let site: UInt32
    let cell: UInt32
    let licenses: [Int]
    var rows: [UInt32]
    var taken = 0
  }

  func pilot(of size: Int) -> WavePilot {
    var bunches = bunches()
    var chosen: [UInt32] = []
    var touched = (sites: Set<UInt32>(), licenses: Set<Int>())
    func gain(_ bunch: Bunch) -> Int {
      (bunch.site != ValueGroups.none && !touched.sites.contains(bunch.site) ? 1 : 0)
        + bunch.licenses.count { !touched.licenses.contains($0) }
    }
    func take(_ position: Int) {
      chosen.append(next(&bunches[position]))
      touched.sites.insert(bunches[position].site)
      touched.licenses.formUnion(bunches[position].licenses)
    }
    // What a bunch adds never grows, so one round for each amount is the greedy choice.
    let most = bunches.map { $0.licenses.count + 1 }.max() ?? 0
    for amount in stride(from: most, to: 0, by: -1) {
      for position in bunches.indices where chosen.count < size && gain(bunches[position]) == amount
      {
        take(position)
      }
    }
    var round = 1
    while chosen.count < size, bunches.contains(where: { $0.taken < $0.rows.count }) {
      for position in bunches.indices where chosen.count < size {
        // No copy of a bunch may live while somebody is taken from it.
        let taken = bunches[position].taken
        if taken < round, taken < bunches[position].rows.count { take(position) }
      }
      round += 1
      bunches.removeAll { $0.taken == $0.rows.count }
    }
    return result(chosen.sorted(), size)
  }

  /// By the names of Site and licence; none comes last.
  private func bunches() -> [Bunch] {
    var positions: [UInt64: Int] = [:]
    var bunches: [Bunch] = []
    for row in people.rows where holds.isReady(Int(row)) {
      let site = sites.ofRow[Int(row)]
      let cell = licenses.cell(of: Int(row))
      let key = UInt64(site) << 32 | UInt64(cell)
      if let position = positions[key] {
        bunches[position].rows.append(row)
      } else {
        positions[key] = bunches.count
        bunches.append(
          Bunch(
            site: site, cell: cell, licenses: licenses.licenses(inCell: cell), rows: [row]))
      }
    }
    let siteRanks = Self.ranks(sites.titles)
    func rank(_ bunch: Bunch) -> (Int, String) {
      (
        bunch.site == ValueGroups.none ? Int.max : siteRanks[Int(bunch.site)],
        licenses.title(inCell: bunch.cell)
      )
    }
    return bunches.map { (rank($0), $0) }.sorted { one, other in
      if one.0.0 != other.0.0 { return one.0.0 < other.0.0 }
      if one.0.1.isEmpty != other.0.1.isEmpty { return !one.0.1.isEmpty }
      return one.0.1.precedes(other.0.1)
    }.map { $0.1 }
  }

  private static func ranks(_ titles: [String]) -> [Int] {
    let order = titles.indices.sorted { titles[$0].precedes(titles[$1]) }
    var ranks = Array(repeating: 0, count: titles.count)
    for (rank, position) in order.enumerated() { ranks[position] = rank }
    return ranks
  }

  /// The next of a bunch by cloud name; they are sorted when the first one is asked for.
  private func next(_ bunch: inout Bunch) -> UInt32 {
    if bunch.taken == 0, bunch.rows.count > 1 {
      let named = bunch.rows.map { row in
        (facts.identities.withBytes(Int(row), in: facts.directory) { Array(copying: $0) }, row)
      }
      bunch.rows = named.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map { $0.1 }
    }
    bunch.taken += 1
    return bunch.rows[bunch.taken - 1]
  }

  private func result(_ chosen: [UInt32], _ size: Int) -> WavePilot {
    let allSites = Set(sites.titles).union(facts.sites.sites.names)
    let allLicenses = Set(licenses.names).union(licensesOfConsole())
    let missedSites = missed(.site, allSites, sites.titles, chosen) { row in
      sites.ofRow[row] == ValueGroups.none ? [] : [Int(sites.ofRow[row])]
    }
    let missedLicenses = missed(.license, allLicenses, licenses.names, chosen) { row in
      licenses.licenses(of: row)
    }
    return WavePilot(
      rows: chosen, wanted: size,
      sites: (allSites.count - missedSites.count, allSites.count),
      licenses: (allLicenses.count - missedLicenses.count, allLicenses.count),
      missed: missedSites + missedLicenses)
  }

  /// Those that somebody has who is in no wave; not those of users of no interest.
  private func licensesOfConsole() -> Set<String> {
    var seen: Set<[UInt8]> = []
    for row in 0..<facts.console.count where facts.pairing.consoleStates[row] != .excluded {
      let cell = facts.console.withBytes(.license, row) { Array(copying: $0) }
      if !cell.isEmpty { seen.insert(cell) }
    }
    return Set(seen.flatMap { LicenseCell.licenses(in: String(decoding: $0, as: UTF8.self)) })
  }

  /// - Parameters:
  ///   - titles: the Sites or licences that somebody in a wave has.
  ///   - places: those of a person, by their places in `titles`.
  private func missed(
    _ kind: WavePilot.Kind, _ all: Set<String>, _ titles: [String], _ chosen: [UInt32],
    places: (Int) -> [Int]
  ) -> [WavePilot.Missed] {
    let touched = Set(chosen.flatMap { places(Int($0)) })
    var rows: [[UInt32]] = Array(repeating: [], count: titles.count)
    for row in people.rows {
      for place in places(Int(row)) where !touched.contains(place) { rows[place].append(row) }
    }
    let numbers = Dictionary(
      zip(titles, titles.indices), uniquingKeysWith: { first, _ in first })
    return all.sorted { $0.precedes($1) }.compactMap { name in
      guard let number = numbers[name] else {
        return WavePilot.Missed(kind: kind, name: name, reason: .nobodyThere)
      }
      if touched.contains(number) { return nil }
      let ready = rows[number].count { holds.isReady(Int($0)) }
      let reason: WavePilot.Missed.Reason =
        ready > 0
        ? .full(ready: ready)
        : .nobodyReady(people: rows[number].count, holds: holds.counts(rows[number]))
      return WavePilot.Missed(kind: kind, name: name, reason: reason)
    }
  }
}
