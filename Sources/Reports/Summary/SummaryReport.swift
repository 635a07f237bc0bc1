package import Checks
import Forecast
import Matching
import Roster

/// `summary.json`: the numbers of a run, for scripts. Keys stand in a fixed order, counts of zero
/// are written, and nothing depends on the clock: the same input gives the same bytes.
package struct SummaryReport: Sendable {
  package static let fileName = "summary.json"
  /// The version of the layout; it changes when a key is removed or means something else.
  package static let schema = 1

  let facts: Facts
  let tally: Tally
  private let version: String
  private let completeness: Completeness

  /// Whether all inputs were used to the end.
  package enum Completeness: Sendable {
    case complete
    /// The run stopped early, or an input was cut short.
    case partial
  }

  /// - Parameter version: of the tool.
  package init(facts: Facts, tally: Tally, version: String, completeness: Completeness) {
    self.facts = facts
    self.tally = tally
    self.version = version
    self.completeness = completeness
  }

  /// The whole file, with a final newline.
  package func rendered() -> [UInt8] {
    var output: [UInt8] = []
    tree.render(into: &output)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private var tree: JSONTree {
    .object(members)
  }

  private var members: [(String, JSONTree)] {
    [
      ("schema", .number(SummaryReport.schema)),
      ("tool", tool),
      ("inputs", .list(facts.sources.map(SummaryReport.input))),
      ("console", console),
      ("directory", directory),
      ("sites", sites),
      ("forecast", forecast),
      ("findings", findings),
      ("decisions", decisions),
      ("complete", .flag(completeness == .complete)),
    ] + (facts.licenses.map { [("licenses", SummaryReport.licenses($0))] } ?? [])
  }

  /// The seats of each licence, when a list of them was given.
  private static func licenses(_ inventory: LicenseInventory) -> JSONTree {
    .object([
      ("owned", .number(inventory.owned)), ("used", .number(inventory.used)),
      ("suspended", .number(inventory.suspended)), ("free", .number(inventory.free)),
      ("people_without", .number(inventory.peopleWithout)),
      (
        "list",
        .list(
          inventory.stocks.map { stock in
            .object([
              ("license", .text(stock.name)), ("country", .text(stock.country)),
              ("owned", .number(stock.owned)), ("used", .number(inventory.used(stock))),
              ("suspended", .number(stock.suspended)), ("free", .number(inventory.free(stock))),
            ])
          })
      ),
    ])
  }

  var tool: JSONTree { .object([("name", .text("rollcall")), ("version", .text(version))]) }

  /// What can differ between two runs on the same inputs.
  var outcome: JSONTree {
    .object([
      ("console", console), ("directory", directory), ("sites", sites), ("forecast", forecast),
      ("findings", findings),
    ])
  }

  private static func input(_ source: SourceInfo) -> JSONTree {
    .object([
      ("source", .text(source.name)),
      ("role", .text(source.role.rawValue)),
      ("kind", .text(source.kind)),
      ("encoding", .text(source.encoding)),
      ("bytes", .number(source.bytes)),
      ("sha256", .text(source.sha256.hexadecimal)),
      ("records", .number(source.records)),
      ("rejected", .number(source.rejects.count)),
    ])
  }

  private var console: JSONTree {
    .object([
      ("total", .number(tally.consoleTotal)),
      ("states", SummaryReport.counts(tally.consoleStates, \.word)),
    ])
  }

  private var directory: JSONTree {
    let others = AccountKind.allCases.filter { !$0.isListed }
    return .object([
      ("total", .number(tally.directoryTotal)),
      ("states", SummaryReport.counts(tally.directoryStates, \.word)),
      (
        "other",
        .object(
          others.map { (String(describing: $0), .number(tally.directoryOthers[$0] ?? 0)) })
      ),
    ])
  }

  /// `states` counts directory users, `offices` the distinct Office values.
  private var sites: JSONTree {
    let provenance =
      switch facts.sites.sites.provenance {
      case .given: "given"
      case .consoleUsers: "console-users"
      }
    return .object([
      ("provenance", .text(provenance)),
      ("names", .number(facts.sites.sites.names.count)),
      ("states", SummaryReport.counts(tally.siteStates, \.word)),
      ("offices", SummaryReport.counts(tally.officeStates, \.word)),
    ])
  }

  private var forecast: JSONTree {
    .object([
      ("user_retrieval", .text(facts.firstCycle.rules.userRetrieval.rawValue)),
      ("console", SummaryReport.counts(tally.consoleForecasts, \.word)),
      ("directory", SummaryReport.counts(tally.directoryForecasts, \.word)),
    ])
  }

  /// How many there are, and how many of them have an effect.
  private var decisions: JSONTree {
    .object([
      ("total", .number(facts.decisions.decisions.list.count)),
      ("used", .number(facts.decisions.usedCount)),
    ])
  }

  /// Open findings by severity and rule; those that a decision sets aside are counted apart.
  private var findings: JSONTree {
    let severities: [Severity] = [.error, .warning, .notice]
    let rules = tally.rules.sorted { $0.key < $1.key }
    return .object(
      severities.map { ($0.word, .number(tally.severities[$0] ?? 0)) }
        + [
          ("by_rule", .object(rules.map { ($0.key, .number($0.value)) })),
          ("waived", .number(tally.setAside[.waive] ?? 0)),
          ("later", .number(tally.setAside[.later] ?? 0)),
        ])
  }

  /// A count for each case, zeros included, in the order of the cases.
  private static func counts<Key: Hashable & CaseIterable>(
    _ counts: [Key: Int], _ word: KeyPath<Key, String>
  ) -> JSONTree {
    .object(Key.allCases.map { ($0[keyPath: word], .number(counts[$0] ?? 0)) })
  }
}
