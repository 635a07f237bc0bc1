import Formats

/// The smaller sets of people that crowds are divided into: by every attribute of a row, and where those
/// are too many still, once more by a second one.
struct DividedCrowds: Sendable {
  /// The people of each set, in ascending order.
  private(set) var people = RowLists()
  /// The sets that a user of the batch belongs to.
  private(set) var held: [[RowLists.Entry]] = []

  init(_ crowds: Crowds, _ attributes: CrowdAttributes, atMost crowd: Int) {
    let stretches = DividedCrowds.stretches(crowds)
    let parts = Parallel.map(stretches.count) { index in
      var division = CrowdDivision(crowds, attributes, atMost: crowd)
      for crowd in stretches[index] { division.divide(crowd) }
      return (people: division.people, held: division.held)
    }
    for part in parts {
      let before = people.count
      held.append(part.held.map { RowLists.Entry(list: Int($0.list), row: Int($0.row) + before) })
      people.append(part.people)
    }
  }

  /// Crowds cut into stretches of about the same work.
  private static func stretches(_ crowds: Crowds) -> [Range<Int>] {
    let all = crowds.people.rows.count + crowds.users.rows.count
    let limit = max(1 << 14, all / 16)
    var stretches: [Range<Int>] = []
    var start = 0
    var work = 0
    for crowd in 0..<crowds.people.count {
      work += crowds.people.count(crowd) + crowds.users.count(crowd)
      guard work >= limit || crowd + 1 == crowds.people.count else { continue }
      stretches.append(start..<(crowd + 1))
      start = crowd + 1
      work = 0
    }
    return stretches
  }
}

/// Divides crowds, one after the other; keeps its memory between them.
private struct CrowdDivision {
  private(set) var people = RowLists()
  /// Users, by their position in the batch, and sets.
  private(set) var held: [RowLists.Entry] = []

  private let crowds: Crowds
  private let attributes: CrowdAttributes
  private let limit: Int
  /// For each attribute what it is in the crowd at hand.
  private var shares: [Share]
  /// The attributes that somebody of the crowd at hand has.
  private var touched: [UInt32] = []
  private var second = SecondDivision()

  /// What an attribute is in a crowd.
  private struct Share: BitwiseCopyable {
    /// A user asks for it.
    var isAsked = false
    /// People who have it.
    var count: UInt32 = 0
    /// A sum that tells sets of people apart.
    var hash: UInt64 = 0
    /// Where its set is filled next, or the number of the set among those that are too large.
    var place = Place.none
  }

  private enum Place: BitwiseCopyable {
    case none
    /// A small set, by its number and the place of its next person.
    case set(list: UInt32, next: UInt32)
    /// A set that is too large, by its number in this crowd; `isFirst` when no earlier attribute has
    /// the same people.
    case large(UInt32, isFirst: Bool)
  }

  init(_ crowds: Crowds, _ attributes: CrowdAttributes, atMost limit: Int) {
    self.crowds = crowds
    self.attributes = attributes
    self.limit = limit
    shares = Array(repeating: Share(), count: attributes.count)
  }

  mutating func divide(_ crowd: Int) {
    ask(crowd)
    count(crowd)
    let large = place(crowd)
    second.begin(large)
    fill(crowd)
    emit(crowd)
    if large > 1 { second.divide(atMost: limit, &people, &held) }
    for attribute in touched { shares[Int(attribute)] = Share() }
    touched.removeAll(keepingCapacity: true)
  }

  private mutating func ask(_ crowd: Int) {
    for index in crowds.users.range(crowd) {
      for own in attributes.users.range(Int(crowds.users.rows[index])) {
        let attribute = attributes.users.rows[own]
        if shares[Int(attribute)].isAsked { continue }
        shares[Int(attribute)].isAsked = true
        touched.append(attribute)
      }
    }
  }

  private mutating func count(_ crowd: Int) {
    for index in crowds.people.range(crowd) {
      let row = crowds.people.rows[index]
      let mixed = (UInt64(row) &+ 1) &* 0x9e37_79b9_7f4a_7c15
      let hash = (mixed ^ mixed >> 32) &* 0xd6e8_feb8_6659_fd93
      for own in attributes.people.range(Int(row)) {
        let attribute = Int(attributes.people.rows[own])
        guard shares[attribute].isAsked else { continue }
        shares[attribute].count += 1
        shares[attribute].hash &+= hash
      }
    }
  }

  /// Gives each set a place; gives how many different ones are too large. What everybody has divides
  /// nothing.
  private mutating func place(_ crowd: Int) -> Int {
    let all = crowds.people.count(crowd)
    var known: [UInt64: UInt32] = [:]
    for attribute in touched {
      let share = shares[Int(attribute)]
      if share.count == 0 { continue }
      if share.count <= limit {
        shares[Int(attribute)].place = .set(
          list: UInt32(people.count), next: UInt32(people.rows.count))
        for _ in 0..<share.count { people.append(0) }
        people.endList()
      } else if share.count == all {
        continue
      } else if let same = known[share.hash] {
        shares[Int(attribute)].place = .large(same, isFirst: false)
      } else {
        shares[Int(attribute)].place = .large(UInt32(known.count), isFirst: true)
        known[share.hash] = UInt32(known.count)
      }
    }
    return known.count
  }

