import Checks
import Formats
import Roster

/// The findings of the page: by cause, the most costly first, each with links to its people.
struct PageFindings: Sendable {
  /// How many findings of a rule are told one by one.
  static let shown = 8

  /// All that one rule found.
  struct Group: Sendable {
    let total: Rules.Total
    /// The findings that are told one by one.
    let told: [Finding]
    /// Places on the page of all rows that the rule's findings are about, ascending.
    fileprivate(set) var consolePlaces: [Int]
    fileprivate(set) var directoryPlaces: [Int]
  }

  let groups: [Group]
  private let facts: Facts
  private let wording: Wording
  private let console: PageRows
  private let directory: PageRows

  init(
    _ findings: [Finding], facts: Facts, wording: Wording, console: PageRows, directory: PageRows
  ) {
    self.facts = facts
    self.wording = wording
    self.console = console
    self.directory = directory
    var byRule: [UInt8: [Int]] = [:]
    for position in findings.indices where findings[position].isOpen {
      byRule[findings[position].rule, default: []].append(position)
    }
    let totals = Rules.totals(findings)
    let lists = totals.map { byRule[findings[$0.first].rule] ?? [] }
    groups = Parallel.map(totals.count) { position in
      PageFindings.group(totals[position], lists[position], of: findings, console, directory)
    }
  }

  /// - Parameter positions: those of the rule's findings among all.
  private static func group(
    _ total: Rules.Total, _ positions: [Int], of findings: [Finding], _ console: PageRows,
    _ directory: PageRows
  ) -> Group {
    var places = Places()
    for position in positions { places.add(findings[position], console, directory) }
    // The worst first: a rule may have warnings beside errors.
    let worst = positions.lazy.filter { findings[$0].severity == total.severity }.prefix(shown)
    let others = positions.lazy.filter { findings[$0].severity != total.severity }.prefix(shown)
    return Group(
      total: total, told: (Array(worst) + others).prefix(shown).map { findings[$0] },
      consolePlaces: Places.distinct(places.console),
      directoryPlaces: Places.distinct(places.directory))
  }

  /// Places on the page.
  private struct Places {
    var console: [Int] = []
    var directory: [Int] = []

    /// Adds those of the people whom a finding is about.
    mutating func add(_ finding: Finding, _ console: PageRows, _ directory: PageRows) {
      if finding.rows.isEmpty {
        if let row = finding.consoleRow, let place = console.place(of: Int(row)) {
          self.console.append(place)
        }
        if let row = finding.directoryRow, let place = directory.place(of: Int(row)) {
          self.directory.append(place)
        }
      } else if finding.consoleRow != nil {
        self.console += finding.rows.compactMap { console.place(of: Int($0)) }
      } else {
        self.directory += finding.rows.compactMap { directory.place(of: Int($0)) }
      }
    }

    /// Ascending, each once.
    static func distinct(_ places: [Int]) -> [Int] {
      var distinct: [Int] = []
      distinct.reserveCapacity(places.count)
      for place in places.sorted() where place != distinct.last { distinct.append(place) }
      return distinct
    }
  }

  /// The places on the page of the people whom a finding is about.
  private static func places(
    of finding: Finding, _ console: PageRows, _ directory: PageRows
  ) -> Places {
    var places = Places()
    places.add(finding, console, directory)
    return places
  }

  // MARK: For the script

  /// `{"rule": {"title": ..., "console": [...], "directory": [...]}}`, places as steps from the one
  /// before; findings that are told and have several people stand beside, by fingerprint.
  func data() -> [UInt8] {
    var output = Array("{".utf8)
    for group in groups {
      append(
        group.total.rule.slug, group.total.rule.title, group.consolePlaces,
        group.directoryPlaces, to: &output)
      for finding in group.told where finding.rows.count > 1 {
        let places = PageFindings.places(of: finding, console, directory)
        append(
          wording.fingerprint(finding, facts), HTMLText.shown(wording.text(finding, facts).message),
          places.console.sorted(), places.directory.sorted(), to: &output)
      }
    }
    if output.last == UInt8(ascii: ",") { output.removeLast() }
    output.append(UInt8(ascii: "}"))
    return output
  }

  private func append(
    _ name: String, _ title: String, _ console: [Int], _ directory: [Int], to output: inout [UInt8]
  ) {
    PageData.append(name, to: &output)
    output.append(contentsOf: ":{\"title\":".utf8)
    PageData.append(title, to: &output)
    for (key, places) in [("console", console), ("directory", directory)] {
      output.append(contentsOf: ",\"\(key)\":[".utf8)
      var previous = 0
      for (index, place) in places.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        PageData.append(place - previous, to: &output)
        previous = place
      }
      output.append(UInt8(ascii: "]"))
    }
    output.append(contentsOf: "},".utf8)
  }

  // MARK: For the template

  func values() -> [[String: Any]] { groups.map(values(of:)) }

  private func values(of group: Group) -> [String: Any] {
    let slug = group.total.rule.slug
    let told = group.told.map { values(of: $0, slug) }
    let more = group.total.findings - told.count
    return [
      "slug": slug, "severity": group.total.severity.word,
      "tone": group.total.severity.pageTone.rawValue, "title": group.total.rule.title,
      "why": group.total.rule.rationale.split(whereSeparator: \.isNewline).joined(separator: " "),
      "people": group.total.people > 0 ? Sentences.people(group.total.people) : "",
      "count": Sentences.count(group.total.findings, "finding", "findings"),
      "links": PageLink.people(slug, group.consolePlaces.count, group.directoryPlaces.count),
      "told": told,
      "more": more > 0 ? PageSentences.moreFindings(more) : "",
    ]
  }

  private func values(of finding: Finding, _ slug: String) -> [String: Any] {
    let text = wording.text(finding, facts)
    let places = PageFindings.places(of: finding, console, directory)
    var links: [[String: Any]] = []
    if finding.rows.count > 1 {
      links = PageLink.people(
        wording.fingerprint(finding, facts), places.console.count, places.directory.count)
    } else {
      if !places.console.isEmpty, let row = finding.consoleRow,
        let username = facts.console.text(.username, Int(row)), !username.isEmpty
      {
        links.append(PageLink.user("console", username, "8x8 user"))
      }
      if !places.directory.isEmpty, let row = finding.directoryRow,
        let login = facts.directory.text(.userPrincipalName, Int(row)), !login.isEmpty
      {
        links.append(PageLink.user("directory", login, "directory user"))
      }
    }
    return [
      "subject": HTMLText.shown(text.subject, limit: 120),
      "message": HTMLText.shown(text.message, limit: 1000),
      "remedy": HTMLText.shown(text.remedy, limit: 1000), "links": links,
    ]
  }
}
