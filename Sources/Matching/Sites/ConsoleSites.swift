import Formats
import Roster

/// Which Site each console user has, as a number: names are compared once, not for every pair.
struct ConsoleSites: Sendable {
  /// No Site at all.
  static let none = UInt32.max

  private let numbers: [UInt32]
  private let numberOfName: [[UInt8]: UInt32]

  init(of console: ConsoleUsers) {
    let stretches = Parallel.mapRows(console.count) { rows in
      var stretch = Stretch()
      for row in rows { console.withBytes(.site, row) { stretch.add($0) } }
      return stretch
    }
    var numberOfName: [[UInt8]: UInt32] = [:]
    var numbers: [UInt32] = []
    numbers.reserveCapacity(console.count)
    for stretch in stretches {
      let global = stretch.names.map { name -> UInt32 in
        let number = numberOfName[name] ?? UInt32(numberOfName.count)
        numberOfName[name] = number
        return number
      }
      for number in stretch.numbers {
        numbers.append(number == ConsoleSites.none ? number : global[Int(number)])
      }
    }
    self.numbers = numbers
    self.numberOfName = numberOfName
  }

  /// The number of a console user's Site, or ``none``.
  func number(of row: Int) -> UInt32 { numbers[row] }

  /// The number of a Site that somebody has.
  func number(named name: String) -> UInt32? { numberOfName[Array(name.utf8)] }

  /// The names of one stretch of rows.
  private struct Stretch: Sendable {
    private(set) var names: [[UInt8]] = []
    private(set) var numbers: [UInt32] = []
    private var byHash: [UInt64: [UInt32]] = [:]

    mutating func add(_ site: Span<UInt8>) {
      guard site.count > 0 else { return numbers.append(ConsoleSites.none) }
      let hash = KeyHash.exact(site)
      for number in byHash[hash] ?? [] {
        let known = names[Int(number)]
        if Folding.sameBytes(known.span, site) { return numbers.append(number) }
      }
      let number = UInt32(names.count)
      byHash[hash, default: []].append(number)
      names.append(Array(copying: site))
      numbers.append(number)
    }
  }
}
