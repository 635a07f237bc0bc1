import Formats
import Roster

/// How many people of the directory have each name that somebody asks about.
struct NameCounts: Sendable {
  /// How many people were counted.
  private(set) var people = 0
  private(set) var surnames: CountTable
  private(set) var givenNames: CountTable
  /// Holders of each telephone number, by its key plus one.
  private(set) var numbers: CountTable

  init(surnames: [UInt64], givenNames: [UInt64], numbers: [UInt64]) {
    self.surnames = CountTable(surnames)
    self.givenNames = CountTable(givenNames)
    self.numbers = CountTable(numbers)
  }

  /// Counts a person with the given words.
  mutating func count(_ profile: Profile, in table: ProfileTable) {
    people += 1
    for word in table.words[profile.surname.range] { surnames.increase(word.hash) }
    if let first = table.words[profile.given.range].first { givenNames.increase(first.hash) }
  }

  /// Counts the telephone numbers of a person; one who has a number twice is one holder.
  mutating func countNumbers(_ profile: Profile, in table: ProfileTable) {
    var last: UInt32?
    for number in table.numbers[profile.phones.range] + table.numbers[profile.mobiles.range] {
      if number.key != last { numbers.increase(UInt64(number.key) + 1) }
      last = number.key
    }
  }

  mutating func merge(_ other: NameCounts) {
    people += other.people
    surnames.merge(other.surnames)
    givenNames.merge(other.givenNames)
    numbers.merge(other.numbers)
  }
}

/// Counts for a fixed set of hashes.
struct CountTable: Sendable {
  private let mask: Int
  private var keys: [UInt64]
  private var counts: [UInt32]

  init(_ wanted: [UInt64]) {
    var size = 16
    while size < wanted.count * 2 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    counts = Array(repeating: 0, count: size)
    for key in wanted where key != 0 {
      var slot = Int(truncatingIfNeeded: key) & mask
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
      keys[slot] = key
    }
  }

  private func slot(of key: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return slot }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Whether somebody asks about the hash.
  func contains(_ key: UInt64) -> Bool { slot(of: key) != nil }

  subscript(key: UInt64) -> Int { slot(of: key).map { Int(counts[$0]) } ?? 0 }

  mutating func increase(_ key: UInt64) {
    if let slot = slot(of: key) { counts[slot] &+= 1 }
  }

  /// Adds the counts of a table made for the same hashes.
  mutating func merge(_ other: CountTable) {
    for slot in counts.indices { counts[slot] &+= other.counts[slot] }
  }
}
