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
    let key = Key(kind: kind, detail: all.count < Self.maximumCount ? detail : "")
    if let place = places[key] {
      all[place].count += 1
    } else if let place = places[Key(kind: kind, detail: detail)] {
      all[place].count += 1
    } else {
      places[key] = all.count
      all.append(Notice(kind, line: line, detail: key.detail))
    }
  }
}
