import Checks
import Formats
import Roster

extension Explanation {
  /// One line of both records side by side.
  struct RecordLine: Sendable {
    let label: String
    let console: String
    let directory: String

    /// How both stand to each other: `=` the same, `~` the same but for case and the like, `≠` different;
    /// nothing where one has no value.
    var sign: String {
      guard !console.isEmpty, !directory.isEmpty, label != Explanation.status else { return "" }
      if Array(console.utf8) == Array(directory.utf8) { return "=" }
      return Folding.key(console) == Folding.key(directory) ? "~" : "≠"
    }
  }

  /// Both records, without lines that neither has.
  var records: [RecordLine] {
    let lines =
      [
        line("name", { $0.displayName($1) }, { $0.displayName($1) }),
        line("login", .username, .userPrincipalName),
        RecordLine(label: "cloud UPN", console: "", directory: cloudName),
        RecordLine(label: "known from", console: "", directory: cloudSource),
        line("account", nil, .sAMAccountName),
      ] + Explanation.compared.map { line($0.label, $0.console, $0.directory) } + [
        line("licence", .license, nil),
        RecordLine(label: Explanation.status, console: consoleStatus, directory: directoryStatus),
      ]
    return lines.filter { !$0.console.isEmpty || !$0.directory.isEmpty }
  }

  /// The words of both sides for active and enabled are not the same words.
  private static let status = "status"

  /// What is too long for a column, by what people call it and by the name in JSON.
  var identifiers: [(label: String, name: String, value: String)] {
    guard let row = person.directory else { return [] }
    let all = [
      ("DN", "dn", facts.directory.text(.distinguishedName, row) ?? ""),
      ("objectGUID", "object_guid", guid),
    ]
    return all.filter { !$0.2.isEmpty }
  }

  /// Where both records stand.
  var consoleOrigin: String? { person.console.map { facts.console.origin($0).description } }
  var directoryOrigin: String? { person.directory.map { facts.directory.origin($0).description } }

  /// What both sides have, by what people call it.
  private static let compared: [(label: String, console: ConsoleField, directory: DirectoryField)] =
    [
      ("email", .email, .mail), ("first name", .firstName, .givenName),
      ("last name", .lastName, .surname), ("Site", .site, .office), ("job title", .title, .title),
      ("department", .department, .department), ("phone", .workPhone, .telephoneNumber),
      ("mobile", .mobile, .mobile), ("extension", .extensionNumber, .ipPhone),
      ("employee ID", .employeeID, .employeeID),
    ]

  private func line(
    _ label: String, _ field: ConsoleField?, _ other: DirectoryField?
  ) -> RecordLine {
    line(
      label, { row, of in field.flatMap { row.text($0, of) } ?? "" },
      { row, of in other.flatMap { row.text($0, of) } ?? "" })
  }

  private func line(
    _ label: String, _ console: (ConsoleUsers, Int) -> String,
    _ directory: (DirectoryUsers, Int) -> String
  ) -> RecordLine {
    RecordLine(
      label: label, console: person.console.map { console(facts.console, $0) } ?? "",
      directory: person.directory.map { directory(facts.directory, $0) } ?? "")
  }

  private var cloudName: String {
    person.directory.flatMap { facts.identities.text($0, in: facts.directory) } ?? ""
  }

  private var cloudSource: String {
    guard !cloudName.isEmpty else { return "" }
    return person.directory.map { facts.identities.sources[$0].word } ?? ""
  }

  private var consoleStatus: String {
    guard let row = person.console, facts.console.fills(.status) else { return "" }
    return facts.console.text(.status, row) ?? ""
  }

  private var directoryStatus: String {
    switch person.directory.map({ facts.directory.activations[$0] }) {
    case .enabled: "enabled"
    case .disabled: "disabled"
    case .unknown, nil: ""
    }
  }

  private var guid: String {
    guard let row = person.directory, facts.directory.guids[row] != .zero else { return "" }
    return facts.directory.guids[row].text
  }
}
