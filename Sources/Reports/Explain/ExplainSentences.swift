import Forecast
import Matching
import Roster

/// Everything that `explain` says to people in words of its own.
enum ExplainSentences {
  // MARK: Tiers

  static let tierNames = ["decisions", "username", "folded", "identifiers", "soft evidence"]

  static let noDecision = "nobody decided anything"
  static let notAsked = "not asked: an earlier tier settled it"

  static func decision(_ words: String, _ origin: String, _ outcome: DecisionOutcome) -> String {
    "\(origin): \(words)" + (outcome.isUsed ? "" : " (not used; see the findings)")
  }

  static func exact(_ names: [String]) -> String {
    names.isEmpty
      ? "no username is the cloud UPN, byte for byte"
      : "the username is the cloud UPN of \(Sentences.list(names)), byte for byte"
  }

  static func folded(_ names: [String]) -> String {
    names.isEmpty
      ? "no username is the cloud UPN but for case, blanks or look-alikes either"
      : "the username is the cloud UPN of \(Sentences.list(names)) but for case, blanks or "
        + "look-alikes"
  }

  static func identifiers(_ hits: [String], more: Int) -> String {
    guard !hits.isEmpty else { return "nobody has another identifier in common with it" }
    return "in common with \(hits.joined(separator: "; "))"
      + (more > 0 ? " and \(Sentences.number(more)) more" : "")
  }

  /// After an account name that does not count.
  static let doubt = ", which does not count: the given names differ"

  static let crossCheck = "not asked: an earlier tier settled it; what it would say:"
  static let noSoftCandidate = "no 8x8 user that was left over comes near"

  static func candidates(_ count: Int) -> String {
    "\(Sentences.count(count, "8x8 user", "8x8 users")) that earlier tiers left over came near:"
  }

  static func verdict(_ verdict: SoftVerdict, candidates: Int, _ soft: SoftMatches) -> String {
    guard let score = verdict.score else { return "nobody has enough in common with it" }
    let next = verdict.runnerUp.map { ", the next one \($0)" } ?? ", nobody else comes near"
    return "the best has \(score) points\(next); needed are \(soft.minimum), \(soft.margin) ahead"
  }

  // MARK: The deciding rule

  static func rule(ofConsole state: ConsoleState, _ evidence: Evidence) -> String {
    switch state {
    case .linked: "Tier 2: the username is the cloud UPN, byte for byte."
    case .linkedFolded: "Tier 3: the username is the cloud UPN but for case, blanks or look-alikes."
    case .rename where evidence.contains(.decision): "Tier 1: a person decided so."
    case .rename: "Tier 4: an identifier that only these two have."
    case .suggested: "Tier 5: soft evidence, clearly ahead of all rivals."
    case .ambiguous: "Several come into question, and nothing tells which one it is."
    case .duplicate: "The person has another 8x8 user, with better evidence."
    case .blocked: "The person is known, but not provisioned."
    case .unmatched: "No tier found anybody."
    case .excluded: "Your settings or a decision leave it out, before any tier."
    case .unusable: "The row has no username, so no tier can look at it."
    }
  }

  static func rule(ofDirectory state: DirectoryState) -> String {
    switch state {
    case .create: "No tier found an 8x8 user for this person."
    case .disabled: "The account is disabled, so provisioning leaves it out."
    case .notSynced: "Entra Connect leaves the entry out."
    case .duplicateUPN: "Another user has the same cloud UPN; only one of them keeps it."
    case .noUPN: "There is no UPN, and none can be derived."
    case .excluded: "Your settings or a decision leave it out, before any tier."
    case .ambiguous: "Several 8x8 users, or several people, come into question."
    case .linked, .linkedFolded, .rename, .suggested: ""
    }
  }

  // MARK: Forecast

  static func forecast(_ forecast: UserForecast) -> String {
    switch forecast {
    case .link: "The first cycle links the two, for good."
    case .linkUnproven:
      "The first cycle probably links the two; whether 8x8 takes both names for equal is not known."
    case .create: "The first cycle makes a new 8x8 user."
    case .createSecond: "The first cycle makes a second 8x8 user for this person."
    case .conflict: "Creating the user collides with the existing one, which Entra does not see."
    case .skip: "Provisioning leaves this person out."
    case .stay: "Provisioning does not touch this 8x8 user."
    case .none: "Nothing can be said."
    }
  }

  // MARK: What a link overwrites

  static let noOverwrites = "Nothing: all values that Entra sends are there already."

  static func lock(_ lock: LinkOverwrites.Lock) -> String {
    switch lock {
    case .readOnly: "read-only in Admin Console from then on"
    case .kept: "overwritten again at every change"
    }
  }

  // MARK: What to do

  /// The command that accepts a suggestion; nil where a name would have to be quoted for a shell.
  static func accept(_ username: String, _ person: String) -> String? {
    let isPlain = (username + person).utf8.allSatisfy { byte in
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "@._-/".utf8.contains(byte)
    }
    guard isPlain, !username.hasPrefix("-"), !person.isEmpty else { return nil }
    return "rollcall decide link \(username) \(person) --reason ..."
  }

  // MARK: Several hits

  static func several(_ count: Int, _ who: String) -> String {
    "\(Sentences.number(count)) people are meant by \(TerminalText.sanitised(who)); say which one:"
  }

  static let noDirectoryUser = "-"

  static func more(_ count: Int) -> String { "and \(Sentences.number(count)) more" }
}
