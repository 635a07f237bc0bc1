/// Notices as a reader comes upon them; one and the same is counted, not repeated.
package struct NoticeLedger: Sendable {
  private struct Key: Hashable {
    let kind: Notice.Kind
    let detail: String
  }

  /// In the order in which they were first seen.
  package private(set) var notices: [Notice] = []
  private var positions: [Key: Int] = [:]

  package init() {}

  /// Adds one occurrence.
  package mutating func note(_ kind: Notice.Kind, line: Int, detail: String = "") {
    let key = Key(kind: kind, detail: detail)
    if let position = positions[key] {
      notices[position].count += 1
    } else {
      positions[key] = notices.count
      notices.append(Notice(kind, line: line, detail: detail))
    }
  }

  /// Adds the notices of a later stretch, whose lines already count from the start of the source.
  package mutating func merge(_ later: [Notice]) {
    for notice in later {
      let key = Key(kind: notice.kind, detail: notice.detail)
      if let position = positions[key] {
        notices[position].count += notice.count
      } else {
        positions[key] = notices.count
        notices.append(notice)
      }
    }
  }
}
