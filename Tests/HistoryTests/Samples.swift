import History

extension RunFigures {
  /// A run that began at midnight of this day, counted from 1970.
  static func sample(day: Int) -> RunFigures {
    RunFigures(started: day * 86_400, seconds: 1.5, version: "1.0.0", inputs: [])
  }
}

extension FindingRecord {
  static func sample(_ fingerprint: String, _ standing: Standing = .open) -> FindingRecord {
    FindingRecord(
      fingerprint: fingerprint, severity: "error", rule: "office-unknown", subject: "Berlin",
      message: "No Site is called so", remedy: "Rename it.", consoleUsername: "",
      directoryUPN: "\(fingerprint)@contoso.com", standing: standing)
  }
}
