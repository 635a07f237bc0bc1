import Formats
package import Roster

/// Reads the names of the tenant's Sites: a CSV with a column for them, or a name on each line.
package enum SiteIntake {
  /// Headers that a column of Site names may have, without case and blanks.
  private static let headers: Set<String> = [
    "site", "sitename", "user.site", "name", "branch", "branchname",
  ]

  /// The names in file order, and what the source was. Throws ``IntakeError``.
  package static func read(_ input: Input) throws(IntakeError) -> (SourceInfo, [String]) {
    var info = SourceInfo(
      role: .sites, name: input.name, kind: input.format.label,
      encoding: input.encoding.rawValue, bytes: input.byteCount, sha256: input.checksum)
    info.contradictions = input.contradictions
    guard case .csv(let dialect) = input.format else {
      throw IntakeError(.notOfFormat("a list of Sites"), source: input.name)
    }
    let header = input.text.withSpan { bytes in
      CSVHeader.find(bytes, start: input.start, dialect: dialect) { isHeader($0) }
    }
    let names: [String]
    if let column = header.names.firstIndex(where: isHeader) {
      names = rows(of: input, dialect, header, column, &info)
    } else if hasColumns(input, dialect) {
      throw IntakeError(
        .noUsefulColumns(wanted: "the name of a Site", found: header.names), source: input.name)
    } else {
      info.kind = "one Site a line"
      names = lines(of: input)
    }
    info.records = names.count
    return (info, names)
  }

  static func isHeader(_ text: String) -> Bool {
    headers.contains(text.lowercased().filter { $0 != " " && $0 != "_" })
  }

  private static func rows(
    of input: Input, _ dialect: CSVDialect, _ header: CSVHeader, _ column: Int,
    _ info: inout SourceInfo
  ) -> [String] {
    var columns: [NameID?] = header.names.map { _ in nil }
    columns[column] = NameID(0)
    let scanner = CSVScanner(dialect: dialect, columns: columns, header: header)
    let batches = RecordReading(input).csv(scanner, header: header) { $0.batch }
    info.usedNames = [header.names[column]]
    info.notices = header.notices
    var names: [String] = []
    for batch in batches {
      info.rejects += batch.rejects
      info.notices += batch.notices
      for value in batch.values {
        let bytes =
          value.slice.space == .input
          ? input.text.bytes(in: value.slice.range) : Array(batch.decoded[value.slice.range])
        names.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    return names
  }

  /// Whether every line has several columns, under a header that nobody knows. A comma in quotes or with
  /// a blank behind it stands in a name, "London, UK"; and so may one in a list of a single line, or where
  /// lines have different numbers of them.
  private static func hasColumns(_ input: Input, _ dialect: CSVDialect) -> Bool {
    let lines = linesAsTheyStand(of: input)
    guard dialect.delimiter == .comma else {
      return lines.allSatisfy { $0.utf8.contains(dialect.delimiter.rawValue) }
    }
    let commas = Set(lines.map(columnCommas))
    return lines.count > 1 && commas.count == 1 && commas != [0]
  }

  /// How many commas stand outside quotes and have no blank behind them.
  private static func columnCommas(_ line: String) -> Int {
    let bytes = Array(line.utf8)
    var isQuoted = false
    return bytes.indices.count { place in
      if bytes[place] == UInt8(ascii: "\"") { isQuoted.toggle() }
      return bytes[place] == UInt8(ascii: ",") && !isQuoted
        && (place + 1 == bytes.count || bytes[place + 1] != UInt8(ascii: " "))
    }
  }

  /// Every line that is not blank, without the line end; quotes around a whole line are dropped.
  private static func lines(of input: Input) -> [String] {
    linesAsTheyStand(of: input).map { line in
      let isQuoted = line.count > 1 && line.first == "\"" && line.last == "\""
      return isQuoted ? String(line.dropFirst().dropLast()) : line
    }
    .filter { !$0.allSatisfy(\.isWhitespace) }
  }

  private static func linesAsTheyStand(of input: Input) -> [String] {
    let text = input.text.text(in: input.start..<input.text.count)
    return text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
      .map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
