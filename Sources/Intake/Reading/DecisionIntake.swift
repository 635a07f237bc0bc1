import Formats
package import Roster

/// Reads `decisions.csv`: columns by name, in any order, as spreadsheets save them.
package enum DecisionIntake {
  /// The decisions in file order, and what the source was. Throws ``IntakeError`` if it has no column
  /// for the kind.
  package static func read(_ input: Input) throws(IntakeError) -> (SourceInfo, [Decision]) {
    var info = SourceInfo(
      role: .decisions, name: input.name, kind: input.format.label,
      encoding: input.encoding.rawValue, bytes: input.byteCount, sha256: input.checksum)
    info.contradictions = input.contradictions
    let table = try CellTable(input, wanted: "the kind of decision") {
      DecisionField(header: $0)?.rawValue
    }
    guard table.names.contains(DecisionField.kind.rawValue) else {
      throw IntakeError(
        .noUsefulColumns(wanted: "the kind of decision", found: table.headers), source: input.name)
    }
    info.usedNames = table.usedHeaders
    info.unusedNames = table.unusedHeaders
    info.notices = table.notices
    info.rejects = table.rejects
    let decisions = decisions(in: table, source: input.name, &info)
    info.records = decisions.count
    return (info, decisions)
  }

  private static func decisions(
    in table: CellTable, source: String, _ info: inout SourceInfo
  ) -> [Decision] {
    var decisions: [Decision] = []
    for row in table.rows {
      var cells: [DecisionField: String] = [:]
      for field in DecisionField.allCases {
        cells[field] = row[field.rawValue].map(FormulaGuard.plain)
      }
      // A row of delimiters only is what is left of one that was cleared in a spreadsheet.
      if cells.values.allSatisfy({ Folding.trimmed($0).isEmpty }) { continue }
      switch Decision.read(cells, origin: Origin.line(row.line, source: source)) {
      case .decision(let decision): decisions.append(decision)
      case .unusable(let reason):
        let text = DecisionField.allCases.compactMap { cells[$0] }.joined(separator: ",")
        info.rejects.append(
          Reject(line: row.line, reason: reason, text: String(text.prefix(200))))
      }
    }
    info.rejects.sort { $0.line < $1.line }
    return decisions
  }
}
