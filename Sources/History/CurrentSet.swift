/// Things that are recognised by a key from run to run, each with a small number for what holds of
/// it: what held in the last complete run, and what holds now. 0 stands for "is not there".
struct CurrentSet {
  struct Member {
    /// Of the table; 0 for one that no run knew.
    let id: Int64
    /// Since which night it has been so.
    let since: Int
    let before: Int
    var now = 0
  }

  private(set) var members: [Member] = []
  private var places: [Key: Int] = [:]

  /// Adds what the database knows.
  mutating func insert(_ key: Key, id: Int64, value: Int, since: Int) {
    places[key] = members.count
    members.append(Member(id: id, since: since, before: value))
  }

  /// Notes what holds now. Gives the place of the member, and what was noted under that key before,
  /// which is then kept; 0 when nothing was.
  mutating func note(_ key: Key, value: Int) -> (place: Int, noted: Int) {
    if let place = places[key] {
      let noted = members[place].now
      if noted == 0 { members[place].now = value }
      return (place, noted)
    }
    places[key] = members.count
    members.append(Member(id: 0, since: 0, before: 0, now: value))
    return (members.count - 1, 0)
  }

  mutating func set(_ value: Int, at place: Int) { members[place].now = value }
}

extension CurrentSet {
  /// A text by its bytes: unlike `String`, it does not take texts for equal that Unicode calls
  /// equivalent, because Active Directory and 8x8 do not either.
  struct Key: Hashable {
    let side: Int
    let text: String

    static func == (first: Key, second: Key) -> Bool {
      first.side == second.side && first.text.utf8.elementsEqual(second.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(side)
      for byte in text.utf8 { hasher.combine(byte) }
    }
  }
}
