import Foundation

/// What `news.json` says, as far as tests ask.
struct TenantNews {
  /// `kind severity rule`, sorted.
  let changes: [String]
  /// `side: from → to: count`, in the order of the file.
  let transitions: [String]
  let isNews: Bool
  let run: Int
  let gates: [String]

  private struct File: Decodable {
    struct Change: Decodable { let kind, severity, rule: String }
    struct Transition: Decodable {
      let side: String
      let from, to: String?
      let count: Int
    }
    struct Run: Decodable { let id: Int }
    let changes: [Change]
    let transitions: [Transition]
    let news: Bool
    let run: Run
    let accepted_gates: [String]
  }

  init(_ bytes: [UInt8]) throws {
    let file = try JSONDecoder().decode(File.self, from: Data(bytes))
    changes = file.changes.map { "\($0.kind) \($0.severity) \($0.rule)" }.sorted()
    transitions = file.transitions.map {
      "\($0.side): \($0.from ?? "-") → \($0.to ?? "-"): \($0.count)"
    }
    isNews = file.news
    run = file.run.id
    gates = file.accepted_gates
  }
}