  private mutating func fill(_ crowd: Int) {
    for index in crowds.people.range(crowd) {
      let row = crowds.people.rows[index]
      for own in attributes.people.range(Int(row)) {
        let attribute = Int(attributes.people.rows[own])
        switch shares[attribute].place {
        case .none: break
        case .set(let list, let next):
          people.set(next, to: row)
          shares[attribute].place = .set(list: list, next: next + 1)
        case .large(let set, let isFirst): if isFirst { second.addPerson(set) }
        }
      }
      second.endPerson(row)
    }
  }

  private mutating func emit(_ crowd: Int) {
    for index in crowds.users.range(crowd) {
      let user = Int(crowds.users.rows[index])
      for own in attributes.users.range(user) {
        switch shares[Int(attributes.users.rows[own])].place {
        case .none: break
        case .set(let list, _): held.append(RowLists.Entry(list: user, row: Int(list)))
        case .large(let set, _): second.addUser(set)
        }
      }
      second.endUser(user)
    }
  }
}

/// Divides the large parts of a crowd by each other: two attributes that both have are as good as one.
private struct SecondDivision {
  /// A row, and the large sets it belongs to, in ascending order.
  private struct Side {
    var rows: [UInt32] = []
    var sets = RowLists()
    private var own: [UInt32] = []

    mutating func removeAll() {
      rows.removeAll(keepingCapacity: true)
      sets.removeAll()
    }

    mutating func add(_ set: UInt32) { if !own.contains(set) { own.append(set) } }

    /// Keeps the row if it belongs to two sets at least.
    mutating func end(_ row: UInt32) {
      if own.count > 1 {
        own.sort()
        rows.append(row)
        for set in own { sets.append(set) }
        sets.endList()
      }
      own.removeAll(keepingCapacity: true)
    }

    /// The rows of each set, by their position.
    func members(_ count: Int) -> RowLists {
      var entries: [RowLists.Entry] = []
      entries.reserveCapacity(sets.rows.count)
      for row in 0..<sets.count {
        for index in sets.range(row) {
          entries.append(RowLists.Entry(list: Int(sets.rows[index]), row: row))
        }
      }
      return RowLists(count, [entries])
    }
  }

  private var setCount = 0
  private var people = Side()
  private var users = Side()

  /// What a second set is together with the first at hand.
  private struct Share: BitwiseCopyable {
    var isAsked = false
    var count: UInt32 = 0
    var list: UInt32 = .max
    var next: UInt32 = 0
  }

  mutating func begin(_ sets: Int) {
    setCount = sets
    people.removeAll()
    users.removeAll()
  }

  mutating func addPerson(_ set: UInt32) { people.add(set) }
  mutating func endPerson(_ row: UInt32) { people.end(row) }
  mutating func addUser(_ set: UInt32) { users.add(set) }
  mutating func endUser(_ user: Int) { users.end(UInt32(user)) }

  mutating func divide(atMost limit: Int, _ lists: inout RowLists, _ held: inout [RowLists.Entry]) {
    let askers = users.members(setCount)
    let members = people.members(setCount)
    var shares = [Share](repeating: Share(), count: setCount)
    var touched: [Int] = []
    for set in 0..<setCount {
      forEachLater(set, askers, users) { _, other in
        if !shares[other].isAsked { touched.append(other) }
        shares[other].isAsked = true
      }
      if touched.isEmpty { continue }
      forEachLater(set, members, people) { _, other in
        if shares[other].isAsked { shares[other].count += 1 }
      }
      for other in touched where shares[other].count > 0 && shares[other].count <= limit {
        shares[other].list = UInt32(lists.count)
        shares[other].next = UInt32(lists.rows.count)
        for _ in 0..<shares[other].count { lists.append(0) }
        lists.endList()
      }
      forEachLater(set, members, people) { row, other in
        guard shares[other].list != .max else { return }
        lists.set(shares[other].next, to: row)
        shares[other].next += 1
      }
      forEachLater(set, askers, users) { user, other in
        guard shares[other].list != .max else { return }
        held.append(RowLists.Entry(list: Int(user), row: Int(shares[other].list)))
      }
      for other in touched { shares[other] = Share() }
      touched.removeAll(keepingCapacity: true)
    }
  }

  /// Calls `body` with each row of a set and each later set that it belongs to.
  private func forEachLater(
    _ set: Int, _ members: RowLists, _ side: Side, _ body: (UInt32, Int) -> Void
  ) {
    for index in members.range(set) {
      let position = Int(members.rows[index])
      for own in side.sets.range(position).reversed() {
        let other = Int(side.sets.rows[own])
        if other <= set { break }
        body(side.rows[position], other)
      }
    }
  }
}
