extension SettingOption {
  static let waves = [
    SettingOption(
      key: .wavesBy, kind: .word(WaveGrouping.words), builtIn: "site", example: "department",
      environment: "ROLLCALL_WAVES_BY", flag: "--by",
      help: "What the people of one wave have in common."),
    SettingOption(
      key: .wavesList, kind: .source, builtIn: nil, example: "waves.csv",
      environment: "ROLLCALL_WAVES_LIST", flag: "--by",
      help: "A CSV of username or userPrincipalName and wave, in place of that."),
    SettingOption(
      key: .wavesPilot, kind: .count(0...100_000), builtIn: "20", example: "50",
      environment: "ROLLCALL_WAVES_PILOT", flag: "--pilot",
      help: "How many people the pilot has; they are chosen to touch every Site and licence."),
    SettingOption(
      key: .wavesHeldBy, kind: .word(WaveHeldBy.words), builtIn: "warning", example: "error",
      environment: "ROLLCALL_WAVES_HELD_BY", flag: "--held-by",
      help: "Findings of this severity, and worse ones, hold people back."),
    SettingOption(
      key: .wavesTemplate, kind: .source, builtIn: nil, example: "GroupImportMembersTemplate.csv",
      environment: "ROLLCALL_WAVES_TEMPLATE", flag: "--template",
      help: "Entra's own template for Import members, as it was downloaded."),
    SettingOption(
      key: .wavesColumn, kind: .text, builtIn: nil,
      example: "Member object ID or user principal name",
      environment: "ROLLCALL_WAVES_COLUMN", flag: nil,
      help: "The template's column for the userPrincipalName, if it is not recognised."),
    SettingOption(
      key: .wavesFileLimit, kind: .count(2...1_000_000), builtIn: "40000", example: "10000",
      environment: "ROLLCALL_WAVES_FILE_LIMIT", flag: nil,
      help: "How many members one file may have; Entra imports at most 40,000 in its hour."),
  ]
}
