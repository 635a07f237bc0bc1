/// How bad a finding is.
package enum Severity: UInt8, Sendable, CaseIterable, Comparable {
  case notice
  case warning
  case error

  /// The word in files.
  package var word: String {
    switch self {
    case .notice: "notice"
    case .warning: "warning"
    case .error: "error"
    }
  }

  package static func < (first: Severity, second: Severity) -> Bool {
    first.rawValue < second.rawValue
  }
}

/// The text of a finding, made only when it is shown.
package struct FindingText: Sendable, Equatable {
  /// Whom or what it is about: a username, a UPN, an Office value, a file.
  package var subject: String
  package var message: String
  package var remedy: String

  package init(subject: String, message: String, remedy: String) {
    self.subject = subject
    self.message = message
    self.remedy = remedy
  }
}

/// One thing worth a person's attention.
///
/// Kept small, because a bad tenant has one for everybody: the words are made by
/// ``Rules/text(of:in:)`` when the finding is written.
package struct Finding: Sendable {
  /// Position in ``Rules/all``.
  package let rule: UInt8
  package let severity: Severity
  /// The console row that it is about, if any.
  package let consoleRow: UInt32?
  /// The directory row that it is about, if any.
  package let directoryRow: UInt32?
  /// What the rule needs besides to find its words again: a position in some list of the facts.
  package let detail: UInt32
  /// All rows that share the cause, for rules that group; on the side that the rule is about.
  package let rows: [UInt32]
  /// How many people it is about.
  package let people: Int
  /// Whether the name of its row, folded, is that of another 8x8 user or directory user too.
  let sharesName: Bool
  /// The decision that sets it aside: its place in the list of decisions.
  package private(set) var decision: UInt32?

  /// Whether it is anybody's business: nobody waived it or put it off.
  package var isOpen: Bool { decision == nil }

  mutating func setAside(by decision: Int) {
    self.decision = UInt32(truncatingIfNeeded: decision)
  }

  init(_ hit: Hit, rule: Int, severity: Severity, sharesName: Bool = false) {
    self.sharesName = sharesName
    self.rule = UInt8(truncatingIfNeeded: rule)
    self.severity = hit.severity ?? severity
    consoleRow = hit.console.map { UInt32(truncatingIfNeeded: $0) }
    directoryRow = hit.directory.map { UInt32(truncatingIfNeeded: $0) }
    detail = UInt32(truncatingIfNeeded: hit.detail)
    rows = hit.rows
    people = hit.people
  }

  var console: Int? { consoleRow.map { Int($0) } }
  var directory: Int? { directoryRow.map { Int($0) } }
}

/// A finding as a rule makes it, before it knows its place among the rules.
struct Hit: Sendable {
  var console: Int?
  var directory: Int?
  var detail = 0
  var rows: [UInt32] = []
  var people = 1
  /// Nil: the severity of the rule.
  var severity: Severity?

  /// About one person, or one thing.
  init(
    console: Int? = nil, directory: Int? = nil, detail: Int = 0, people: Int = 1,
    severity: Severity? = nil
  ) {
    self.console = console
    self.directory = directory
    self.detail = detail
    self.people = people
    self.severity = severity
  }

  /// About several console users for one reason.
  init(consoleRows rows: [UInt32], detail: Int = 0, severity: Severity? = nil) {
    self.init(detail: detail, people: rows.count, severity: severity)
    console = rows.first.map { Int($0) }
    self.rows = rows
  }

  /// About several directory users for one reason.
  init(directoryRows rows: [UInt32], detail: Int = 0, severity: Severity? = nil) {
    self.init(detail: detail, people: rows.count, severity: severity)
    directory = rows.first.map { Int($0) }
    self.rows = rows
  }
}
