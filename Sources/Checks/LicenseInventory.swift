import Forecast
import Formats
import Matching
package import Roster

/// The licences that the tenant has by its list, and who has them.
package struct LicenseInventory: Sendable {
  /// In file order.
  package let stocks: [LicenseStock]
  /// How many console users have each licence, by its exact name.
  package let holders: [String: Int]
  /// People whom the first cycle would link or create, or would once something is repaired, and who have
  /// no licence.
  package let peopleWithout: Int

  /// - Parameter stocks: what the list of licences says.
  init(
    stocks: [LicenseStock], console: ConsoleUsers, directory: DirectoryUsers, pairing: Pairing,
    firstCycle: FirstCycle
  ) {
    self.stocks = stocks
    var cells = LicenseCellReader()
    var holders: [String: Int] = [:]
    for row in 0..<console.count where !console.slice(.license, row).isAbsent {
      for license in Set(cells.licenses(of: row, in: console)) { holders[license, default: 0] += 1 }
    }
    self.holders = holders
    peopleWithout = (0..<directory.count).count { row in
      switch pairing.directoryStates[row] {
      case .disabled, .notSynced, .excluded: return false
      default: break
      }
      guard firstCycle.scope.contains(row) else { return false }
      guard let user = pairing.consoleUser(of: row) else { return true }
      return cells.licenses(of: user, in: console).isEmpty
    }
  }

  /// How many seats of a licence are in use: what the list says, else the console users who have it.
  package func used(_ stock: LicenseStock) -> Int { stock.used ?? holders[stock.name] ?? 0 }

  package func free(_ stock: LicenseStock) -> Int {
    max(0, stock.owned - used(stock) - stock.suspended)
  }

  package var owned: Int { stocks.reduce(0) { $0 + $1.owned } }
  package var used: Int { stocks.reduce(0) { $0 + used($1) } }
  package var suspended: Int { stocks.reduce(0) { $0 + $1.suspended } }
  package var free: Int { stocks.reduce(0) { $0 + free($1) } }

  /// Licences that people have and the list does not, by name.
  package var unlisted: [String] {
    let listed = Set(stocks.map { $0.name })
    return holders.keys.filter { !listed.contains($0) }.sorted()
  }

  /// Licences of which more are in use than there are, by their places in ``stocks``. One name in several
  /// countries counts as one, since nobody can say whose seat a person has.
  package var exceeded: [Int] {
    let groups = Dictionary(grouping: stocks.indices) { stocks[$0].name }
    return groups.values.compactMap { places -> Int? in
      let owned = places.reduce(0) { $0 + stocks[$1].owned - stocks[$1].suspended }
      let name = stocks[places[0]].name
      return (holders[name] ?? 0) > owned ? places[0] : nil
    }.sorted()
  }
}
