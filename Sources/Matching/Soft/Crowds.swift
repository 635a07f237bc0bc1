import Formats

/// The keys that too many people have: each set of such people once, however many keys it has.
///
/// Where all have one surname, the keys of the surname, of its first letters and of its last ones have
/// the very same people, so that dividing one of them divides them all.
struct Crowds: Sendable {
  /// The people of each crowd, in ascending order.
  private(set) var people = RowLists()
  /// The users who have a key of each crowd, by their position in the batch.
  private(set) var users = RowLists()
  /// The keys that too many people have.
  private(set) var keys = KeySlots(capacity: 0)

  init(_ shared: SharedKeys, more crowd: Int) {
    let lists = shared.people
    let crowded = (0..<lists.count).filter { lists.count($0) > crowd }
    guard !crowded.isEmpty else { return }
    keys = KeySlots([crowded.map { shared.keys[$0] }])
    var crowdOfList = [UInt32](repeating: .max, count: lists.count)
    var known: [UInt64: Int] = [:]
    for list in crowded {
      let hash = Crowds.hash(lists, list)
      if let same = known[hash], isSame(same, lists, list) {
        crowdOfList[list] = UInt32(same)
        continue
      }
      known[hash] = people.count
      crowdOfList[list] = UInt32(people.count)
      add(lists, list)
    }
    users = Crowds.users(shared.held, crowdOfList, count: people.count)
  }

  private mutating func add(_ lists: RowLists, _ list: Int) {
    var previous: UInt32?
    for index in lists.range(list) where lists.rows[index] != previous {
      people.append(lists.rows[index])
      previous = lists.rows[index]
    }
    people.endList()
  }

  private func isSame(_ crowd: Int, _ lists: RowLists, _ list: Int) -> Bool {
    var position = people.range(crowd).lowerBound
    let end = people.range(crowd).upperBound
    var previous: UInt32?
    for index in lists.range(list) where lists.rows[index] != previous {
      previous = lists.rows[index]
      guard position < end, people.rows[position] == previous else { return false }
      position += 1
    }
    return position == end
  }

  private static func hash(_ lists: RowLists, _ list: Int) -> UInt64 {
    var hash: UInt64 = 0
    var previous: UInt32?
    for index in lists.range(list) where lists.rows[index] != previous {
      previous = lists.rows[index]
      hash = (hash ^ UInt64(lists.rows[index])) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 29
    }
    return hash
  }

  private static func users(
    _ held: RowLists, _ crowdOfList: [UInt32], count: Int
  ) -> RowLists {
    var entries: [RowLists.Entry] = []
    var own: [UInt32] = []
    for user in 0..<held.count {
      own.removeAll(keepingCapacity: true)
      for index in held.range(user) {
        let crowd = crowdOfList[Int(held.rows[index])]
        if crowd != .max, !own.contains(crowd) { own.append(crowd) }
      }
      for crowd in own { entries.append(RowLists.Entry(list: Int(crowd), row: user)) }
    }
    return RowLists(count, [entries])
  }
}

/// What divides the rows of crowds, each value that both sides have by a number.
struct CrowdAttributes: Sendable {
  /// The attributes of each user of the batch, and of each person, in ascending order; empty for who
  /// is in no crowd.
  private(set) var users = RowLists()
  private(set) var people = RowLists()
  /// How many attributes there are.
  private(set) var count = 0

  private static let stretch = 1 << 13

  init(_ crowds: Crowds, _ batch: Range<Int>, users table: ProfileTable, people other: ProfileTable)
  {
    let asked = CrowdAttributes.hashes(crowds.users, batch.count) {
      $0.attributes(table.profiles[batch.lowerBound + $1], table)
    }
    let known = CrowdAttributes.hashes(crowds.people, other.profiles.count) {
      $0.attributes(other.profiles[$1], other)
    }
    let slots = KeySlots(asked.map(\.hashes))
    var numbers = [UInt32](repeating: .max, count: slots.count)
    people = CrowdAttributes.numbered(known) { hash in
      guard let slot = slots.slot(of: hash) else { return nil }
      if numbers[slot] == .max {
        numbers[slot] = UInt32(count)
        count += 1
      }
      return numbers[slot]
    }
    users = CrowdAttributes.numbered(asked) { hash in
      guard let slot = slots.slot(of: hash), numbers[slot] != .max else { return nil }
      return numbers[slot]
    }
  }

  private struct Part: Sendable {
    var hashes: [UInt64] = []
    var counts: [UInt8] = []
  }

  /// The attributes of all rows that are in a crowd.
  private static func hashes(
    _ crowds: RowLists, _ rowCount: Int,
    _ attributes: @Sendable (inout SoftKeys, Int) -> [UInt64]
  ) -> [Part] {
    var isMember = [Bool](repeating: false, count: rowCount)
    for row in crowds.rows { isMember[Int(row)] = true }
    let members = isMember
    return Parallel.mapRows(rowCount, size: stretch) { rows in
      var part = Part()
      var keys = SoftKeys()
      for row in rows {
        let all = members[row] ? attributes(&keys, row) : []
        part.hashes += all
        part.counts.append(UInt8(clamping: all.count))
      }
      return part
    }
  }

  private static func numbered(_ parts: [Part], _ number: (UInt64) -> UInt32?) -> RowLists {
    var lists = RowLists()
    var own: [UInt32] = []
    for part in parts {
      var start = 0
      for count in part.counts {
        own.removeAll(keepingCapacity: true)
        for index in start..<(start + Int(count)) {
          if let attribute = number(part.hashes[index]) { own.append(attribute) }
        }
        start += Int(count)
        own.sort()
        for attribute in own { lists.append(attribute) }
        lists.endList()
      }
    }
    return lists
  }
}
