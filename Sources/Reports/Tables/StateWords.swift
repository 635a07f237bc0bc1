import Forecast
import Matching
import Roster

/// The words of states and forecasts, prepared for writing; each by the raw value of its case.
struct StateWords: Sendable {
  let consoleStates = WordList(ConsoleState.allCases.map(\.word))
  let directoryStates = WordList(DirectoryState.allCases.map(\.word))
  let siteStates = WordList(SiteState.allCases.map(\.word))
  let forecasts = WordList(UserForecast.allCases.map(\.word))
  let upnSources = WordList(CloudUPNSource.allCases.map(\.word))
  /// By the raw value of ``Activation``: enabled, disabled, unknown.
  let activations = WordList(["yes", "no", ""])
}

extension TableRows {
  /// The Site state of a directory row; empty when nobody asks.
  mutating func cell(_ words: StateWords, _ state: SiteState?) {
    guard let state else { return emptyCell() }
    cell(words.siteStates, state.rawValue)
  }
}
