package import Roster

/// Who gets a licence, and how: everybody who wants one is in exactly one place.
package struct LicensePlan: Sendable {
  /// What a plan is made of, besides the facts.
  package struct Request: Sendable {
    package let rules: LicenseRules
    /// Nil: no list of licences was given, so seats are not counted.
    package let stocks: [LicenseStock]?
    package let sites: [SiteDetail]
    package let names: RowCheck.Names
    /// How rows for new users are written; nil when there is no way to write one.
    package let template: TemplateMap?
    package let existing: Existing

    package init(
      rules: LicenseRules, stocks: [LicenseStock]?, sites: [SiteDetail], names: RowCheck.Names,
      template: TemplateMap?, existing: Existing
    ) {
      self.rules = rules
      self.stocks = stocks
      self.sites = sites
      self.names = names
      self.template = template
      self.existing = existing
    }
  }

  /// How users who are in 8x8 get their licence.
  package enum Existing: Sendable {
    /// By hand, with Bulk Edit.
    case worklist
    /// With a file for upload.
    case template(TemplateMap)

    package var map: TemplateMap? {
      if case .template(let map) = self { map } else { nil }
    }
  }

  /// Where a person who wants a licence ends up.
  package enum Fate: Sendable, Equatable {
    /// A row of the file that creates users.
    case create
    /// A line of the worklist, or a row of the file for users who are there.
    case assign
    case held(Hold)
    /// No seat is left; how many are ahead of this person, seats included.
    case leftOut(ahead: Int)
  }

  /// A person who wants a licence.
  package struct Wish: Sendable {
    package let directory: Int
    package let console: Int?
    /// Its place in ``LicensePlan/licenses``.
    package let license: Int
    /// Its place in ``LicensePlan/sites``; nil without a usable one.
    package let site: Int?
    package let rule: Int
    package let priority: Int
    /// The username that the person has or will have; what rows are ordered by.
    package let username: String
    package internal(set) var fate: Fate
  }

  package let request: Request
  /// Names of the Sites.
  package let sites: [String]
  /// In the order in which rules first name them.
  package internal(set) var licenses: [LicenseSeats]
  /// In the order of their usernames.
  package internal(set) var wishes: [Wish]
  /// People who have the licence that they should have.
  package let satisfied: Int
  /// People for whom no rule says anything, or nobody.
  package let without: Int
  package let reclaims: [Reclaim]
  package let afterCare: [AfterCare]
  /// Groups that rules name and the directory does not have.
  package let unknownGroups: [String]

  /// The wishes that end up in a certain way, in order.
  package func wishes(_ isWanted: (Fate) -> Bool) -> [Wish] { wishes.filter { isWanted($0.fate) } }

  /// The PBX of a Site, empty when nobody says.
  package func pbx(of site: Int?) -> String {
    site.flatMap { details[sites[$0]]?.pbx } ?? ""
  }

  private let details: [String: SiteDetail]

  init(
    request: Request, sites: [String], licenses: [LicenseSeats], wishes: [Wish], satisfied: Int,
    without: Int, reclaims: [Reclaim], afterCare: [AfterCare], unknownGroups: [String]
  ) {
    self.request = request
    self.sites = sites
    self.licenses = licenses
    self.wishes = wishes
    self.satisfied = satisfied
    self.without = without
    self.reclaims = reclaims
    self.afterCare = afterCare
    self.unknownGroups = unknownGroups
    details = Dictionary(
      request.sites.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
