import Checks
import Forecast
import Formats
import Matching
import Roster

extension Explanation {
  /// One JSON object, with a final newline.
  ///
  /// - Parameters:
  ///   - who: as it was asked.
  ///   - version: of the tool.
  package func json(who: String, version: String) -> [UInt8] {
    JSONTree.object([
      ("schema", .number(SummaryReport.schema)),
      ("tool", .object([("name", .text("rollcall")), ("version", .text(version))])),
      ("who", .text(who)),
      ("console", side(consoleState?.word, \.console, consoleOrigin, [])),
      ("directory", side(directoryState?.word, \.directory, directoryOrigin, identifiers)),
      ("tiers", .list(tiers.map(Explanation.tree))),
      ("soft", softTree),
      ("decided_by", .text(rule)),
      ("site", siteTree),
      ("forecast", .text(forecast.word)),
      ("overwrites", overwritesTree),
      ("findings", .list(findings.map(tree))),
      ("remedy", .text(remedy)),
    ]).rendered
  }

  /// The record of one side: its state, and its values by what people call them.
  private func side(
    _ state: String?, _ value: KeyPath<RecordLine, String>, _ origin: String?,
    _ identifiers: [(label: String, name: String, value: String)]
  ) -> JSONTree {
    guard let state else { return .null }
    let lines = records.filter { !$0[keyPath: value].isEmpty }
    let values = lines.map {
      ($0.label.lowercased().replacing(" ", with: "_"), JSONTree.text($0[keyPath: value]))
    }
    return .object(
      [("state", .text(state))] + values + identifiers.map { ($0.name, .text($0.value)) }
        + [("origin", .text(origin ?? ""))])
  }

  private static func tree(_ tier: Tier) -> JSONTree {
    .object([
      ("tier", .number(tier.number)), ("name", .text(tier.name)), ("says", .text(tier.says)),
    ])
  }

  private var siteTree: JSONTree {
    guard let row = person.directory, let state = facts.siteState(ofDirectory: row) else {
      return .null
    }
    let office = facts.sites.office(of: row)
    return .object([
      ("state", .text(state.word)), ("office", .text(office?.value ?? "")),
      ("site", .text(office.map { Advice.office($0, in: facts).site } ?? "")),
    ])
  }

  private var overwritesTree: JSONTree {
    guard let overwrites else { return .null }
    return .list(
      overwrites.map { overwrite in
        .object([
          ("field", .text(overwrite.field.key)),
          ("attribute", .text(overwrite.attribute.attributeName)),
          ("from", .text(overwrite.consoleValue)), ("to", .text(overwrite.directoryValue)),
          ("read_only", .flag(overwrite.lock == .readOnly)),
        ])
      })
  }

  private func tree(_ finding: Finding) -> JSONTree {
    let text = Rules.text(of: finding, in: facts)
    let decision = finding.decision.map { facts.decisions.decisions.list[Int($0)] }
    return .object([
      ("severity", .text(finding.severity.word)), ("rule", .text(Rules.rule(of: finding).slug)),
      ("message", .text(text.message)), ("remedy", .text(text.remedy)),
      ("fingerprint", .text(Rules.fingerprint(of: finding, in: facts))),
      ("decision", decision.map { .text($0.kind.rawValue) } ?? .null),
    ])
  }
}
