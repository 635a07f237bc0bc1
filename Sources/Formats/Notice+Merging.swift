extension Notice {
  /// One notice for each kind and detail: the first line, all counts added up.
  package static func merged(_ notices: [Notice]) -> [Notice] {
    struct Key: Hashable {
      let kind: Kind
      let detail: String
    }
    var positions: [Key: Int] = [:]
    var merged: [Notice] = []
    for notice in notices {
      let key = Key(kind: notice.kind, detail: notice.detail)
      if let position = positions[key] {
        merged[position].count += notice.count
        merged[position].line = min(merged[position].line, notice.line)
      } else {
        positions[key] = merged.count
        merged.append(notice)
      }
    }
    return merged
  }
}
