import Forecast
import Formats
import Matching
import Roster

/// Values that several rows hold, by the folded key, of those columns that rules ask about.
struct SharedValues: Sendable {
  /// A column of one of the lists.
  enum Field: Hashable, Sendable {
    case console(ConsoleField)
    case directory(DirectoryField)

    static let all: [Field] = [
      .console(.username), .console(.email), .directory(.mail), .console(.extensionNumber),
    ]
  }

  /// The rows of a column that share a value.
  struct Column: Sendable {
    fileprivate let field: Field
    /// At least two rows each, in the order of their first rows.
    fileprivate let groups: [[UInt32]]

    init(_ field: Field, in facts: Facts) {
      self.field = field
      groups =
        switch field {
        case .console(let field): facts.sharing(field)
        case .directory(let field): facts.sharing(field)
        }
    }
  }

  private let columns: [Column]

  init(_ columns: [Column]) { self.columns = columns }

  /// Rows that share a value, at least two each, in the order of their first rows.
  func groups(of field: Field) -> [[UInt32]] { columns.first { $0.field == field }?.groups ?? [] }

  /// The same groups of only those rows for which `condition` holds.
  static func restricted(
    _ groups: [[UInt32]], to condition: (UInt32) -> Bool
  ) -> [[UInt32]] {
    groups.map { $0.filter(condition) }.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// - Parameters:
  ///   - hashes: the hash of each row's key.
  ///   - condition: which rows are looked at; asked of rows with equal hashes only, as is the key.
  fileprivate static func groups(
    _ hashes: [UInt32], where condition: (UInt32) -> Bool, key: (Int) -> [UInt8]
  ) -> [[UInt32]] {
    var groups: [[UInt32]] = []
    for rows in restricted(ShortHashIndex.groups(hashes), to: condition) {
      var byKey: [[UInt8]: [UInt32]] = [:]
      for row in rows { byKey[key(Int(row)), default: []].append(row) }
      groups += byKey.values.filter { $0.count > 1 }
    }
    return groups.sorted { $0[0] < $1[0] }
  }
}

/// Which usernames several console rows have.
struct Usernames {
  /// Rows with different usernames that have one folded key, without repetitions.
  private(set) var groups: [[UInt32]] = []
  /// Rows with the very username of an earlier row, and the first such row.
  private(set) var repeats: [UInt32: UInt32] = [:]

  /// - Parameter shared: rows whose usernames have one folded key.
  init(_ shared: [[UInt32]], in facts: Facts) {
    for group in shared {
      var firsts: [UInt32] = []
      for row in group {
        if let first = firsts.first(where: { facts.console.haveSameUsername(Int($0), Int(row)) }) {
          repeats[row] = first
        } else {
          firsts.append(row)
        }
      }
      if firsts.count > 1 { groups.append(firsts) }
    }
  }
}

extension Facts {
  /// Console rows that share a folded value of `field`.
  fileprivate func sharing(_ field: ConsoleField) -> [[UInt32]] {
    guard console.fills(field) else { return [] }
    let states = pairing.consoleStates
    return SharedValues.groups(console.shortHashes(field)) { row in
      switch states[Int(row)] {
      case .excluded, .unusable: false
      default: true
      }
    } key: { row in
      console.withBytes(field, row) { Folding.key($0) }
    }
  }

  /// Directory users who are provisioned and share a folded value of `field`.
  fileprivate func sharing(_ field: DirectoryField) -> [[UInt32]] {
    guard directory.fills(field) else { return [] }
    let forecasts = firstCycle.directory
    return SharedValues.groups(directory.shortHashes(field)) { row in
      if case .skip = forecasts[Int(row)] { false } else { true }
    } key: { row in
      directory.withBytes(field, row) { Folding.key($0) }
    }
  }

  /// Whether a `duplicate` row is no further user of its person, but the same one once more.
  func listsUserAgain(_ row: Int) -> Bool {
    guard let person = pairing.directoryUser(of: row), let user = pairing.consoleUser(of: person)
    else { return false }
    return console.haveSameUsername(user, row)
  }
}
