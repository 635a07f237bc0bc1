import Checks
import Forecast
import Matching
import Roster

/// What pages say in whole sentences; headings and labels stand in the templates.
enum PageSentences {
  static let title = "8x8 provisioning readiness"

  // MARK: The answer

  static func answer(_ answer: Readiness.Answer) -> String {
    switch answer {
    case .notReady: "Not ready"
    case .nearlyReady: "Nearly ready"
    case .ready: "Ready"
    }
  }

  /// One sentence: whether provisioning can be switched on, and why.
  static func verdict(_ readiness: Readiness) -> String {
    let reasons = readiness.reasons.map(reason)
    switch readiness.answer {
    case .notReady:
      return "Do not switch provisioning on yet: \(Sentences.list(Array(reasons.prefix(3))))."
    case .nearlyReady:
      return "Nobody would be created twice and no error is open, but look at this first: "
        + "\(Sentences.list(Array(reasons.prefix(3))))."
    case .ready:
      return "Nothing stands in the way: \(linked(readiness.counts)), and nobody is created twice. "
        + "Start with a small pilot."
    }
  }

  private static func linked(_ counts: Readiness.Counts) -> String {
    "\(Sentences.number(counts.linked)) of "
      + "\(Sentences.count(counts.consoleTotal, "8x8 user", "8x8 users")) will be linked"
  }

  private static func reason(_ reason: Readiness.Reason) -> String {
    switch reason {
    case .exportsDamaged: "an export is damaged or incomplete, so nothing below is certain"
    case .createdTwice(let people): "\(Sentences.people(people)) would be created a second time"
    case .conflicts(let people):
      "\(Sentences.people(people)) would collide with an existing 8x8 user"
    case .errors(let count):
      "\(Sentences.count(count, "error", "errors")) \(count == 1 ? "is" : "are") open"
    case .noConsoleUsers: "the list of 8x8 users is empty"
    case .linkedUnproven(let users):
      "\(Sentences.count(users, "link", "links")) \(users == 1 ? "is" : "are") probable, not proven"
    case .warnings(let count):
      "\(Sentences.count(count, "warning", "warnings")) \(count == 1 ? "is" : "are") open"
    case .domainsAssumed: "your verified domains were assumed, not given"
    }
  }

  // MARK: Words

  /// What a forecast means for the user, seen from either list.
  static func meaning(of forecast: UserForecast) -> String {
    switch forecast {
    case .link: "linked with the existing 8x8 user, for good"
    case .linkUnproven: "probably linked; whether 8x8 takes the names for equal is not documented"
    case .create: "a new 8x8 user is made"
    case .createSecond: "a second 8x8 user is made for somebody who has one"
    case .conflict: "creation fails: the 8x8 user is there, but Entra does not get to see it"
    case .skip: "not provisioned"
    case .stay: "provisioning does not touch this 8x8 user"
    case .none: "nothing can be said"
    }
  }

  static func meaning(of state: SiteState) -> String {
    switch state {
    case .match: "Office is the exact name of a Site"
    case .folded: "differs from a Site in case, inner blanks or look-alike characters"
    case .alike: "Active Directory takes it for equal to a Site, 8x8 does not"
    case .alias: "your settings say which Site it means"
    case .near: "one Site is a letter or two away"
    case .unknown: "no known Site, nor anything like one"
    case .missing: "Office is empty"
    case .conflict: "a Site, but not the one that the 8x8 user has"
    }
  }

  // MARK: Tables

  static func moreFindings(_ more: Int) -> String {
    "and \(Sentences.number(more)) more like this, all of them in findings.csv."
  }

  static func setAside(waived: Int, later: Int) -> String {
    let parts = [
      waived > 0 ? "\(Sentences.number(waived)) waived" : nil,
      later > 0 ? "\(Sentences.number(later)) put off until later" : nil,
    ].compactMap { $0 }
    return "Not listed here: \(Sentences.list(parts)) by decisions; findings.csv has them."
  }

  static func moreSites(_ more: Int) -> String {
    "\(Sentences.number(more)) more without trouble, or beyond what fits here: sites.csv has all."
  }

  /// Why a table does not have everybody; nil when it does.
  static func leftOut(_ shown: Int, of total: Int, file: String) -> String? {
    guard shown < total else { return nil }
    return
      "This page has \(Sentences.number(shown)) of \(Sentences.number(total)) rows, those that "
      + "need attention first; \(file) has all."
  }

  static func made(_ stamp: PageStamp) -> String {
    let tool = "Rollcall \(stamp.version)"
    return stamp.made.map { "\(time($0)) by \(tool)" } ?? "Made by \(tool)"
  }

  /// `2026-11-21 07:00 UTC`.
  static func time(_ seconds: Int) -> String {
    let rest = ((seconds % 86_400) + 86_400) % 86_400
    let parts = [rest / 3_600, rest / 60 % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(CalendarDay(secondsSince1970: seconds)) \(parts.joined(separator: ":")) UTC"
  }

  static let seatsUnknown = "not known"

  // MARK: What the script says

  /// By the name that the script asks for. `#` stands for a number, `@` for a text.
  static let script: [(String, String)] = [
    ("shown", "# of # rows"),
    ("none", "No row fits these filters."),
    ("any", "Any"),
    ("finding", "Only the people of: @"),
    ("office", "Only Office: @"),
    ("user", "Only: @"),
    ("notHere", "not on this page"),
    ("printed", "The first # of # rows; @ has all."),
    ("printedAll", "All # rows."),
    ("yes", "yes"),
    ("no", "no"),
    ("unknown", "not known"),
    ("equal", "the same"),
    ("details", "Details of @"),
    ("findingsHere", "Findings"),
    ("nothing", "Nothing is to be done."),
    ("runnerUp", "@, next best @"),
    ("whole", "(cut off here; the CSV has all of it)"),
  ]

  static let consoleFields: [(String, String)] = [
    ("state", "State"), ("username", "8x8 username"), ("name", "Name"),
    ("cloud", "Cloud UPN"), ("site", "8x8 Site"), ("siteState", "Office as Site"),
    ("forecast", "First cycle"),
  ]

  static let directoryFields: [(String, String)] = [
    ("state", "State"), ("upn", "User principal name"), ("name", "Name"),
    ("account", "Account"), ("office", "Office"), ("siteState", "Office as Site"),
    ("username", "8x8 username"), ("forecast", "First cycle"),
  ]

  static let detailFields: [(String, String)] = [
    ("remedy", "To do"), ("evidence", "Evidence"), ("score", "Points"), ("partner", "Same person"),
    ("enabled", "Enabled in AD"), ("cloudSource", "Cloud UPN is"), ("origin", "Found in"),
    ("cloud", "Cloud UPN"), ("office", "Office"),
  ]
}
