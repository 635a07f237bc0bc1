import Checks
import Formats
import Roster
import Settings

/// What stands on the command line of `rollcall decide`, as the cells of a row.
enum DecisionArguments {
  /// The kind that a word names, the short forms included.
  static func kind(_ word: String) -> Decision.Kind? {
    switch word.lowercased() {
    case "leave": .leaveAlone
    case "alias": .siteAlias
    default: Decision.Kind(rawValue: word.lowercased())
    }
  }

  /// Throws 64 when something is missing, or too much.
  static func cells(
    of kind: Decision.Kind, values: [String], people: [String]
  ) throws(Failure) -> [DecisionField: String] {
    var cells: [DecisionField: String] = [.kind: kind.rawValue]
    switch kind {
    case .link, .never:
      try check(values.count >= 2 && values.count + people.count <= 3, "USERNAME PERSON", kind)
      cells[.consoleUsername] = values[0]
      try add(values.dropFirst() + people, to: &cells)
    case .leaveAlone, .later:
      try check(values.count <= 1 && values.count + people.count > 0, "USERNAME", kind)
      cells[.consoleUsername] = values.first
      try add(people[...], to: &cells)
    case .siteAlias:
      try check(values.count == 2 && people.isEmpty, "OFFICE SITE", kind)
      (cells[.office], cells[.site]) = (values[0], values[1])
    case .waive:
      let isOne = values.first.map(Decision.isFingerprint) ?? false
      try check(
        values.count == (isOne ? 1 : 2) && people.isEmpty, "FINGERPRINT, or RULE PATTERN", kind)
      cells[.finding] = values[0]
      if !isOne {
        try check(rule: values[0])
        cells[.pattern] = values[1]
      }
    }
    return cells
  }

  /// A person is given by userPrincipalName, objectGUID, or one of each.
  private static func add(
    _ people: ArraySlice<String>, to cells: inout [DecisionField: String]
  ) throws(Failure) {
    for person in people {
      let field: DecisionField = GUID(person) == nil ? .directoryUPN : .objectGUID
      guard cells[field] == nil else {
        throw Failure(
          .usage, "Two people are given",
          remedy: "Give one person, by userPrincipalName, objectGUID or both.")
      }
      cells[field] = person
    }
  }

  private static func check(
    _ isRight: Bool, _ form: String, _ kind: Decision.Kind
  ) throws(Failure) {
    guard isRight else {
      throw Failure(
        .usage, "\(kind.rawValue) takes \(form)", remedy: "See rollcall decide --help.")
    }
  }

  private static func check(rule name: String) throws(Failure) {
    let slugs = Rules.all.map(\.slug)
    guard !slugs.contains(name) else { return }
    let nearest = Spelling.nearest(to: name, in: slugs).map { "Did you mean \($0)?" }
    throw Failure(
      .usage, "There is no rule called '\(name)'",
      remedy: nearest ?? "findings.csv names the rules.")
  }
}
