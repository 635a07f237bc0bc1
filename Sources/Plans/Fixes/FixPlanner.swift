import Checks
import Formats
import Matching
import Roster

/// Turns findings into changes, and says of what is held back why.
///
/// Login names come before usernames, because a username follows the login name that is planned.
struct FixPlanner {
  let facts: Facts
  let rules: FixRules
  private(set) var changes: [FixPlan.DirectoryChange] = []
  var usernames: [FixPlan.UsernameChange] = []
  private(set) var held: [FixPlan.Held] = []
  private(set) var siteMapping = SiteMapping.none
  private(set) var others = 0
  /// Open findings by place in the list.
  private var looked: Set<Int> = []
  private var mended: Set<Int> = []
  /// Attributes that have a change already.
  private var planned: Set<UInt64> = []

  init(_ facts: Facts, _ rules: FixRules) {
    self.facts = facts
    self.rules = rules
  }

  var repaired: Int { mended.count }
  var heldBack: Int { looked.count - mended.count }

  /// What a finding asks for.
  enum Subject {
    case office, login, username, mail, mailShared
  }

  /// The findings of each subject, by slug. Other findings no file can repair.
  static let subjects: [String: Subject] = [
    "site-renamed": .office, "office-differs": .office, "office-near": .office,
    "office-alias-needs-mapping": .office, "office-unknown": .office, "office-missing": .office,
    "site-conflict": .office,
    "upn-suffix-unverified": .login, "upn-invalid-character": .login, "upn-too-long": .login,
    "upn-malformed": .login, "upn-missing": .login, "upn-duplicate": .login,
    "upn-not-usable-as-username": .login, "console-user-blocked-by-upn": .login,
    "person-created-twice": .username, "username-differs-in-case": .username,
    "username-differs-in-form": .username,
    "mail-missing": .mail, "email-malformed": .mail, "directory-mail-shared": .mailShared,
  ]

  mutating func plan(_ findings: [Finding]) {
    var work: [Subject: [Case]] = [:]
    for (place, finding) in findings.enumerated() where finding.isOpen {
      let slug = Rules.rule(of: finding).slug
      guard let subject = FixPlanner.subjects[slug] else {
        others += 1
        continue
      }
      // An address of the 8x8 user alone is nothing that a file could set.
      if slug == "email-malformed", finding.directoryRow == nil {
        others += 1
        continue
      }
      looked.insert(place)
      work[subject, default: []].append(Case(finding: finding, slug: slug, place: place))
    }
    for item in work[.office] ?? [] { planOffice(item) }
    planLogins(work[.login] ?? [], renames: work[.username] ?? [])
    for item in work[.mail] ?? [] { planMail(item) }
    for item in work[.mailShared] ?? [] {
      for row in item.rows { hold(item, row, .mail, .shared) }
    }
    let mapping = SiteMapping.make(facts)
    siteMapping = mapping.mapping
    held += mapping.held
  }

  /// One finding, and where it stands in the list.
  struct Case {
    let finding: Finding
    let slug: String
    let place: Int

    /// The directory rows that it is about.
    var rows: [Int] {
      if !finding.rows.isEmpty, finding.consoleRow == nil { return finding.rows.map { Int($0) } }
      return finding.directoryRow.map { [Int($0)] } ?? []
    }
  }

  // MARK: What was decided

  /// Proposes a new value for an attribute, unless something speaks against it.
  mutating func propose(
    _ item: Case, _ row: Int, _ attribute: DirectoryField, _ value: String, _ reason: FixReason
  ) {
    if isPlanned(attribute, row) { return note(item) }
    if isPresent(value, attribute, row) { return }
    if let problem = problem(with: value, attribute, row) {
      return hold(item, row, attribute, problem, proposed: value)
    }
    setPlanned(attribute, row)
    note(item)
    changes.append(
      FixPlan.DirectoryChange(
        row: row, attribute: attribute, value: value, rule: item.finding.rule, reason: reason))
  }

  /// Hands the changes over.
  mutating func takeChanges() -> [FixPlan.DirectoryChange] {
    defer { changes = [] }
    return changes
  }

  /// The finding has a repair.
  mutating func note(_ item: Case) { mended.insert(item.place) }

  mutating func hold(
    _ item: Case, _ row: Int?, _ attribute: DirectoryField, _ reason: FixHoldReason,
    proposed: String = ""
  ) {
    let console = item.finding.rows.isEmpty ? item.finding.consoleRow.map { Int($0) } : nil
    hold(item, console: console, row, attribute.attributeName, reason, proposed)
  }

  mutating func hold(
    _ item: Case, console: Int?, _ row: Int?, _ what: String, _ reason: FixHoldReason,
    _ proposed: String = ""
  ) {
    let user = console ?? row.flatMap { facts.pairing.consoleUser(of: $0) }
    held.append(
      FixPlan.Held(
        console: user.map { UInt32(truncatingIfNeeded: $0) },
        directory: row.map { UInt32(truncatingIfNeeded: $0) }, rule: item.slug, attribute: what,
        proposed: proposed, reason: reason))
  }

  /// Whether a decision puts a person off.
  func isPutOff(_ row: Int?, console: Int? = nil) -> Bool {
    guard !facts.decisions.isEmpty else { return false }
    let user = console ?? row.flatMap { facts.pairing.consoleUser(of: $0) }
    return facts.decisions.later(console: user, directory: row) != nil
  }

  func isPlanned(_ attribute: DirectoryField, _ row: Int) -> Bool {
    planned.contains(FixPlanner.key(attribute, row))
  }

  private mutating func setPlanned(_ attribute: DirectoryField, _ row: Int) {
    planned.insert(FixPlanner.key(attribute, row))
  }

  private static func key(_ attribute: DirectoryField, _ row: Int) -> UInt64 {
    UInt64(row) << 8 | UInt64(attribute.rawValue)
  }

  private func isPresent(_ value: String, _ attribute: DirectoryField, _ row: Int) -> Bool {
    facts.isPresent(value, attribute, row)
  }

  private func problem(
    with value: String, _ attribute: DirectoryField, _ row: Int
  ) -> FixHoldReason? {
    facts.problem(with: value, attribute, row)
  }
}

extension Facts {
  /// Whether a directory user has this very value.
  func isPresent(_ value: String, _ attribute: DirectoryField, _ row: Int) -> Bool {
    let bytes = Array(value.utf8)
    return directory.withBytes(attribute, row) { Folding.sameBytes($0, bytes.span) }
  }

  /// What keeps a change from being written into a file, whatever it is for.
  func problem(with value: String, _ attribute: DirectoryField, _ row: Int) -> FixHoldReason? {
    if value.isEmpty || !FixLimits.fits(value, attribute) { return .tooLong }
    if directory.slice(.distinguishedName, row).isAbsent { return .noName }
    let isText = directory.withBytes(attribute, row) { (try? UTF8Span(validating: $0)) != nil }
    let isNamed = directory.withBytes(.distinguishedName, row) {
      $0.count > 0 && (try? UTF8Span(validating: $0)) != nil
    }
    if !isNamed { return .noName }
    return isText ? nil : .notText
  }
}
