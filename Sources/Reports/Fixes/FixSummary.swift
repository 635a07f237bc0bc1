package import Checks
import Forecast
import Formats
package import Plans
import Roster

/// What `rollcall fix` made, on one screen and as `fixes.json`.
package struct FixSummary: Sendable {
  package static let fileName = "fixes.json"

  private let plan: FixPlan
  private let madeFrom: MadeFrom
  private let files: [String]
  private let folder: String?
  private let notes: Set<Note>

  /// What a person should know of what the plan was made of.
  private enum Note {
    /// People still type the usernames that change.
    case usernamesStillTyped
    /// New names were compared with those of users alone: no groups were read.
    case usersOnly
  }

  /// - Parameters:
  ///   - files: the names of all files of the run, this one included.
  ///   - folder: where they are; nil when none was written.
  package init(
    _ plan: FixPlan, facts: Facts, madeFrom: MadeFrom, files: [String], folder: String?
  ) {
    var notes: Set<Note> = []
    if facts.firstCycle.rules.singleSignOn == .off, !plan.usernames.isEmpty {
      notes.insert(.usernamesStillTyped)
    }
    let names: [DirectoryField] = [.userPrincipalName, .mail]
    if facts.directory.groups.isEmpty,
      plan.repairs.changes.contains(where: { names.contains($0.attribute) })
    {
      notes.insert(.usersOnly)
    }
    self.notes = notes
    self.plan = plan
    self.madeFrom = madeFrom
    self.files = files
    self.folder = folder
  }

  // MARK: JSON

  package var json: [UInt8] { tree.rendered }

  private var tree: JSONTree {
    .object([
      ("schema", .number(1)),
      ("tool", .object([("name", .text("rollcall")), ("version", .text(madeFrom.version))])),
      ("made", .text(madeFrom.time)),
      ("inputs", .list(madeFrom.sources.map(FixSummary.input))),
      ("directory", FixSummary.changes(plan.repairs)),
      ("phones", FixSummary.changes(plan.phones)),
      ("usernames", .number(plan.usernames.count)), ("uploads", .number(plan.uploads.count)),
      (
        "site_mapping",
        .object([
          ("values", .number(plan.siteMapping.lines.count)),
          ("characters", .number(plan.siteMapping.expression.utf16.count)),
        ])
      ),
      ("held", .object(heldCounts.map { ($0.reason.word, .number($0.count)) })),
      (
        "findings",
        .object([
          ("repaired", .number(plan.repairedFindings)), ("held", .number(plan.heldFindings)),
          ("by_hand", .number(plan.otherFindings)),
        ])
      ),
      ("files", .list(folder == nil ? [] : files.map { .text($0) })),
    ])
  }

  private static func input(_ source: SourceInfo) -> JSONTree {
    .object([
      ("source", .text(source.name)), ("role", .text(source.role.rawValue)),
      ("bytes", .number(source.bytes)), ("sha256", .text(source.sha256.hexadecimal)),
    ])
  }

  private static func changes(_ changes: DirectoryChanges) -> JSONTree {
    let counts = changes.counts.sorted { $0.key.rawValue < $1.key.rawValue }
    return .object([
      ("entries", .number(changes.entryCount)),
      ("attributes", .object(counts.map { ($0.key.attributeName, .number($0.value)) })),
    ])
  }

  private var heldCounts: [(reason: FixHoldReason, count: Int)] {
    let counts = plan.held.reduce(into: [FixHoldReason: Int]()) { $0[$1.reason, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { ($0.key, $0.value) }
  }

  // MARK: Text

  /// The run in one line.
  package var verdict: String {
    "Repairs for \(plan.repairedFindings) findings: \(plan.repairs.entryCount) entries in AD, "
      + "\(plan.usernames.count) usernames in 8x8; \(plan.held.count) changes are held back."
  }

  package func text(width: Int, colour: Colour) -> String {
    var page = Page(width: width, colour: colour)
    page.line("Repairs", .heading)
    line("In AD", directoryWords(plan.repairs), "fix-directory.ldif, .ps1", to: &page)
    line("In 8x8", usernameWords, UsernameWorklist.fileName, to: &page)
    if !plan.uploads.isEmpty {
      line("", "\(plan.uploads.count) of them by upload", "fix-usernames-upload.csv", to: &page)
    }
    line("In Entra", mappingWords, SiteMappingFile.name, to: &page)
    line("Phones", directoryWords(plan.phones), "fix-phones.ldif, .ps1", to: &page)
    if notes.contains(.usernamesStillTyped) {
      page.gap()
      page.paragraph(FixSentences.usernamesStillTyped, indent: 0, .careful)
    }
    if notes.contains(.usersOnly) {
      page.gap()
      page.paragraph(FixSentences.usersOnly, indent: 0, .careful)
    }
    page.gap()
    page.line("Findings", .heading)
    page.line(
      "  \(Page.aligned(String(plan.repairedFindings), to: 9))  have a repair in these files", .good
    )
    page.line(
      "  \(Page.aligned(String(plan.heldFindings), to: 9))  could have one, but are held back",
      .careful)
    page.line(
      "  \(Page.aligned(String(plan.otherFindings), to: 9))  need a person (rollcall reconcile lists them)"
    )
    addHeld(to: &page)
    page.gap()
    page.paragraph(FixSummary.closing(folder), indent: 0)
    return page.text
  }

  private func line(_ label: String, _ words: String, _ file: String, to page: inout Page) {
    page.line([
      ("  \(Page.padded(label, to: 10))", .plain), (Page.padded(words, to: 40), .plain),
      (folder == nil ? "" : "  \(file)", .faint),
    ])
  }

  private func directoryWords(_ changes: DirectoryChanges) -> String {
    guard changes.entryCount > 0 else { return "nothing to change" }
    let counts = changes.counts.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { FixSummary.counted($0.value, FixSummary.words(for: $0.key)) }
    return counts.joined(separator: ", ")
  }

  private static func counted(_ count: Int, _ words: (String, String)) -> String {
    "\(count) \(count == 1 ? words.0 : words.1)"
  }

  /// What people call an attribute, one and many.
  private static func words(for attribute: DirectoryField) -> (String, String) {
    switch attribute {
    case .userPrincipalName: ("login name", "login names")
    case .office: ("Office", "Offices")
    case .mail: ("mail value", "mail values")
    default: (attribute.attributeName, attribute.attributeName)
    }
  }

  private var usernameWords: String {
    plan.usernames.isEmpty
      ? "nothing to change"
      : plan.usernames.count == 1 ? "1 username" : "\(plan.usernames.count) usernames"
  }

  private var mappingWords: String {
    let count = plan.siteMapping.lines.count
    guard count > 0 else { return "nothing to map" }
    return "\(count) Office value\(count == 1 ? "" : "s") in place of AD's changes"
  }

  private func addHeld(to page: inout Page) {
    guard !plan.held.isEmpty else { return }
    page.gap()
    page.line("Held back", .heading)
    for (reason, count) in heldCounts {
      page.paragraph(
        reason.sentence, indent: 13, label: "  \(Page.aligned(String(count), to: 9))  ")
    }
  }

  private static func closing(_ folder: String?) -> String {
    guard let folder else { return "Nothing was written. With --out DIR the files are." }
    return
      "The files are in \(MadeFrom.plain(folder)); fix-held.csv has what is held back, changes.csv "
      + "what a link overwrites, and each file of changes has one that takes it back. Nothing was "
      + "changed anywhere."
  }
}
