import Forecast
import Matching

/// What the tables say to people, in a few words a cell.
extension Sentences {
  // MARK: remedy

  /// What to do about a console user. Usernames that people type to sign in must not change before
  /// single sign-on is on, which stands next to every rename.
  static func remedy(for state: ConsoleState, _ rules: ProvisioningRules) -> String {
    switch state {
    case .linked, .excluded: ""
    case .linkedFolded, .rename: rename(rules)
    case .suggested: "find out whether it is the same person"
    case .ambiguous: "find out who is meant: the rivals stand under evidence"
    case .duplicate: "keep one 8x8 user for the person: the other one stands under evidence"
    case .blocked: "see in directory.csv why the person is not provisioned"
    case .unmatched: "find out who it is; if the person has left, remove the user by hand"
    case .unusable: "give the row a username"
    }
  }

  static func remedy(for state: DirectoryState, _ rules: ProvisioningRules) -> String {
    switch state {
    case .linked, .create, .disabled, .notSynced, .excluded: ""
    case .linkedFolded, .rename: rename(rules)
    case .suggested: "find out whether it is the same person"
    case .ambiguous: "find out which 8x8 user is theirs: see links.csv"
    case .duplicateUPN: "give each user who has this cloud UPN one of their own"
    case .noUPN: "set userPrincipalName"
    }
  }

  private static func rename(_ rules: ProvisioningRules) -> String {
    switch rules.singleSignOn {
    case .on: "change the 8x8 username to the cloud UPN"
    case .off:
      "once single sign-on is on, change the 8x8 username to the cloud UPN; "
        + "until then people type the old one to sign in"
    }
  }

  /// What to do about the Office of somebody who is provisioned.
  static func remedy(for state: SiteState, _ rules: ProvisioningRules) -> String {
    guard rules.siteMapping != .constant else { return "" }
    switch state {
    case .match: return ""
    case .alias: return rules.siteMapping == .aliases ? "" : "correct Office: see sites.csv"
    case .folded, .alike, .near, .unknown: return "correct Office: see sites.csv"
    case .missing: return "fill in Office"
    case .conflict: return "find out whether Office or the Site in 8x8 is right"
    }
  }

  static let leftOver = "if the person has left, deactivate the 8x8 user by hand"

  // MARK: sites.csv

  static let fittingSite = SiteAdvice("", "is the name of a Site")
  static let constantSite = SiteAdvice("", "Office is not used: the mapping gives one Site to all")
  static let missingOffice = SiteAdvice(
    "fill in physicalDeliveryOfficeName",
    "without an Office no Site is set, and without a Site no licence")
  static let unknownSite = SiteAdvice(
    "correct Office, or make a Site with exactly this name", "no Site has a name like it")

  static func setOffice(to site: String?) -> String {
    site.map { "set Office to \($0)" } ?? "set Office to the Site that is meant"
  }

  static func setOfficeIfMeant(to site: String?) -> String {
    site.map { "if \($0) is meant, set Office to it" } ?? "set Office to the Site that is meant"
  }

  static let foldedReason = "differs in case, blanks or look-alike characters"
  static let alikeReason = "differs in accents or width"

  static func nearReason(_ distance: Int) -> String {
    distance == 1 ? "one letter differs" : "\(distance) letters differ"
  }

  static func alias(of site: String?, _ mapping: ProvisioningRules.SiteMapping) -> SiteAdvice {
    let name = site ?? "a Site"
    switch mapping {
    case .aliases, .constant: return SiteAdvice("", "the mapping expression replaces it by \(name)")
    case .direct:
      return SiteAdvice(
        "set Office to \(name), or add the mapping expression",
        "your settings say that it means \(name)")
    }
  }
}
