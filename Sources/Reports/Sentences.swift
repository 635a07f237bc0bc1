import Checks
import Forecast
import Matching
import Roster

/// Everything that the reports of this room say to people.
enum Sentences {
  // MARK: sites.csv

  static let officeMissingProposal = "In AD, set Office to the name of a Site."
  static let officeMissingReason =
    "Without an Office no Site is set, and without a Site no licence."

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

  /// `1 person`, `12 people`.
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
  static let others = "others"
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
    case .unmatched: "nobody in the directory was found"
    case .excluded: "left out by settings or decisions"
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

  static func sites(
    _ tally: Tally, _ sites: SiteNames, _ rules: ProvisioningRules
  ) -> String {
    let total = tally.siteStates.values.reduce(0, +)
    let states = tally.siteStates.merging(tally.damagedOffices, uniquingKeysWith: -)
    guard rules.siteMapping != .constant else {
      return "The mapping gives \(people(total)) one Site; Office is not used."
    }
    let isMapped = rules.siteMapping == .aliases
    let fitting = (states[.match] ?? 0) + (isMapped ? states[.alias] ?? 0 : 0)
    let parts: [(Int, String)] = [
      (isMapped ? 0 : states[.alias] ?? 0, "only your aliases know it"),
      ((states[.folded] ?? 0) + (states[.alike] ?? 0), "it differs a little in spelling"),
      (states[.near] ?? 0, "it looks misspelled"),
      (sites.areMissing ? 0 : states[.unknown] ?? 0, "it is no Site"),
      (tally.damagedOffices.values.reduce(0, +), "letters were lost in the export"),
      (states[.missing] ?? 0, "it is empty"),
      (states[.conflict] ?? 0, "it is another Site than in 8x8"),
    ]
    let troubles = parts.filter { $0.0 > 0 }.map { "for \(number($0.0)) \($0.1)" }
    let rest = troubles.isEmpty ? "." : "; \(list(troubles))."
    if tally.hasNoOffice {
      return "No record of the directory export has an Office (physicalDeliveryOfficeName), so "
        + "nothing can be said of \(people(total))."
    }
    if sites.areMissing {
      return "No Site is known, since no 8x8 user has one: the Office of "
        + "\(number(states[.unknown] ?? 0)) of \(people(total)) may be the name of one or not\(rest)"
        + " Give the names of the Sites with --sites."
    }
    return "Office is the name of a Site for \(number(fitting)) of \(people(total))\(rest)"
      + sitesTaken(sites.provenance)
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
    func part(_ forecast: UserForecast, _ words: (Int) -> String) -> String? {
      users[forecast].flatMap { $0 > 0 ? words($0) : nil }
    }
    let parts = [
      part(.link) { "link \(people($0)) with their 8x8 user, for good" },
      part(.linkUnproven) { "probably link \(number($0)) more" },
      part(.create) {
        "create \(count($0, "new user", "new users"))" + sharing(tally.createdWithSharedUPN)
      },
      part(.createSecond) { "create a second user for \(people($0))" },
      part(.conflict) { "fail for \(people($0)), whose 8x8 user it does not get to see" },
      part(.skip) { "skip \(people($0))" },
    ].compactMap { $0 }
    let staying = tally.consoleForecasts[.stay] ?? 0
    let stays =
      staying == 0
      ? ""
      : " \(count(staying, "existing user stays as it is", "existing users stay as they are"))."
    return parts.isEmpty
      ? "Nothing will happen.\(stays)" : "Provisioning will \(list(parts)).\(stays)"
  }

  private static func sharing(_ users: Int) -> String {
    users == 0 ? "" : " (\(count(users, "of them shares", "of them share")) a UPN)"
  }

  // MARK: Findings

  static func findings(_ tally: Tally) -> String {
    let notices = tally.severities[.notice] ?? 0
    let total = tally.severities.values.reduce(0, +)
    if total == 0 { return "Nothing was found that needs attention." }
    return "Findings: \(severities(tally)), \(count(notices, "notice", "notices")); "
      + "the most costly:"
  }

  // MARK: Licences

