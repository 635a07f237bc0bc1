/// A finding as the history keeps it: its words, and what recognises it again in the next run.
package struct FindingRecord: Codable, Sendable, Equatable {
  /// Whose business it is.
  package enum Standing: String, Codable, Sendable, CaseIterable {
    case open
    /// A decision waives it.
    case waived
    /// A decision puts it off.
    case later
  }

  /// The `fingerprint` of findings.csv: the same for the same thing in every run.
  package var fingerprint: String
  /// `error`, `warning` or `notice`.
  package var severity: String
  package var rule: String
  package var subject: String
  package var message: String
  package var remedy: String
  package var consoleUsername: String
  package var directoryUPN: String
  package var standing: Standing

  package init(
    fingerprint: String, severity: String, rule: String, subject: String, message: String,
    remedy: String, consoleUsername: String, directoryUPN: String, standing: Standing
  ) {
    self.fingerprint = fingerprint
    self.severity = severity
    self.rule = rule
    self.subject = subject
    self.message = message
    self.remedy = remedy
    self.consoleUsername = consoleUsername
    self.directoryUPN = directoryUPN
    self.standing = standing
  }
}
