/// One past run, as far as the page draws it.
package struct TrendPoint: Sendable, Equatable {
  /// When the run began, in seconds since 1970.
  package var started: Int
  /// 8x8 users.
  package var consoleTotal: Int
  /// 8x8 users that the first cycle would link, proven or not.
  package var linked: Int
  /// People who would be created a second time.
  package var createdTwice: Int
  /// Open findings.
  package var errors: Int
  package var warnings: Int

  package init(
    started: Int, consoleTotal: Int, linked: Int, createdTwice: Int, errors: Int, warnings: Int
  ) {
    self.started = started
    self.consoleTotal = consoleTotal
    self.linked = linked
    self.createdTwice = createdTwice
    self.errors = errors
    self.warnings = warnings
  }
}
