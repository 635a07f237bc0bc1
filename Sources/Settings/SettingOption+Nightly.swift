extension SettingOption {
  static let nightly = [
    SettingOption(
      key: .nightlyState, kind: .path, builtIn: "rollcall-state", example: "/var/lib/rollcall",
      environment: "ROLLCALL_STATE", flag: "--state",
      help: "The folder for what is kept from run to run, such as the history (history.sqlite)."),
    SettingOption(
      key: .nightlyKeepRuns, kind: .count(2...100_000), builtIn: "400", example: "90",
      environment: "ROLLCALL_KEEP_RUNS", flag: "--keep-runs",
      help: "How many runs the history keeps at most."),
    SettingOption(
      key: .nightlyKeepDays, kind: .count(1...36_500), builtIn: nil, example: "365",
      environment: "ROLLCALL_KEEP_DAYS", flag: "--keep-days",
      help: "The history forgets runs that are older; the last two complete ones always stay."),
    SettingOption(
      key: .nightlyKeepFolders, kind: .count(2...100_000), builtIn: "30", example: "90",
      environment: "ROLLCALL_KEEP_FOLDERS", flag: nil,
      help: "How many runs keep their folder of files; that of the last good run always stays."),
    SettingOption(
      key: .nightlyOnlyNews, kind: .toggle, builtIn: "false", example: "true",
      environment: "ROLLCALL_ONLY_NEWS", flag: "--only-news",
      help: "Print nothing when there is no news, so that cron sends no mail."),
    SettingOption(
      key: .nightlyLicenses, kind: .toggle, builtIn: "false", example: "true",
      environment: "ROLLCALL_NIGHTLY_LICENSES", flag: nil,
      help: "Write the files of rollcall licenses too, into the folder licenses of the run."),
    SettingOption(
      key: .nightlyFixes, kind: .toggle, builtIn: "false", example: "true",
      environment: "ROLLCALL_NIGHTLY_FIXES", flag: nil,
      help: "Write the files of rollcall fix too, into the folder fixes of the run."),
    SettingOption(
      key: .nightlyMailFrom, kind: .address, builtIn: nil, example: "rollcall@contoso.com",
      environment: "ROLLCALL_MAIL_FROM", flag: nil,
      help: "Who sends the mail of the night. Without it, whoever hands it to sendmail."),
    SettingOption(
      key: .nightlyMailTo, kind: .addresses, builtIn: nil, example: "[admins@contoso.com]",
      environment: "ROLLCALL_MAIL_TO", flag: nil, help: "Who gets the mail of the night."),
    SettingOption(
      key: .nightlyMetrics, kind: .path, builtIn: nil,
      example: "/var/lib/prometheus/node-exporter/rollcall.prom",
      environment: "ROLLCALL_METRICS", flag: nil,
      help: "The text file for Prometheus. Without it, rollcall.prom in the state folder."),
    SettingOption(
      key: .nightlyWarnHours, kind: .count(1...10_000), builtIn: "26", example: "50",
      environment: "ROLLCALL_WARN_HOURS", flag: "--warn-hours",
      help: "rollcall status warns when the last good run is older."),
    SettingOption(
      key: .nightlyCriticalHours, kind: .count(1...10_000), builtIn: "50", example: "74",
      environment: "ROLLCALL_CRITICAL_HOURS", flag: "--critical-hours",
      help: "rollcall status says critical when the last good run is older."),
  ]
}