  static func licenses(_ inventory: LicenseInventory) -> String {
    let suspended = inventory.suspended > 0 ? ", \(number(inventory.suspended)) suspended" : ""
    let without = inventory.peopleWithout
    return "Of \(count(inventory.owned, "seat", "seats")), \(number(inventory.used)) "
      + "\(inventory.used == 1 ? "is" : "are") used\(suspended), \(number(inventory.free)) free; "
      + "\(people(without)) whom provisioning would take \(without == 1 ? "has" : "have") no licence. "
      + "rollcall licenses says who gets which."
  }

  // MARK: Decisions

  /// How many hold, and what they set aside, which is counted nowhere else.
  static func decisions(_ tally: Tally, _ applied: AppliedDecisions) -> String {
    let total = applied.decisions.list.count
    let unused = total - applied.usedCount
    let used =
      unused == 0
      ? "\(count(total, "decision holds", "decisions hold"))."
      : "\(number(applied.usedCount)) of \(count(total, "decision holds", "decisions hold")); "
        + "findings.csv says what is wrong with the \(unused == 1 ? "other" : "others")."
    let waived = tally.setAside[.waive] ?? 0
    let later = tally.setAside[.later] ?? 0
    let parts = [
      waived > 0 ? "\(number(waived)) waived" : nil,
      later > 0
        ? "\(number(later)) about \(people(applied.laterCount)) put off until later" : nil,
    ].compactMap { $0 }
    return used
      + (parts.isEmpty ? "" : " Findings not counted below: \(list(parts)).")
  }

  // MARK: What if

  static let nothingChanged = "Nothing was changed; files, if any, show what is today."

  /// Why something that was supposed changes nothing, or cannot be so.
  static func note(_ note: WhatIfReport.Note) -> String {
    switch note {
    case .noSuchSite(let name):
      "No Site is called \(Words.quoted(name)), so the alias leads nowhere."
    case .noSuchOffice(let value):
      "Nobody has the Office \(Words.quoted(value)), so the alias is for nobody."
    case .noSuchSuffix(let suffix): "Nobody has the UPN suffix \(Words.quoted(suffix))."
    }
  }

  // MARK: Next steps

  static let exportStep =
    "Make the damaged or incomplete export anew and run again: findings.csv says which and how."

  static let retrievalStep =
    "Set 8x8's user retrieval to All users, or nobody who has an 8x8 user is linked."

  static func rejectsStep(_ rejected: Int) -> String {
    "See in rejects.csv why \(count(rejected, "record", "records")) could not be read."
  }

  static let domainsStep =
    "Give --verified-domain for each verified domain, or Entra's own list with --entra."

  /// Usernames that people type to sign in must not change before single sign-on is on.
  static func renameStep(_ renames: Int, _ rules: ProvisioningRules) -> String {
    let step =
      "Change \(count(renames, "8x8 username", "8x8 usernames")) to the cloud UPN: "
      + "state rename in links.csv"
    return switch rules.singleSignOn {
    case .on: step + "."
    case .off: step + ". Not before single sign-on is on: people type them to sign in."
    }
  }

  static func suggestedStep(_ suggestions: Int) -> String {
    "See whether \(count(suggestions, "suggestion", "suggestions")) in links.csv (state suggested) "
      + "\(suggestions == 1 ? "is" : "are") right: the evidence column says why."
  }

  static func decideStep(_ open: Int) -> String {
    "Find out who is meant in \(count(open, "ambiguous row", "ambiguous rows")) of links.csv."
  }

  static func foldedStep(_ folded: Int, _ rules: ProvisioningRules) -> String {
    let step =
      "Make \(count(folded, "username", "usernames")) in state linked-folded exactly the cloud UPN"
    return switch rules.singleSignOn {
    case .on: step + "."
    case .off: step + ", once single sign-on is on."
    }
  }

  static let siteNamesStep =
    "Give the names of the Sites with --sites, so that Office can be compared with them."

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
    case .nowhere: return "Nothing was written; --out DIR writes the lists named here."
    case .folder(let path, let files):
      let folder = TerminalText.fittedAtEnd(path, columns: 40)
      return "In \(folder): \(list(files.map(TerminalText.sanitised)))."
    }
  }
}
