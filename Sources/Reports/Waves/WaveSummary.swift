import Checks
package import Plans

/// What `rollcall waves` says on the screen.
package struct WaveSummary: Sendable {
  private let plan: WavePlan
  private let files: WaveFiles
  private let grouping: WaveRules.Grouping
  private let folder: String?
  private let emptied: [String]
  private let heldBy: Severity
  private let version: String

  /// - Parameters:
  ///   - folder: where files go; nil when none are written.
  ///   - emptied: member files of an earlier run that nobody is in any more.
  package init(
    _ plan: WavePlan, files: WaveFiles, rules: WaveRules, folder: String?, emptied: [String],
    version: String
  ) {
    self.plan = plan
    self.files = files
    grouping = rules.grouping
    heldBy = rules.heldBy
    self.folder = folder
    self.emptied = emptied
    self.version = version
  }

  /// How many waves, reasons and missed Sites are shown.
  private static let shown = 20

  /// One line.
  package var verdict: String { WaveSentences.readyLine(plan) }

  // MARK: Text

  package func text(width: Int = 80, colour: Colour = .none) -> String {
    var page = Page(width: min(width, 120), colour: colour)
    let indent = 11
    page.paragraph(WaveSentences.readyLine(plan), indent: indent, label: "Ready")
    if !plan.people.absences.isEmpty {
      let list = plan.people.absences.map { "\($0.reason.word) \(Sentences.number($0.people))" }
      page.paragraph(list.joined(separator: ", ") + ".", indent: indent, label: "In no wave")
    }
    if plan.damagedExports > 0 {
      page.paragraph(
        WaveSentences.damaged(plan.damagedExports), indent: indent, label: "Careful", .bad)
    }
    page.gap()
    addWaves(to: &page)
    page.gap()
    page.paragraph(WaveSentences.pilotLine(plan.pilot), indent: indent, label: "Pilot")
    if plan.pilot.wanted > 0 { addMissed(to: &page) }
    addNotes(to: &page, indent: indent)
    return page.text
  }

  private func addWaves(to page: inout Page) {
    let room = page.width * 2 / 5 - 2
    let title = "Waves, \(WaveSentences.grouping(grouping))"
    page.line(
      Page.padded(title, to: room) + Page.aligned("people", to: 8) + Page.aligned("ready", to: 8)
        + "  held back by", .heading)
    for wave in plan.waves.prefix(Self.shown) {
      let name = fitted(wave.name ?? WaveSentences.unnamed(grouping), columns: room - 1)
      page.line([
        (Page.padded(name, to: room), .plain),
        (Page.aligned(Sentences.number(wave.people.count), to: 8), .plain),
        (
          Page.aligned(Sentences.number(wave.ready.count), to: 8),
          wave.ready.isEmpty ? .faint : .good
        ),
        ("  " + WaveSentences.holds(wave.holds, first: 1, separator: ", "), .plain),
      ])
    }
    if plan.waves.count > Self.shown {
      page.line(
        "  and \(Sentences.number(plan.waves.count - Self.shown)) more, all in waves.csv", .faint)
    }
  }

  /// A place in the directory says most at its end.
  private func fitted(_ name: String, columns: Int) -> String {
    if case .organizationalUnit = grouping {
      return TerminalText.fittedAtEnd(name, columns: columns)
    }
    return TerminalText.fitted(name, columns: columns)
  }

  private func addMissed(to page: inout Page) {
    for missed in plan.pilot.missed.prefix(Self.shown) {
      let name = TerminalText.fitted(missed.name, columns: 40)
      page.paragraph(
        "\(WaveSentences.kind(missed.kind)) \(name) is not touched: \(WaveSentences.reason(missed)).",
        indent: 11)
    }
    if plan.pilot.missed.count > Self.shown {
      page.paragraph(
        "\(Sentences.number(plan.pilot.missed.count - Self.shown)) more are not touched.",
        indent: 11)
    }
  }

  private func addNotes(to page: inout Page, indent: Int) {
    page.gap()
    if let unused = plan.unusedNames, unused > 0 {
      page.paragraph(WaveSentences.unusedNames(unused), indent: indent, label: "List", .careful)
    }
    let small = files.all.filter { $0.members.count == 1 }.map(\.name)
    if !small.isEmpty {
      page.paragraph(WaveSentences.small(small), indent: indent, label: "By hand", .careful)
    }
    if !emptied.isEmpty {
      page.paragraph(WaveSentences.emptied(emptied.count), indent: indent, label: "Emptied")
    }
    page.paragraph(
      folder.map { WaveSentences.written($0, files.all.count) } ?? WaveSentences.nothingWritten,
      indent: indent, label: "Files")
  }

  // MARK: JSON

  /// One JSON object, with a final newline.
  package var json: [UInt8] {
    JSONTree.object([
      ("schema", .number(SummaryReport.schema)),
      ("tool", .object([("name", .text("rollcall")), ("version", .text(version))])),
      ("grouped_by", .text(WaveSentences.word(grouping))),
      ("held_by_severity", .text(heldBy.word)),
      ("people", .number(plan.people.rows.count)), ("ready", .number(plan.readyCount)),
      ("held_by", Self.tree(plan.totalHolds)),
      (
        "in_no_wave",
        .object(plan.people.absences.map { ($0.reason.word, .number($0.people)) })
      ),
      ("damaged_exports", .number(plan.damagedExports)),
      ("unused_names", plan.unusedNames.map { .number($0) } ?? .null),
      ("waves", .list(plan.waves.indices.map(tree))),
      ("pilot", pilotTree),
      ("emptied_files", .list(emptied.map { .text($0) })),
    ]).rendered
  }

  private static func tree(_ holds: [HoldCount]) -> JSONTree {
    .object(holds.map { ($0.hold.word, .number($0.people)) })
  }

  private static func tree(_ files: [WaveFiles.File]) -> JSONTree {
    .list(
      files.map { .object([("name", .text($0.name)), ("members", .number($0.members.count))]) })
  }

  private func tree(_ number: Int) -> JSONTree {
    let wave = plan.waves[number]
    return .object([
      ("wave", wave.name.map { .text($0) } ?? .null), ("people", .number(wave.people.count)),
      ("ready", .number(wave.ready.count)), ("held_by", Self.tree(wave.holds)),
      ("files", Self.tree(files.ofWaves[number])),
    ])
  }

  private var pilotTree: JSONTree {
    let pilot = plan.pilot
    func cover(_ cover: (touched: Int, all: Int)) -> JSONTree {
      .object([("touched", .number(cover.touched)), ("all", .number(cover.all))])
    }
    return .object([
      ("wanted", .number(pilot.wanted)), ("people", .number(pilot.rows.count)),
      ("sites", cover(pilot.sites)), ("licenses", cover(pilot.licenses)),
      (
        "not_touched",
        .list(
          pilot.missed.map {
            .object([
              ("kind", .text(WaveSentences.kind($0.kind))), ("name", .text($0.name)),
              ("reason", .text(WaveSentences.reason($0))),
            ])
          })
      ),
      ("files", Self.tree(files.pilot)),
    ])
  }
}
