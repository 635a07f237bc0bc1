extension Settings {
  /// What is kept from run to run.
  package struct Nightly: Sendable, Equatable {
    /// The folder; it holds `history.sqlite`.
    package let state: String
    package let keepRuns: Int
    package let keepDays: Int?
  }

  static func nightly(_ entries: EffectiveEntries) -> Nightly {
    Nightly(
      state: entries.text(.nightlyState) ?? "rollcall-state",
      keepRuns: entries.count(.nightlyKeepRuns) ?? 400, keepDays: entries.count(.nightlyKeepDays))
  }
}
