package import Plans
import Roster
package import Checks

/// The numbers of a licence plan: wanted = create + assign + held + left out.
package struct LicenseNumbers: Sendable, Equatable {
  package let wanted: Int
  package private(set) var create = 0
  package private(set) var assign = 0
  package private(set) var held = 0
  package private(set) var leftOut = 0
  package let satisfied: Int
  package let without: Int
  /// By reason, in the order of the reasons.
  package private(set) var reasons: [(reason: HoldReason, people: Int)] = []

  package init(_ plan: LicensePlan) {
    wanted = plan.wishes.count
    satisfied = plan.satisfied
    without = plan.without
    var counts: [HoldReason: Int] = [:]
    for wish in plan.wishes {
      switch wish.fate {
      case .create: create += 1
      case .assign: assign += 1
      case .leftOut: leftOut += 1
      case .held(let hold):
        held += 1
        counts[hold.reason, default: 0] += 1
      }
    }
    reasons = HoldReason.allCases.compactMap { reason in counts[reason].map { (reason, $0) } }
  }

  package static func == (one: LicenseNumbers, other: LicenseNumbers) -> Bool {
    (one.wanted, one.create, one.assign, one.held, one.leftOut)
      == (other.wanted, other.create, other.assign, other.held, other.leftOut)
  }
}

