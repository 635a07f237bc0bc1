package import Checks

/// All that one rule found, in a line.
package struct CostlyFinding: Sendable, Equatable {
  package var severity: Severity
  package var message: String
  package var people: Int

  package init(severity: Severity, message: String, people: Int) {
    self.severity = severity
    self.message = message
    self.people = people
  }
}
