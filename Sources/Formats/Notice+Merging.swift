extension Notice {
  /// One notice for each kind and detail: the first line, all counts added up; see ``NoticeTally``.
  package static func merged(_ notices: [Notice]) -> [Notice] {
    var tally = NoticeTally()
    for notice in notices { tally.add(notice) }
    return tally.all
  }
}
