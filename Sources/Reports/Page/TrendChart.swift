/// Past runs as lines: small charts side by side, each with a scale of its own.
struct TrendChart: Sendable {
  let points: [TrendPoint]

  private static let width = 300.0
  private static let height = 90.0

  /// One measure over all runs.
  private struct Measure {
    let name: String
    let label: String
    let tone: PageTone
    let values: [Int]
  }

  /// Nothing to draw with fewer than two runs.
  var isEmpty: Bool { points.count < 2 }

  private var measures: [Measure] {
    [
      Measure(
        name: "linked", label: "8x8 users that will be linked", tone: .good,
        values: points.map(\.linked)),
      Measure(
        name: "twice", label: "People created twice", tone: .bad, values: points.map(\.createdTwice)
      ),
      Measure(name: "errors", label: "Open errors", tone: .bad, values: points.map(\.errors)),
      Measure(
        name: "warnings", label: "Open warnings", tone: .careful, values: points.map(\.warnings)),
    ]
  }

  func values() -> [String: Any] {
    guard !isEmpty else { return ["hasTrend": false] }
    return [
      "hasTrend": true,
      "charts": measures.map { measure -> [String: Any] in
        [
          "label": measure.label, "svg": svg(of: measure),
          "first": Sentences.number(measure.values.first ?? 0),
          "last": Sentences.number(measure.values.last ?? 0),
        ]
      },
      "span": "\(PageSentences.time(points[0].started)) to "
        + PageSentences.time(points[points.count - 1].started),
      "rows": points.reversed().prefix(60).map { point -> [String: Any] in
        [
          "time": PageSentences.time(point.started),
          "cells": [
            point.consoleTotal, point.linked, point.createdTwice, point.errors, point.warnings,
          ].map { Sentences.number($0) },
        ]
      },
    ]
  }

  private func svg(of measure: Measure) -> String {
    let largest = Double(max(1, measure.values.max() ?? 1))
    let first = Double(points[0].started)
    let span = max(1, Double(points[points.count - 1].started) - first)
    let places = zip(points, measure.values).map { point, value in
      let x = 4 + (TrendChart.width - 8) * (Double(point.started) - first) / span
      let y = TrendChart.height - 4 - (TrendChart.height - 12) * Double(value) / largest
      return "\(Int(x.rounded())),\(Int(y.rounded()))"
    }
    let about =
      "\(measure.label), \(points.count) runs: from \(Sentences.number(measure.values[0])) to "
      + Sentences.number(measure.values[measure.values.count - 1])
    return """
      <svg class="trend" viewBox="0 0 300 90" role="img" aria-labelledby="trend-\(measure.name)">\
      <title id="trend-\(measure.name)">\(about)</title>\
      <line class="axis" x1="4" y1="86" x2="296" y2="86"/>\
      <polyline class="\(measure.tone.rawValue)" points="\(places.joined(separator: " "))"/>\
      \(circle(at: places.last ?? "0,0", measure.tone))</svg>
      """
  }

  private func circle(at place: String, _ tone: PageTone) -> String {
    let parts = place.split(separator: ",")
    return "<circle class=\"\(tone.rawValue)\" cx=\"\(parts[0])\" cy=\"\(parts[1])\" r=\"3\"/>"
  }
}
