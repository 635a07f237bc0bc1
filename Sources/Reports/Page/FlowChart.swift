import Checks
import Forecast
import Matching

/// One list as a flow from state to forecast, in the manner of Sankey: SVG made of numbers.
struct FlowChart: Sendable {
  /// A kind of row, on one side of the chart.
  struct Node: Sendable {
    let word: String
    let meaning: String
    let tone: PageTone
    /// Where it leads.
    let href: String
  }

  /// So many rows of one state that have one forecast.
  struct Band: Sendable, Equatable {
    let state: Int
    let forecast: Int
    let count: Int
  }

  /// Told apart from the other chart of the page.
  let name: String
  let title: String
  let states: [Node]
  let forecasts: [Node]
  let bands: [Band]

  private static let width = 640.0
  private static let left = 170.0
  private static let right = 455.0
  private static let nodeWidth = 10.0
  private static let gap = 7.0
  private static let least = 17.0
  private static let spread = 230.0

  private struct Place {
    var top: Double
    var height: Double
    var count: Int
    /// How much of it bands have taken, as drawn.
    var taken = 0.0
  }

  /// The element; its links are in the order of reading.
  var svg: String {
    let total = bands.reduce(0) { $0 + $1.count }
    guard total > 0 else { return "" }
    var sources = places(states.indices.map { index in count { $0.state == index } }, total)
    var targets = places(forecasts.indices.map { index in count { $0.forecast == index } }, total)
    let height = max(bottom(sources), bottom(targets)) + 2
    let drawn = bands.map { band -> String in
      let from = slice(of: band.count, &sources[band.state])
      let to = slice(of: band.count, &targets[band.forecast])
      let label =
        "\(states[band.state].word) to \(forecasts[band.forecast].word): "
        + Sentences.number(band.count)
      return "<path class=\"band \(forecasts[band.forecast].tone.rawValue)\" d=\""
        + curve(from, to) + "\"><title>\(label)</title></path>"
    }
    let nodes =
      states.indices.map { node(states[$0], sources[$0], .leading) }
      + forecasts.indices.map { node(forecasts[$0], targets[$0], .trailing) }
    return """
      <svg class="flow" viewBox="0 0 \(number(FlowChart.width)) \(number(height))" role="group" \
      aria-labelledby="\(name)-title \(name)-about">
      <title id="\(name)-title">\(HTMLText.escaped(title))</title>
      <desc id="\(name)-about">\(HTMLText.escaped(about))</desc>
      \((drawn + nodes).filter { !$0.isEmpty }.joined(separator: "\n"))
      </svg>
      """
  }

  private var about: String {
    "From the state of each row to its forecast; small numbers are drawn larger than they are. "
      + "The table below has the numbers."
  }

  private func count(_ isMeant: (Band) -> Bool) -> Int {
    bands.reduce(0) { $0 + (isMeant($1) ? $1.count : 0) }
  }

  private func places(_ counts: [Int], _ total: Int) -> [Place] {
    var top = 1.0
    return counts.map { count in
      guard count > 0 else { return Place(top: top, height: 0, count: 0) }
      let height = FlowChart.least + FlowChart.spread * Double(count) / Double(total)
      defer { top += height + FlowChart.gap }
      return Place(top: top, height: height, count: count)
    }
  }

  private func bottom(_ places: [Place]) -> Double {
    places.map { $0.top + $0.height }.max() ?? 0
  }

  private func slice(of count: Int, _ place: inout Place) -> (top: Double, bottom: Double) {
    let height = place.height * Double(count) / Double(max(1, place.count))
    let top = place.top + place.taken
    place.taken += height
    return (top, top + height)
  }

  private func curve(
    _ from: (top: Double, bottom: Double), _ to: (top: Double, bottom: Double)
  ) -> String {
    let start = FlowChart.left + FlowChart.nodeWidth
    let end = FlowChart.right
    let middle = (start + end) / 2
    func point(_ x: Double, _ y: Double) -> String { "\(number(x)) \(number(y))" }
    return "M\(point(start, from.top))C\(point(middle, from.top)) \(point(middle, to.top)) "
      + "\(point(end, to.top))V\(number(to.bottom))C\(point(middle, to.bottom)) "
      + "\(point(middle, from.bottom)) \(point(start, from.bottom))Z"
  }

  private enum Edge { case leading, trailing }

  private func node(_ node: Node, _ place: Place, _ edge: Edge) -> String {
    guard place.count > 0 else { return "" }
    let x = edge == .leading ? FlowChart.left : FlowChart.right
    let textX = edge == .leading ? x - 8 : x + FlowChart.nodeWidth + 8
    let count = Sentences.number(place.count)
    let label = HTMLText.escaped("\(node.word), \(count): \(node.meaning)")
    return """
      <a href="\(HTMLText.escaped(node.href))" aria-label="\(label)">\
      <title>\(label)</title>\
      <rect class="node \(node.tone.rawValue)" x="\(number(x))" y="\(number(place.top))" \
      width="\(number(FlowChart.nodeWidth))" height="\(number(place.height))" rx="2"/>\
      <text class="\(edge == .leading ? "end" : "start")" x="\(number(textX))" \
      y="\(number(place.top + place.height / 2 + 4.5))">\(HTMLText.escaped(node.word)) \
      <tspan class="count">\(count)</tspan></text></a>
      """
  }

  /// One digit after the point is finer than any screen.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  // MARK: As a table

  /// A row a state that occurs, for those who do not see the chart.
  var rows: [[String: Any]] {
    bands.map { band in
      [
        "state": states[band.state].word, "meaning": states[band.state].meaning,
        "forecast": forecasts[band.forecast].word, "count": Sentences.number(band.count),
      ]
    }
  }
}
