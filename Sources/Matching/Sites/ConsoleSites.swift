import Formats
package import Roster

/// Which Site each console user has, as a number: names are compared once, not for every pair.
package struct ConsoleSites: Sendable {
  /// No Site at all.
  static let none = UInt32.max

  /// The distinct names, in the order in which they first occur.
  let names: [[UInt8]]
  private let numbers: [UInt32]
  private let numberOfName: [[UInt8]: UInt32]

  /// How many users are asked for at once; see ``ConsoleUsers/ask(for:_:)``.
  private static let block = 64

  /// Reads the Site of every console user.
  package init(of console: ConsoleUsers) {
    let stretches = Parallel.mapRows(console.count) { rows in
      var stretch = Stretch(capacity: rows.count)
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: ConsoleSites.block) {
        let block = start..<min(start + ConsoleSites.block, rows.upperBound)
        console.ask(for: .site, block)
        for row in block { console.withBytes(.site, row) { stretch.add($0) } }
      }
      return stretch
    }
    var names: [[UInt8]] = []
    var numberOfName: [[UInt8]: UInt32] = [:]
    let numbersOfStretches = stretches.map { stretch in
      stretch.names.all.map { name -> UInt32 in
        if let number = numberOfName[name] { return number }
        let number = UInt32(names.count)
        numberOfName[name] = number
        names.append(name)
        return number
      }
    }
    numbers = Parallel.map(stretches.count) { index in
      let global = numbersOfStretches[index]
      return stretches[index].numbers.map { $0 == ConsoleSites.none ? $0 : global[Int($0)] }
    }.flatMap { $0 }
    self.names = names
    self.numberOfName = numberOfName
  }

  /// The number of a console user's Site, or ``none``.
  func number(of row: Int) -> UInt32 { numbers[row] }

  /// The number of a Site that somebody has.
  func number(named name: String) -> UInt32? { numberOfName[Array(name.utf8)] }

  /// The Sites of one stretch of rows.
  private struct Stretch: Sendable {
    private(set) var names = NumberedNames()
    private(set) var numbers: [UInt32] = []

    init(capacity: Int) { numbers.reserveCapacity(capacity) }

    mutating func add(_ site: Span<UInt8>) {
      numbers.append(site.count > 0 ? names.number(of: site) : ConsoleSites.none)
    }
  }
}
