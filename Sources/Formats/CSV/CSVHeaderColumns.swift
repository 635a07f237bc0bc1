extension CSVHeader {
  /// The attribute of each column, for ``CSVScanner``.
  ///
  /// A table that skips other names gets only the columns that it knows, by key; of several columns
  /// for one attribute the first counts. A table that takes other names gets every column: as it is
  /// written, numbered if the name was there before (`Site (2)`), and `column 5` if there is none.
  package func columns(in table: inout NameTable) -> [NameID?] {
    var taken: Set<NameID> = []
    var numbers: [String: Int] = [:]
    return names.indices.map { column in
      if let id = table.id(of: names[column]), taken.insert(id).inserted { return id }
      guard table.others == .intern else { return nil }
      let id = table.intern(freeTitle(column, in: table, numbers: &numbers))
      taken.insert(id)
      return id
    }
  }

  /// A name for `column` that `table` does not have yet. `numbers` has the last one for each title,
  /// so that a header of a thousand equal names is not searched a thousand times.
  private func freeTitle(
    _ column: Int, in table: NameTable, numbers: inout [String: Int]
  ) -> String {
    let title = names[column].isEmpty ? "column \(column + 1)" : titles[column].trimmingBlanks()
    var candidate = title
    while table.id(of: candidate) != nil {
      let number = numbers[title.lowercased(), default: 1] + 1
      numbers[title.lowercased()] = number
      candidate = "\(title) (\(number))"
    }
    return candidate
  }
}
