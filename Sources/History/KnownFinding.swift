/// A finding with what the history knows of it. Times are in seconds since 1970.
package struct KnownFinding: Sendable, Equatable {
  /// Its words and standing as last seen.
  package let finding: FindingRecord
  /// When the first run that saw it began.
  package let firstSeen: Int
  /// When the last run that saw it began.
  package let lastSeen: Int
  /// In how many complete runs it was seen.
  package let timesSeen: Int
  /// How often it came back after it was fixed.
  package let timesReopened: Int
  /// Since when it has had its standing, or, when it is fixed, since when it has not been seen.
  package let since: Int
  /// Whether the last complete run saw it.
  package let isPresent: Bool

  /// How many seconds it has had its standing; never negative, even where the clock moved back.
  package func age(at now: Int) -> Int { max(0, Moment.clamped(now) - since) }
}
