extension Settings {
  /// What `rollcall nightly` writes and keeps.
  package struct Nightly: Sendable, Equatable {
    /// The folder; it holds `history.sqlite`.
    package let state: String
    package let keepRuns: Int
    package let keepDays: Int?
    /// How many runs keep their folder.
    package let keepFolders: Int
    package let printing: Printing
    package let licenses: Extra
    package let fixes: Extra
    package let mailFrom: String?
    package let mailTo: [String]
    /// The text file for Prometheus, where it is not in the state folder.
    package let metrics: String?
    /// How old the last good run may be, in hours, before `status` warns and says critical.
    package let warnHours: Int
    package let criticalHours: Int

    /// What is printed where there is no news.
    package enum Printing: Sendable, Equatable { case always, onlyNews }
    /// Whether files that are no part of the report are written too.
    package enum Extra: Sendable, Equatable { case leftOut, written }
  }

  /// When a nightly run stops. Zero: never for that reason.
  package struct Gates: Sendable, Equatable {
    /// How large a change may be.
    package struct Limit: Sendable, Equatable {
      package let count: Int
      /// Of what there was.
      package let percent: Double
    }

    package let directoryShrank: Limit
    package let consoleShrank: Limit
    /// So many users are in any list that is whole.
    package let consoleEmpty: Int
    package let findingsJumped: Limit
    package let statesMoved: Limit
    package let outputsTooLarge: Limit
    package let exportAgeDays: Int
    package let exportsApartHours: Int
    package let unchangedNights: Int
    /// Changes of so few never exceed a percentage.
    package let minimum: Int
  }

  static func nightly(_ entries: EffectiveEntries) -> Nightly {
    Nightly(
      state: entries.text(.nightlyState) ?? "rollcall-state",
      keepRuns: entries.count(.nightlyKeepRuns) ?? 400, keepDays: entries.count(.nightlyKeepDays),
      keepFolders: entries.count(.nightlyKeepFolders) ?? 30,
      printing: entries.toggle(.nightlyOnlyNews) ? .onlyNews : .always,
      licenses: entries.toggle(.nightlyLicenses) ? .written : .leftOut,
      fixes: entries.toggle(.nightlyFixes) ? .written : .leftOut,
      mailFrom: entries.text(.nightlyMailFrom), mailTo: entries.texts(.nightlyMailTo),
      metrics: entries.text(.nightlyMetrics), warnHours: entries.count(.nightlyWarnHours) ?? 26,
      criticalHours: entries.count(.nightlyCriticalHours) ?? 50)
  }

  static func gates(_ entries: EffectiveEntries) -> Gates {
    func count(_ key: SettingKey) -> Int { entries.count(key) ?? 0 }
    func limit(_ number: SettingKey, _ share: SettingKey) -> Gates.Limit {
      Gates.Limit(
        count: count(number), percent: entries.percent(share) ?? Double(count(share)))
    }
    return Gates(
      directoryShrank: limit(.directoryShrankCount, .directoryShrankPercent),
      consoleShrank: limit(.consoleShrankCount, .consoleShrankPercent),
      consoleEmpty: count(.consoleEmptyCount),
      findingsJumped: limit(.findingsJumpedCount, .findingsJumpedPercent),
      statesMoved: limit(.statesMovedCount, .statesMovedPercent),
      outputsTooLarge: limit(.outputsTooLargeCount, .outputsTooLargePercent),
      exportAgeDays: count(.exportTooOldDays), exportsApartHours: count(.exportsFarApartHours),
      unchangedNights: count(.inputUnchangedNights), minimum: count(.gatesMinimum))
  }
}
