import GRDB

/// Goes through the things of one table and tells those that are otherwise on one night than on
/// another.
///
/// Both tables lie in the order of the things, so one pass over either is enough: half a million
/// spans take a tenth of a second.
struct SpanComparison {
  /// One thing that is otherwise; 0 is "not there".
  struct Difference { let id, before, now: Int }

  private let things: RawStatement
  private let spans: RawStatement
  private let from: Int
  private let to: Int
  private var hasSpan = false

  /// - Parameters:
  ///   - columns: of the table: what holds now, and since which night.
  ///   - past: the table of what held before: its columns for thing and value.
  init(
    _ db: Database, table: String, value: String, past: String, thing: String, from: Int, to: Int
  ) throws {
    self.from = from
    self.to = to
    things = try RawStatement(db, "SELECT id, \(value), since FROM \(table) ORDER BY id")
    spans = try RawStatement(
      db,
      """
      SELECT \(thing), \(value), from_night, to_night FROM \(past)
      WHERE to_night > ? AND from_night <= ? ORDER BY \(thing), from_night
      """)
    try spans.bind(1, from)
    try spans.bind(2, to)
  }

  /// Hands each difference to `body`, in the order of the numbers of the things.
  mutating func forEach(_ body: (Difference) throws -> Void) throws {
    hasSpan = try spans.step()
    while try things.step() {
      let id = things.int(0)
      var before = 0
      var now = 0
      note(things.int(1), things.int(2)..<Int.max, &before, &now)
      while hasSpan, spans.int(0) <= id {
        if spans.int(0) == id {
          note(spans.int(1), spans.int(2)..<max(spans.int(2), spans.int(3)), &before, &now)
        }
        hasSpan = try spans.step()
      }
      if before != now { try body(Difference(id: id, before: before, now: now)) }
    }
    while hasSpan { hasSpan = try spans.step() }
  }

  private func note(_ value: Int, _ nights: Range<Int>, _ before: inout Int, _ now: inout Int) {
    if nights.contains(from) { before = value }
    if nights.contains(to) { now = value }
  }
}
