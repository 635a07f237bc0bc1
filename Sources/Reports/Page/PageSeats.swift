/// Licence seats as a table.
struct PageSeats: Sendable {
  let lines: [SeatLine]

  func values() -> [String: Any] {
    [
      "hasSeats": !lines.isEmpty,
      "licenses": lines.map { line -> [String: Any] in
        [
          "name": HTMLText.shown(line.license, limit: 100),
          "cells": [
            line.wanted, line.given, line.used, line.owned, line.free,
          ].map { $0.map(Sentences.number) ?? PageSentences.seatsUnknown },
          "short": line.short.map(Sentences.number) ?? PageSentences.seatsUnknown,
          "tone": (line.short ?? 0) > 0 ? PageTone.bad.rawValue : PageTone.plain.rawValue,
        ]
      },
    ]
  }
}
