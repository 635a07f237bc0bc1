import Formats
import Roster

/// Which Site each console user has, as a number: names are compared once, not for every pair.
struct ConsoleSites {
  /// No Site at all.
  static let none = UInt32.max

  private let numbers: [UInt32]
  private let numberOfName: [[UInt8]: UInt32]

  init(of console: ConsoleUsers) {
    var numberOfName: [[UInt8]: UInt32] = [:]
    var numbers: [UInt32] = []
    numbers.reserveCapacity(console.count)
    // Neighbours in a file often share a Site.
    var last: [UInt8] = []
    var lastNumber = ConsoleSites.none
    for row in 0..<console.count {
      console.withBytes(.site, row) { site in
        if site.count > 0, !Folding.sameBytes(last.span, site) {
          last = Array(copying: site)
          lastNumber = numberOfName[last] ?? UInt32(numberOfName.count)
          numberOfName[last] = lastNumber
        }
        numbers.append(site.count > 0 ? lastNumber : ConsoleSites.none)
      }
    }
    self.numbers = numbers
    self.numberOfName = numberOfName
  }

  /// The number of a console user's Site, or ``none``.
  func number(of row: Int) -> UInt32 { numbers[row] }

  /// The number of a Site that somebody has.
  func number(named name: String) -> UInt32? { numberOfName[Array(name.utf8)] }
}
