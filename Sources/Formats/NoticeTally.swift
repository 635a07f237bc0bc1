/// Notices while a reader runs: one for each kind and detail, with the first line and the number.
struct NoticeTally {
  private struct Key: Hashable {
    let kind: Notice.Kind
    let detail: String
  }

  /// Details beyond this number are counted without their detail: a hostile file has endless ones.
  private static let maximumCount = 1000

  private(set) var all: [Notice] = []
  private var places: [Key: Int] = [:]

  mutating func add(_ kind: Notice.Kind, line: Int, detail: String = "") {
    add(Notice(kind, line: line, detail: detail))
  }

  /// Adds what was counted elsewhere.
  mutating func add(_ notice: Notice) {
    if let place = places[Key(kind: notice.kind, detail: notice.detail)] {
      return count(notice, at: place)
    }
    let isRoom = all.count < Self.maximumCount
    let key = Key(kind: notice.kind, detail: isRoom ? notice.detail : "")
    if let place = places[key] { return count(notice, at: place) }
    places[key] = all.count
    all.append(Notice(notice.kind, line: notice.line, count: notice.count, detail: key.detail))
  }

  private mutating func count(_ notice: Notice, at place: Int) {
    all[place].count += notice.count
    all[place].line = min(all[place].line, notice.line)
  }
}
