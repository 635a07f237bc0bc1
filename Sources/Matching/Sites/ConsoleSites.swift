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
      stretch.names.map { name -> UInt32 in
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

  /// The names of one stretch of rows.
  private struct Stretch: Sendable {
    private(set) var names: [[UInt8]] = []
    private(set) var numbers: [UInt32] = []
    /// The bytes of all names, and where each ends: an array of arrays would count for each row who holds
    /// the name that is compared.
    private var letters: [UInt8] = []
    private var ends: [Int] = []
    private var byHash: [UInt64: [UInt32]] = [:]
    /// The numbers of names that were seen lately, by the lowest bits of their hashes.
    private var lately = [UInt32](repeating: ConsoleSites.none, count: 1 << 9)

    init(capacity: Int) { numbers.reserveCapacity(capacity) }

    mutating func add(_ site: Span<UInt8>) {
      guard site.count > 0 else { return numbers.append(ConsoleSites.none) }
      let hash = KeyHash.exact(site)
      let place = Int(truncatingIfNeeded: hash) & (lately.count - 1)
      let last = lately[place]
      if last != ConsoleSites.none, isName(last, site) {
        return numbers.append(last)
      }
      let number = number(of: site, hash)
      lately[place] = number
      numbers.append(number)
    }

    private mutating func number(of site: Span<UInt8>, _ hash: UInt64) -> UInt32 {
      for number in byHash[hash] ?? [] where isName(number, site) { return number }
      let number = UInt32(names.count)
      byHash[hash, default: []].append(number)
      names.append(Array(copying: site))
      letters.append(copying: site)
      ends.append(letters.count)
      return number
    }

    private func isName(_ number: UInt32, _ site: Span<UInt8>) -> Bool {
      let start = number == 0 ? 0 : ends[Int(number) - 1]
      return Folding.sameBytes(letters.span.extracting(start..<ends[Int(number)]), site)
    }
  }
}
