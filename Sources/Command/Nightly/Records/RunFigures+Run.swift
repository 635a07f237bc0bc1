import Checks
import Forecast
import History
import Matching
import Reports
import Roster

extension RunFigures {
  /// Of a run that counted everything.
  ///
  /// - Parameters:
  ///   - started: in seconds since 1970.
  ///   - modified: when the file of a source was last written; nil for what is no file.
  init(
    _ facts: Facts, _ tally: Tally, started: Int, seconds: Double, modified: (SourceInfo) -> Int?
  ) {
    self.init(
      started: started, seconds: seconds, version: Rollcall.version,
      inputs: facts.sources.map { Input($0, modified: modified($0)) })
    consoleTotal = tally.consoleTotal
    directoryTotal = tally.directoryTotal
    consoleStates = Self.words(tally.consoleStates, \.word)
    directoryStates = Self.words(tally.directoryStates, \.word)
    siteStates = Self.words(tally.siteStates, \.word)
    consoleForecasts = Self.words(tally.consoleForecasts, \.word)
    directoryForecasts = Self.words(tally.directoryForecasts, \.word)
    findings = Self.words(tally.severities, \.word)
    findingsByRule = tally.rules
    waived = tally.setAside[.waive] ?? 0
    later = tally.setAside[.later] ?? 0
  }

  private static func words<Key: Hashable & CaseIterable>(
    _ counts: [Key: Int], _ word: (Key) -> String
  ) -> [String: Int] {
    Dictionary(Key.allCases.map { (word($0), counts[$0] ?? 0) }) { $0 + $1 }
  }
}

extension RunFigures.Input {
  init(_ source: SourceInfo, modified: Int?) {
    let isFile = if case .lines = source.places { true } else { false }
    self.init(
      role: source.role.rawValue, source: source.name, kind: source.kind, bytes: source.bytes,
      sha256: isFile ? source.sha256.hexadecimal : "", records: source.records,
      rejected: source.rejects.count, modified: modified)
  }
}
