/// Things that are recognised by a key from run to run, each with a small number for what holds of
/// it: what held in the last complete run, and what holds now. 0 stands for "is not there".
struct CurrentSet {
  struct Member {
    /// In its table; 0 for one that no run knew.
    let id: Int
    /// Since which night it has been as before.
    let since: Int
    let before: Int
    var now = 0

    var isNew: Bool { id == 0 }
  }

  private(set) var members: [Member] = []
  private var keys = KeyTable()
  /// Where the next key is when they come in the order of the last run, as they mostly do.
  private var expected = 0

  /// Makes room for about so many; a number from a damaged file is not believed.
  mutating func reserve(_ count: Int) {
    let count = min(max(0, count), 1 << 21)
    members.reserveCapacity(count)
    keys.reserve(count)
  }

  /// Adds what the database knows.
  mutating func insert(_ key: Span<UInt8>, id: Int, before: Int, since: Int) {
    _ = keys.insert(key)
    members.append(Member(id: id, since: since, before: before))
  }

  /// The place of the member with this key; a new one where there is none.
  mutating func place(of key: Span<UInt8>) -> Int {
    let place: Int
    if keys.holds(key, at: expected) {
      place = expected
    } else if let known = keys.place(of: key) {
      place = known
    } else {
      place = keys.insert(key)
      members.append(Member(id: 0, since: 0, before: 0))
    }
    expected = place + 1
    return place
  }

  func now(at place: Int) -> Int { members[place].now }
  mutating func set(_ value: Int, at place: Int) { members[place].now = value }

  func withKey<Value>(at place: Int, _ body: (Span<UInt8>) throws -> Value) rethrows -> Value {
    try keys.withText(at: place, body)
  }
}