/// What a person or a program is told of a licence plan.
package struct LicenseSummary: Sendable {
  package static let fileName = "licenses.json"

  /// A file with rows for upload or by hand.
  package struct File: Sendable {
    package let name: String
    package let rows: Int

    package init(name: String, rows: Int) {
      self.name = name
      self.rows = rows
    }
  }

  private let facts: Facts
  private let plan: LicensePlan
  package let numbers: LicenseNumbers
  private let files: [File]
  private let folder: String?

  /// - Parameters:
  ///   - files: those that are written, whether or not there is a folder for them.
  ///   - folder: where to; nil: nowhere.
  package init(facts: Facts, plan: LicensePlan, files: [File], folder: String?) {
    self.facts = facts
    self.plan = plan
    self.files = files
    self.folder = folder
    numbers = LicenseNumbers(plan)
  }

  // MARK: For people

  /// - Parameter width: columns of the terminal.
  package func text(width: Int = 80, colour: Colour = .none) -> String {
    var page = Page(width: min(width, 100), colour: colour)
    page.paragraph(LicenseSentences.verdict(numbers), indent: 0, .heading)
    if plan.request.rules.rules.isEmpty {
      page.paragraph(LicenseSentences.noRules, indent: 0, .careful)
    } else {
      page.paragraph(LicenseSentences.others(numbers), indent: 0)
    }
    if facts.cloud == nil, numbers.create + numbers.assign > 0 {
      page.paragraph(LicenseSentences.predicted, indent: 0, .careful)
    }
    for group in plan.unknownGroups {
      page.paragraph(LicenseSentences.groupUnknown(group), indent: 0, .careful)
    }
    page.gap()
    addSeats(to: &page)
    addHeld(to: &page)
    addLeftOut(to: &page)
    if !plan.reclaims.isEmpty {
      page.paragraph(
        LicenseSentences.reclaims(plan.reclaims.count), indent: 12, label: "Reclaim")
    }
    addAfterCare(to: &page)
    page.gap()
    addFiles(to: &page)
    return page.text
  }

  /// The verdict alone.
  package var line: String { LicenseSentences.verdict(numbers) + "\n" }

  private func addSeats(to page: inout Page) {
    if plan.licenses.isEmpty { return }
    guard plan.request.stocks != nil else {
      page.paragraph(LicenseSentences.seatsUnknown, indent: 12, label: "Seats", .careful)
      page.gap()
      return
    }
    let room = max(20, page.width - 46)
    func row(_ name: String, _ numbers: [String], _ tone: Tone) {
      let cells = numbers.map { Page.aligned($0, to: 7) }.joined()
      var line = Page.padded(TerminalText.fitted(name, columns: room - 1), to: room) + cells
      while line.last == " " { line.removeLast() }
      page.line(line, tone)
    }
    row("Seats", ["wanted", "owned", "used", "free", "given", "short"], .heading)
    for license in plan.licenses {
      let tone: Tone = (license.short ?? 0) > 0 ? .careful : .plain
      let stock = [license.stock?.owned, license.used, license.free]
      let shown = license.stock == nil ? ["?", "\(license.used)", "?"] : stock.map(Self.shown)
      row(
        "  \(license.name)",
        ["\(license.demand.wanted)"] + shown
          + ["\(license.demand.given)", license.short.map { "\($0)" } ?? "?"], tone)
      for site in license.sites.prefix(12) {
        row(
          "    \(plan.siteName(site.site))",
          ["\(site.demand.wanted)", "", "\(site.used)", "", "\(site.demand.given)", ""], .plain)
      }
      if license.sites.count > 12 { page.line("    and \(license.sites.count - 12) more Sites") }
    }
    page.gap()
  }

  private static func shown(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }

  private func addHeld(to page: inout Page) {
    guard numbers.held > 0 else { return }
    page.line(
      "Held back: \(LicenseSentences.people(numbers.held)), with reason and remedy in held.csv",
      .heading)
    for (reason, people) in numbers.reasons {
      page.line("  " + Page.padded(reason.rawValue, to: 24) + Page.aligned("\(people)", to: 8))
    }
    page.gap()
  }

  private func addLeftOut(to page: inout Page) {
    let all = plan.leftOut
    guard !all.isEmpty else { return }
    page.line("Left out: \(LicenseSentences.people(all.count)), the next in line first", .heading)
    for (_, wish) in all.prefix(10) {
      page.line(
        "  \(wish.username)  (\(LicenseSentences.priority(of: wish, in: plan)); "
          + "\(plan.licenses[wish.license].name))")
    }
    if all.count > 10 { page.line("  and \(all.count - 10) more in left-out.csv") }
    page.paragraph(LicenseSentences.order, indent: 2)
    page.gap()
  }

  private func addAfterCare(to page: inout Page) {
    let unseen = facts.console.fills(.visibility) ? "" : " " + LicenseSentences.visibilityUnknown
    guard !plan.afterCare.isEmpty else { return }
    page.paragraph(
      LicenseSentences.afterCare(plan.afterCare.count) + unseen, indent: 12, label: "After-care")
  }

  private func addFiles(to page: inout Page) {
    let uploads = files.filter { $0.name != WorklistReport.fileName }
    let names = files.map { "\($0.name) (\(LicenseSentences.count($0.rows, "row", "rows")))" }
    let list =
      names.isEmpty ? "none, since nobody gets a licence now" : names.joined(separator: ", ")
    let place = folder.map { "In \($0): \(list)." } ?? "With --out DIR: \(list)."
    page.paragraph(place, indent: 12, label: "Files")
    if !uploads.isEmpty {
      page.paragraph(LicenseSentences.template(uploads.count), indent: 12)
    }
  }

  // MARK: For programs

  /// The numbers as JSON; `licenses.json`.
  package var json: [UInt8] {
    JSONTree.object([
      ("schema", .number(1)),
      (
        "people",
        .object([
          ("wanted", .number(numbers.wanted)), ("create", .number(numbers.create)),
          ("assign", .number(numbers.assign)), ("held", .number(numbers.held)),
          ("left_out", .number(numbers.leftOut)), ("satisfied", .number(numbers.satisfied)),
          ("without", .number(numbers.without)),
        ])
      ),
      ("held", .object(numbers.reasons.map { ($0.reason.rawValue, .number($0.people)) })),
      ("seats", .list(plan.licenses.map(seats))),
      ("reclaim", .number(plan.reclaims.count)), ("aftercare", .number(plan.afterCare.count)),
      ("unknown_groups", .list(plan.unknownGroups.map { .text($0) })),
      (
        "files",
        .list(files.map { .object([("name", .text($0.name)), ("rows", .number($0.rows))]) })
      ),
    ]).rendered
  }

  private func seats(_ license: LicenseSeats) -> JSONTree {
    func number(_ value: Int?) -> JSONTree { value.map { .number($0) } ?? .null }
    return .object([
      ("license", .text(license.name)), ("country", .text(license.country)),
      ("wanted", .number(license.demand.wanted)), ("given", .number(license.demand.given)),
      ("held", .number(license.demand.held)), ("left_out", .number(license.demand.leftOut)),
      ("owned", number(license.stock?.owned)), ("used", .number(license.used)),
      ("suspended", number(license.stock?.suspended)), ("free", number(license.free)),
      ("short", number(license.short)),
      (
        "sites",
        .list(
          license.sites.map { site in
            .object([
              ("site", site.site.map { .text(plan.sites[$0]) } ?? .null),
              ("wanted", .number(site.demand.wanted)), ("given", .number(site.demand.given)),
              ("held", .number(site.demand.held)), ("left_out", .number(site.demand.leftOut)),
              ("used", .number(site.used)),
            ])
          })
      ),
    ])
  }
}
