import Checks
import Forecast
import Matching

extension FlowChart {
  /// The console users.
  static func console(_ facts: Facts) -> FlowChart {
    FlowChart(
      name: "console-flow", title: "8x8 users, from state to first cycle",
      states: ConsoleState.allCases.map {
        Node(
          word: $0.word, meaning: Sentences.meaning(of: $0), tone: $0.tone,
          href: PageLink.fragment([("list", "console"), ("state", $0.word)]))
      }, forecasts: forecasts(of: "console"),
      bands: bands(
        facts.pairing.consoleStates, facts.firstCycle.console, ConsoleState.allCases.count))
  }

  /// The directory users.
  static func directory(_ facts: Facts) -> FlowChart {
    FlowChart(
      name: "directory-flow", title: "Directory users, from state to first cycle",
      states: DirectoryState.allCases.map {
        Node(
          word: $0.word, meaning: Sentences.meaning(of: $0), tone: $0.tone,
          href: PageLink.fragment([("list", "directory"), ("state", $0.word)]))
      }, forecasts: forecasts(of: "directory"),
      bands: bands(
        facts.pairing.directoryStates, facts.firstCycle.directory, DirectoryState.allCases.count))
  }

  private static func forecasts(of list: String) -> [Node] {
    UserForecast.allCases.map {
      Node(
        word: $0.word, meaning: PageSentences.meaning(of: $0), tone: $0.tone,
        href: PageLink.fragment([("list", list), ("forecast", $0.word)]))
    }
  }

  /// Counts rows by both, in the order of the states and then of the forecasts.
  private static func bands<State: RawRepresentable<UInt8>>(
    _ states: [State], _ forecasts: [UserForecast], _ stateCount: Int
  ) -> [Band] {
    let width = UserForecast.allCases.count
    var counts = Array(repeating: 0, count: stateCount * width)
    for row in states.indices {
      counts[Int(states[row].rawValue) * width + Int(forecasts[row].rawValue)] += 1
    }
    return counts.indices.filter { counts[$0] > 0 }.map {
      Band(state: $0 / width, forecast: $0 % width, count: counts[$0])
    }
  }
}
