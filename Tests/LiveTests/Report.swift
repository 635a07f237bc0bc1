import Support

/// What a run found, without what it was read from: the reports, and in them no column of origins.
struct Report {
  /// The rows of each file, sorted: servers and files give people in an order of their own.
  var files: [String: [[String]]] = [:]

  /// Reads a folder of reports in the working folder of a run.
  init(_ run: LiveRun, _ folder: String) throws {
    for name in try run.folder.names(in: "work/\(folder)") where name.hasSuffix(".csv") {
      let table = CSVTable(try run.folder.bytes(of: "work/\(folder)/\(name)"))
      let kept = table.header.filter {
        !$0.hasSuffix("origin") && $0 != "fingerprint" && $0 != "source"
      }
      let rows = table.rows.map { row in kept.map { row[$0] ?? "" } }
      files[name] = rows.sorted { $0.lexicographicallyPrecedes($1) }
    }
  }

  /// The first few rows of each file that are not in both.
  func difference(from other: Report) -> [String] {
    Set(files.keys).union(other.files.keys).sorted().flatMap { name -> [String] in
      let (mine, theirs) = (files[name] ?? [], other.files[name] ?? [])
      let rows = mine.difference(from: theirs).map { change in
        switch change {
        case .insert(_, let row, _): "\(name): more: \(row)"
        case .remove(_, let row, _): "\(name): less: \(row)"
        }
      }
      return Array(rows.prefix(6))
    }
  }
}
