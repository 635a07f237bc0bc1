/// How bad a finding is.
package enum Severity: UInt8, Sendable, CaseIterable, Comparable {
  case notice
  case warning
  case error

  /// The word in files.
  package var word: String { String(describing: self) }

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
  /// How many people it is about.
  package let people: Int

  package init(
    rule: UInt8, severity: Severity, consoleRow: Int? = nil, directoryRow: Int? = nil,
    detail: Int = 0, people: Int = 1
  ) {
    self.rule = rule
    self.severity = severity
    self.consoleRow = consoleRow.map { UInt32(truncatingIfNeeded: $0) }
    self.directoryRow = directoryRow.map { UInt32(truncatingIfNeeded: $0) }
    self.detail = UInt32(truncatingIfNeeded: detail)
    self.people = people
  }
}
