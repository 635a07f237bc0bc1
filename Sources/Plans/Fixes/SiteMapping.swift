import Checks
import Forecast
package import Matching
import Roster

/// An attribute mapping in Entra that turns Office values into Site names.
///
/// Nested IIF, because Microsoft warns of Switch; strings stand in quotation marks, with a backslash
/// before quotation marks and backslashes (Microsoft, "Reference for writing expressions for
/// attribute mappings"). Everything that it does not name goes through as it is.
package struct SiteMapping: Sendable, Equatable {
  /// One Office value and the Site that it means.
  package struct Line: Sendable, Equatable {
    package let office: String
    package let site: String
    package let people: Int
    /// How the value stands to the Site: `near` should be looked at.
    package let state: SiteState
  }

  /// The most characters of an expression (Microsoft, "Customize attribute mappings").
  package static let longest = 10_000
  private static let attribute = "[physicalDeliveryOfficeName]"

  package let lines: [Line]

  static let none = SiteMapping(lines: [])

  /// The expression; empty when there is nothing to map.
  package var expression: String {
    guard !lines.isEmpty else { return "" }
    let heads = lines.map(SiteMapping.head).joined()
    return heads + SiteMapping.attribute + String(repeating: ")", count: lines.count)
  }

  /// Values of the most people first, as many as fit; the others are held back.
  static func make(_ facts: Facts) -> (mapping: SiteMapping, held: [FixPlan.Held]) {
    var lines: [Line] = []
    var held: [FixPlan.Held] = []
    var length = attribute.utf16.count
    for (office, site) in candidates(facts) {
      let line = Line(
        office: office.value, site: site, people: office.users.count,
        state: office.answer.state)
      let more = head(line).utf16.count + 1
      guard length + more <= longest else {
        held.append(
          FixPlan.Held(
            console: nil, directory: office.users.first, rule: "", attribute: "Site mapping",
            proposed: site, reason: .expressionFull))
        continue
      }
      length += more
      lines.append(line)
    }
    return (SiteMapping(lines: lines), held)
  }

  private static func candidates(_ facts: Facts) -> [(SiteMatches.Office, String)] {
    guard facts.firstCycle.rules.siteMapping != .constant else { return [] }
    return facts.sites.offices.compactMap { office -> (SiteMatches.Office, String)? in
      guard office.answer.state != .match, isWritable(office.value) else { return nil }
      let advice = Advice.office(office, in: facts)
      // Where the aliases are mapped already, the new expression must have them still.
      guard !advice.site.isEmpty, isWritable(advice.site) else { return nil }
      return (office, advice.site)
    }
    .sorted { ($1.0.users.count, $0.0.value) < ($0.0.users.count, $1.0.value) }
  }

  /// Control characters have no place in an expression that is pasted into a web page.
  private static func isWritable(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }

  private static func head(_ line: Line) -> String {
    "IIF(\(attribute)=\(quoted(line.office)), \(quoted(line.site)), "
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
