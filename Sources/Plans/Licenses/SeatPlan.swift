import Formats
import Roster

/// Gives seats to wishes that nothing holds back.
struct SeatPlan {
  private(set) var licenses: [LicenseSeats]
  private let siteCount: Int

  init(licenses: [LicenseSeats], siteCount: Int) {
    self.licenses = licenses
    self.siteCount = siteCount
    for index in licenses.indices {
      self.licenses[index].sites = (0...siteCount).map { number in
        (number == siteCount ? nil : number, LicenseSeats.Demand(), 0)
      }
    }
  }

  /// Counts who has each licence. A licence of one name in several countries is told apart by the list
  /// only, so people count for all of them there; the list's own number wins.
  mutating func countUsed(in console: ConsoleUsers, sites: [String: Int]) {
    let named = Dictionary(grouping: licenses.indices) { licenses[$0].name }
    var cells = LicenseCellReader()
    for row in 0..<console.count where !console.slice(.license, row).isAbsent {
      let held = cells.licenses(of: row, in: console)
      for index in held.flatMap({ named[$0] ?? [] }) {
        licenses[index].used += 1
        let site = console.text(.site, row).flatMap { sites[$0] } ?? siteCount
        licenses[index].sites[site].used += 1
      }
    }
    for index in licenses.indices {
      if let used = licenses[index].stock?.used { licenses[index].used = used }
    }
  }

  /// Hands out seats in the order of priority: that of the configuration, then people who are in 8x8, then
  /// earlier rules, then usernames (the order of `wishes`).
  mutating func give(to wishes: inout [LicensePlan.Wish]) {
    let queue = wishes.indices.filter {
      wishes[$0].fate == .create || wishes[$0].fate == .assign
    }.map { index -> Place in
      let wish = wishes[index]
      return Place(
        priority: wish.priority, isNew: wish.console == nil ? 1 : 0, rule: wish.rule, index: index)
    }.sorted()
    var given = Array(repeating: 0, count: licenses.count)
    for place in queue {
      let license = wishes[place.index].license
      if let free = licenses[license].free, given[license] >= free {
        wishes[place.index].fate = .leftOut(ahead: given[license])
      }
      given[license] += 1
    }
    for wish in wishes {
      licenses[wish.license].demand.add(wish.fate)
      licenses[wish.license].sites[wish.site ?? siteCount].demand.add(wish.fate)
    }
    for index in licenses.indices {
      licenses[index].sites.removeAll { $0.demand.wanted == 0 }
    }
  }

  private struct Place: Comparable {
    let priority: Int
    let isNew: Int
    let rule: Int
    let index: Int

    static func < (one: Place, other: Place) -> Bool {
      (one.priority, one.isNew, one.rule, one.index)
        < (other.priority, other.isNew, other.rule, other.index)
    }
  }
}
