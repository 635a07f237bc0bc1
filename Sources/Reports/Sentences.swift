import Checks
import Forecast
import Matching
import Roster

/// Everything that the reports of this room say to people.
enum Sentences {
  // MARK: sites.csv

  static let officeMissingProposal = "fill in physicalDeliveryOfficeName"
  static let officeMissingReason = "without an Office no Site is set, and without a Site no licence"

  // MARK: Numbers

  /// `1,000,000`.
  static func number(_ number: Int) -> String {
    var groups: [String] = []
    var rest = number.magnitude
    while rest >= 1000 {
      let group = String(rest % 1000)
      groups.insert(String(repeating: "0", count: 3 - group.count) + group, at: 0)
      rest /= 1000
    }
    groups.insert(String(rest), at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// `1 person`, `12 people`, `nobody`-less: zero is written as a number.
  static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(number(count)) \(count == 1 ? one : many)"
  }

  static func people(_ count: Int) -> String { self.count(count, "person", "people") }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: Verdict

  /// One line: how many are linked, how many come into being twice, how many findings.
  static func verdict(_ tally: Tally) -> String {
    "\(linkVerdict(tally)); \(twiceVerdict(tally)); \(severities(tally))."
  }

  private static func linkVerdict(_ tally: Tally) -> String {
    let linked = tally.consoleForecasts[.link] ?? 0
    let unproven = tally.consoleForecasts[.linkUnproven] ?? 0
    let total = count(tally.consoleTotal, "8x8 user", "8x8 users")
    return "\(number(linked)) of \(total) will be linked"
      + (unproven > 0 ? ", \(number(unproven)) more probably" : "")
  }

  private static func twiceVerdict(_ tally: Tally) -> String {
    let twice = tally.directoryForecasts[.createSecond] ?? 0
    let conflicts = tally.directoryForecasts[.conflict] ?? 0
    if conflicts > 0 { return "\(people(conflicts)) would collide with an existing user" }
    return twice == 0 ? "nobody will be created twice" : "\(people(twice)) would be created twice"
  }

  private static func severities(_ tally: Tally) -> String {
    let errors = tally.severities[.error] ?? 0
    let warnings = tally.severities[.warning] ?? 0
    return "\(count(errors, "error", "errors")), \(count(warnings, "warning", "warnings"))"
  }

  // MARK: Inputs

  static func records(of source: SourceInfo) -> String {
    let rejects = source.rejects.count
    return count(source.records, "record", "records")
      + (rejects > 0 ? ", \(number(rejects)) rejected" : "")
  }

  static func moreInputs(_ more: Int) -> String { "and \(count(more, "more file", "more files"))" }

  static let domainsAssumed =
    "Verified domains were assumed: every suffix that could be one counts as verified."

  // MARK: States

  static let statesHeading = "People"
  static let consoleHeading = "8x8"
  static let directoryHeading = "directory"
  static let users = "users"
  static let others = "no users"
  static let othersMeaning = "groups, organizational units, containers"
  static let rejected = "rejected"
  static let rejectedMeaning = "could not be read; see rejects.csv"
  static let recordsRead = "records"

  static func meaning(of state: ConsoleState) -> String {
    switch state {
    case .linked: "username equals the cloud UPN"
    case .linkedFolded: "equal but for case, blanks or look-alikes"
    case .rename: "same person, under another username"
    case .suggested: "probably the same person; please confirm"
    case .ambiguous: "several people come into question"
    case .duplicate: "its person has another 8x8 user"
    case .blocked: "person is known, but not provisioned"
    case .unmatched: "nobody in the directory"
    case .excluded: "left out by your settings"
    case .unusable: "row without a username"
    }
  }

  static func meaning(of state: DirectoryState) -> String {
    switch state {
    case .linked: meaning(of: ConsoleState.linked)
    case .linkedFolded: meaning(of: ConsoleState.linkedFolded)
    case .rename: meaning(of: ConsoleState.rename)
    case .suggested: meaning(of: ConsoleState.suggested)
    case .ambiguous: meaning(of: ConsoleState.ambiguous)
    case .create: "no 8x8 user yet; a new one is made"
    case .disabled: "account disabled, so not provisioned"
    case .notSynced: "Entra Connect leaves it out"
    case .duplicateUPN: "shares its cloud UPN with somebody"
    case .noUPN: "no UPN, and none can be derived"
    case .excluded: meaning(of: ConsoleState.excluded)
    }
  }

  // MARK: Sites

  static func sites(_ tally: Tally, _ provenance: SiteNames.Provenance) -> String {
    let states = tally.siteStates
    let total = states.values.reduce(0, +)
    let fitting = (states[.match] ?? 0) + (states[.alias] ?? 0)
    let parts: [(Int, String)] = [
      ((states[.folded] ?? 0) + (states[.alike] ?? 0), "differ only in spelling"),
      (states[.near] ?? 0, "look misspelled"),
      (states[.unknown] ?? 0, "name no Site"),
      (states[.missing] ?? 0, "are empty"),
      (states[.conflict] ?? 0, "contradict the Site in 8x8"),
    ]
    let troubles = parts.filter { $0.0 > 0 }.map { "\(number($0.0)) \($0.1)" }
    return "Of \(count(total, "Office value", "Office values")), \(number(fitting)) fit a Site"
      + (troubles.isEmpty ? "." : "; \(list(troubles)).") + sitesTaken(provenance)
  }

  private static func sitesTaken(_ provenance: SiteNames.Provenance) -> String {
    switch provenance {
    case .given: ""
    case .consoleUsers: " Sites were taken from the 8x8 users; --sites gives all of them."
    }
  }

  // MARK: Forecast

  static func forecast(_ tally: Tally) -> String {
    let users = tally.directoryForecasts
    let unproven = users[.linkUnproven] ?? 0
    var parts: [String] = ["links \(people(users[.link] ?? 0)) for good"]
    if unproven > 0 { parts.append("probably links \(number(unproven)) more") }
    parts.append("creates \(count(users[.create] ?? 0, "new user", "new users"))")
    if let twice = users[.createSecond] {
      parts.append("creates \(people(twice)) a second time")
    }
    if let conflicts = users[.conflict] {
      parts.append("fails for \(people(conflicts)), whose 8x8 user it does not get to see")
    }
    parts.append("skips \(number(users[.skip] ?? 0))")
    let staying = tally.consoleForecasts[.stay] ?? 0
    return "Provisioning \(list(parts)). "
      + "\(count(staying, "8x8 user stays as it is", "8x8 users stay as they are"))."
  }

  // MARK: Findings

  static func findings(_ tally: Tally) -> String {
    let notices = tally.severities[.notice] ?? 0
    let total = tally.severities.values.reduce(0, +)
    if total == 0 { return "Nothing was found that needs attention" }
    return "Findings: \(severities(tally)), \(count(notices, "notice", "notices")); "
      + "the most costly, with people:"
  }

  // MARK: Next steps

  static let retrievalStep =
    "Set 8x8's user retrieval to All users, or nobody who has an 8x8 user is linked."

  static func rejectsStep(_ rejected: Int) -> String {
    "See in rejects.csv why \(count(rejected, "record", "records")) could not be read."
  }

  static let domainsStep =
    "Give --verified-domain for each verified domain, or Entra's own list with --entra."

  /// Usernames that people type to sign in must not change before single sign-on is on.
  static func renameStep(_ renames: Int, _ rules: ProvisioningRules) -> String {
    let users = count(renames, "8x8 user", "8x8 users")
    switch rules.singleSignOn {
    case .on: return "Rename the \(users) in state rename of links.csv to their cloud UPN."
    case .off:
      return "Once single sign-on is on, rename the \(users) in state rename of links.csv; "
        + "before that, people could not sign in."
    }
  }

  static func decideStep(_ open: Int) -> String {
    "Look at \(count(open, "ambiguous row", "ambiguous rows")) of links.csv: who is meant?"
  }

  static func foldedStep(_ folded: Int) -> String {
    "Make \(count(folded, "username", "usernames")) in state linked-folded equal to the cloud UPN."
  }

  static func sitesStep(_ people: Int) -> String {
    "Repair Office for \(self.people(people)): sites.csv proposes a value for each."
  }

  static func conflictStep(_ people: Int) -> String {
    "Find out for \(self.people(people)) whether Office or the 8x8 Site is right."
  }

  static let findingsStep = "Go through findings.csv, errors first; each line says what to do."
  static let readyStep = "Nothing stands in the way; start with a small pilot."

  // MARK: Files

  static func destination(_ destination: TextSummary.Destination) -> String {
    switch destination {
    case .nowhere: return "None were written; --out DIR writes the lists named here."
    case .folder(let path, let files):
      let folder = TerminalText.fittedAtEnd(path, columns: 40)
      return "In \(folder): \(list(files.map(TerminalText.sanitised)))."
    }
  }
}
