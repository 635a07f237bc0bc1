import Checks

/// What portfolios say.
enum PortfolioSentences {
  static let title = "8x8 provisioning readiness, all tenants"
  static let unreadable = "no result"

  static func reason(_ problem: SummaryFile.Problem) -> String {
    switch problem {
    case .missing:
      "There is no summary.json in this folder, nor in its folder latest: run rollcall reconcile --out or rollcall nightly."
    case .unreadable(let reason): "summary.json cannot be read: \(reason)."
    case .empty: "summary.json is empty: run again."
    case .cutShort: "summary.json is cut short: copy it again, or run again."
    case .notJSON: "summary.json is damaged: copy it again, or run again."
    case .notSummary: "summary.json is not one of Rollcall's."
    case .newer(let schema):
      "summary.json is of a newer Rollcall (schema \(schema)): use that one here."
    }
  }

  static let incomplete = "The run did not use all of its inputs."

  static func verdict(_ tenants: [PortfolioTenant]) -> String {
    func count(_ answer: Readiness.Answer) -> Int {
      tenants.count { $0.readiness?.answer == answer }
    }
    let missing = tenants.count { $0.readiness == nil }
    let parts = [
      (count(.ready), "ready"), (count(.nearlyReady), "nearly ready"),
      (count(.notReady), "not ready"), (missing, "without a result"),
    ]
    return "\(Sentences.count(tenants.count, "tenant", "tenants")): "
      + Sentences.list(parts.filter { $0.0 > 0 }.map { "\(Sentences.number($0.0)) \($0.1)" }) + "."
  }

  /// How long ago, in days; a file from the future is of today.
  static func age(_ written: Int, now: Int) -> String {
    let days = max(0, (now - written) / 86_400)
    return switch days {
    case 0: "today"
    case 1: "yesterday"
    default: "\(Sentences.number(days)) days ago"
    }
  }

  /// The rule's own title; of a rule that this version does not know, its slug.
  static func title(ofRule slug: String) -> String {
    Rules.all.first { $0.slug == slug }?.title ?? slug
  }
}
