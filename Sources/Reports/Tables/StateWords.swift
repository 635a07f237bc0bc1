import Forecast
import Matching
import Roster

/// The words of states and forecasts, prepared for writing; each by the raw value of its case.
struct StateWords: Sendable {
  let consoleStates = WordList(ConsoleState.allCases.map(\.word), ending: ",")
  let directoryStates = WordList(DirectoryState.allCases.map(\.word), ending: ",")
  let siteStates = WordList(SiteState.allCases.map(\.word), ending: ",")
  let forecasts = WordList(UserForecast.allCases.map(\.word), ending: ",")
  let upnSources = WordList(CloudUPNSource.allCases.map(\.word), ending: ",")
  /// By the raw value of ``Activation``: enabled, disabled, unknown.
  let activations = WordList(["yes", "no", ""], ending: ",")
}

extension TableRows {
  /// The Site state of a directory row; empty when nobody asks.
  mutating func cell(_ words: StateWords, _ state: SiteState?) {
    guard let state else { return emptyCell() }
    cell(words.siteStates, state.rawValue)
  }
}
