import Formats
import Intake
import Roster

/// A `links.csv` in whose last column a person wrote accept, reject or ignore.
struct LinksFeedback {
  /// What is wrong with a row.
  struct Problem {
    let line: Int
    let sentence: String
  }

  private(set) var rows: [(line: Int, cells: [DecisionField: String])] = []
  private(set) var problems: [Problem] = []

  private enum Column: String, CaseIterable {
    case username = "console_username"
    case upn = "directory_upn"
    case evidence
    case origin = "directory_origin"
    case decision
  }

  /// Reads it, and takes objectGUIDs from the `directory.csv` beside it where there is one. Throws 65 or
  /// 66.
  init(_ name: String, in context: CommandContext) throws(Failure) {
    let table = try LinksFeedback.table(name, in: context) { Column(rawValue: $0)?.rawValue }
    guard table.names.contains(Column.decision.rawValue),
      table.names.contains(Column.username.rawValue)
    else {
      throw Failure(
        .unusableInput, "The file has no column called decision or console_username", at: name,
        remedy: "Give a links.csv that reconcile --out wrote.")
    }
    let people = DirectoryIdentifiers(beside: name, in: context)
    for row in table.rows { take(row, people) }
    problems += table.rejects.map { Problem(line: $0.line, sentence: $0.reason.sentence) }
  }

  /// A file of a person's as a table.
  fileprivate static func table(
    _ name: String, in context: CommandContext, _ column: (String) -> String?
  ) throws(Failure) -> CellTable {
    do {
      let store = try MappedFile.open(context.path(name), source: name)
      let input = try Input(
        store, name: name, overrides: InputOverrides(format: .csv), digest: .omitted)
      return try CellTable(input, wanted: "the decision", name: column)
    } catch {
      throw Failure(error)
    }
  }

  private mutating func take(_ row: CellTable.Row, _ people: DirectoryIdentifiers) {
    func cell(_ column: Column) -> String { FormulaGuard.plain(row[column.rawValue] ?? "") }
    let word = Folding.trimmed(cell(.decision)).lowercased()
    guard !word.isEmpty else { return }
    guard let kind = LinksFeedback.kinds[word] else {
      return note(row, "\"\(word)\" is none of accept, reject and ignore")
    }
    guard !Folding.trimmed(cell(.username)).isEmpty else {
      return note(row, "the row has no console_username to decide about")
    }
    var cells: [DecisionField: String] = [
      .kind: kind.rawValue, .consoleUsername: cell(.username),
    ]
    if kind != .leaveAlone {
      cells[.directoryUPN] = cell(.upn)
      cells[.objectGUID] = people.guid(upn: cell(.upn), origin: cell(.origin))
      guard !Folding.trimmed(cell(.upn)).isEmpty || cells[.objectGUID] != nil else {
        return note(
          row, "the row names nobody to \(word); write the person's name into directory_upn")
      }
    }
    let evidence = cell(.evidence)
    cells[.reason] = "\(word) in links.csv" + (evidence.isEmpty ? "" : " (\(evidence))")
    rows.append((row.line, cells))
  }

  private mutating func note(_ row: CellTable.Row, _ sentence: String) {
    problems.append(Problem(line: row.line, sentence: sentence))
  }

  private static let kinds: [String: Decision.Kind] = [
    "accept": .link, "reject": .never, "ignore": .leaveAlone,
  ]
}

/// The objectGUIDs of directory users, from the `directory.csv` that was written with a `links.csv`.
private struct DirectoryIdentifiers {
  private var byOrigin: [String: (upn: String, guid: String)] = [:]
  /// Empty for names that several users have.
  private var byUPN: [String: String] = [:]

  /// Nothing is known when there is no such file.
  init(beside links: String, in context: CommandContext) {
    let name = "\(AtomicFile.split(links).folder)/directory.csv"
    let columns = ["directory_upn", "object_guid", "origin"]
    let table = try? LinksFeedback.table(name, in: context) { columns.contains($0) ? $0 : nil }
    for row in table?.rows ?? [] {
      guard let guid = row["object_guid"], !guid.isEmpty else { continue }
      let upn = FormulaGuard.plain(row["directory_upn"] ?? "")
      if let origin = row["origin"] { byOrigin[FormulaGuard.plain(origin)] = (upn, guid) }
      if !upn.isEmpty { byUPN[upn] = byUPN[upn] == nil ? guid : "" }
    }
  }

  /// The objectGUID of the person in a row; nil when it is not known.
  func guid(upn: String, origin: String) -> String? {
    if let known = byOrigin[origin], known.upn == upn { return known.guid }
    return byUPN[upn].flatMap { $0.isEmpty ? nil : $0 }
  }
}
