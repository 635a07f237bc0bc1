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
  ]
}
