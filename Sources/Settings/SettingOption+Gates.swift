extension SettingOption {
  static let gates = [
    count(
      .directoryShrankCount, "500", "2000",
      "directory-shrank: the directory lost more users than this."),
    percent(
      .directoryShrankPercent, "5", "10",
      "directory-shrank: the directory lost more than this share of its users, in percent."),
    count(
      .consoleShrankCount, "500", "2000", "console-shrank: 8x8 lost more users than this."),
    percent(
      .consoleShrankPercent, "5", "10",
      "console-shrank: 8x8 lost more than this share of its users, in percent."),
    count(
      .consoleEmptyCount, "1", "100", "console-empty: 8x8 has fewer users than this."),
    count(
      .findingsJumpedCount, "500", "2000",
      "findings-jumped: there are so many more errors and warnings."),
    growth(
      .findingsJumpedPercent, "50", "100",
      "findings-jumped: errors and warnings grew by more than this, in percent."),
    count(
      .statesMovedCount, "200", "1000",
      "states-moved: more users than this were linked and are something else now."),
    percent(
      .statesMovedPercent, "5", "20",
      "states-moved: the same as a share of those who were linked, in percent."),
    count(
      .outputsTooLargeCount, "1000", "5000",
      "outputs-too-large: so many more changes are proposed (usernames, and rows of licence and fix "
        + "files)."),
    growth(
      .outputsTooLargePercent, "100", "200",
      "outputs-too-large: proposed changes grew by more than this, in percent."),
    count(
      .exportTooOldDays, "7", "30", "export-too-old: an export was written more days ago."),
    count(
      .exportsFarApartHours, "48", "168",
      "exports-far-apart: there are more hours between the oldest and the newest export."),
    count(
      .inputUnchangedNights, "14", "30",
      "input-unchanged: a directory or console export has had the same bytes for so many nights."),
    count(
      .gatesMinimum, "10", "50",
      "Changes of so few people, findings or rows never exceed a percentage."),
  ]

  private static func count(
    _ key: SettingKey, _ builtIn: String, _ example: String, _ help: String
  ) -> SettingOption {
    gate(key, .count(0...1_000_000_000), builtIn, example, help)
  }

  private static func percent(
    _ key: SettingKey, _ builtIn: String, _ example: String, _ help: String
  ) -> SettingOption {
    gate(key, .percent, builtIn, example, help)
  }

  /// A share that may be more than all there was.
  private static func growth(
    _ key: SettingKey, _ builtIn: String, _ example: String, _ help: String
  ) -> SettingOption {
    gate(key, .count(0...100_000), builtIn, example, help)
  }

  private static func gate(
    _ key: SettingKey, _ kind: Kind, _ builtIn: String, _ example: String, _ help: String
  ) -> SettingOption {
    SettingOption(
      key: key, kind: kind, builtIn: builtIn, example: example, environment: nil, flag: nil,
      help: help)
  }
}
