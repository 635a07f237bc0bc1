import Forecast
import Matching
import Roster

/// What to do about a row, prepared for writing: the advice depends on states alone.
struct RemedyWords: Sendable {
  private let console: WordList
  private let directory: WordList
  private let sites: WordList
  private let leftOver = WordList([Sentences.leftOver])

  init(_ rules: ProvisioningRules) {
    console = WordList(ConsoleState.allCases.map { Sentences.remedy(for: $0, rules) })
    directory = WordList(DirectoryState.allCases.map { Sentences.remedy(for: $0, rules) })
    sites = WordList(SiteState.allCases.map { Sentences.remedy(for: $0, rules) })
  }

  /// Writes the remedy of a console row; `site` is that of its partner.
  func write(_ state: ConsoleState, _ site: SiteState?, to table: inout TableRows) {
    table.add(console, Int(state.rawValue))
    if state == .linked || state == .linkedFolded || state == .rename { add(site, to: &table) }
    table.endCell()
  }

  /// Writes the remedy of a directory row.
  ///
  /// - Parameter userLeftOver: whether the person is not provisioned and has an 8x8 user.
  func write(
    _ state: DirectoryState, _ site: SiteState?, userLeftOver: Bool, to table: inout TableRows
  ) {
    table.add(directory, Int(state.rawValue))
    if state.isProvisioned { add(site, to: &table) }
    if userLeftOver { add(leftOver, 0, to: &table) }
    table.endCell()
  }

  private func add(_ site: SiteState?, to table: inout TableRows) {
    if let site { add(sites, Int(site.rawValue), to: &table) }
  }

  private func add(_ words: WordList, _ index: Int, to table: inout TableRows) {
    guard !words.isEmpty(index) else { return }
    if !table.cellIsEmpty { table.add("; ") }
    table.add(words, index)
  }
}
