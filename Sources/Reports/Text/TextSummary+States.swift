import Matching
import Roster

/// One line of the table of states; a side that does not have the state has no count.
struct StateLine {
  let word: String
  let console: Int?
  let directory: Int?
  let meaning: String
  let tone: Tone
}

extension TextSummary {
  /// Both sides in one table, since pairs are in the same state on both: each column adds up to the
  /// records that were read.
  func addStates(to page: inout Page) {
    let lines = stateLines.filter { ($0.console ?? 0) + ($0.directory ?? 0) > 0 }
    let others = tally.directoryOthers.values.reduce(0, +)
    let consoleRejects = tally.rejected[.console] ?? 0
    let directoryRejects = tally.rejected[.directory] ?? 0
    let table = CountTable(
      largest: max(
        tally.consoleTotal + consoleRejects, tally.directoryTotal + directoryRejects + others))
    page.line(table.heading, .heading)
    for line in lines { page.line(table.pieces(of: line)) }
    page.line(table.rule)
    page.line(table.sum(Sentences.users, tally.consoleTotal, tally.directoryTotal))
    guard others + consoleRejects + directoryRejects > 0 else { return }
    if others > 0 {
      page.line(table.sum(Sentences.others, nil, others, Sentences.othersMeaning))
    }
    if consoleRejects + directoryRejects > 0 {
      page.line(
        table.sum(Sentences.rejected, consoleRejects, directoryRejects, Sentences.rejectedMeaning))
    }
    page.line(
      table.sum(
        Sentences.recordsRead, tally.consoleTotal + consoleRejects,
        tally.directoryTotal + others + directoryRejects))
  }

  /// All states of both sides, in the order in which a reader cares.
  private var stateLines: [StateLine] {
    [
      pair(.linked, .linked, .good), pair(.linkedFolded, .linkedFolded, .careful),
      pair(.rename, .rename, .bad), pair(.suggested, .suggested, .bad),
      pair(.ambiguous, .ambiguous, .bad), console(.duplicate, .careful),
      console(.blocked, .careful),
      console(.unmatched, .plain), directory(.create, .plain), directory(.disabled, .plain),
      directory(.notSynced, .plain), directory(.duplicateUPN, .bad), directory(.noUPN, .bad),
      pair(.excluded, .excluded, .faint), console(.unusable, .careful),
    ]
  }

  private func pair(_ console: ConsoleState, _ directory: DirectoryState, _ tone: Tone) -> StateLine
  {
    StateLine(
      word: console.word, console: tally.consoleStates[console] ?? 0,
      directory: tally.directoryStates[directory] ?? 0, meaning: Sentences.meaning(of: console),
      tone: tone)
  }

  private func console(_ state: ConsoleState, _ tone: Tone) -> StateLine {
    StateLine(
      word: state.word, console: tally.consoleStates[state] ?? 0, directory: nil,
      meaning: Sentences.meaning(of: state), tone: tone)
  }

  private func directory(_ state: DirectoryState, _ tone: Tone) -> StateLine {
    StateLine(
      word: state.word, console: nil, directory: tally.directoryStates[state] ?? 0,
      meaning: Sentences.meaning(of: state), tone: tone)
  }
}

/// Two right-aligned columns of counts between a word and its meaning.
private struct CountTable {
  private let wordWidth = 15
  private let consoleWidth: Int
  private let directoryWidth: Int

  init(largest: Int) {
    let digits = TerminalText.width(Sentences.number(largest))
    consoleWidth = max(5, digits)
    directoryWidth = max(9, digits)
  }

  var heading: String {
    Page.padded(Sentences.statesHeading, to: wordWidth)
      + Page.aligned(Sentences.consoleHeading, to: consoleWidth) + "  "
      + Page.aligned(Sentences.directoryHeading, to: directoryWidth)
  }

  var rule: String {
    Page.blanks(wordWidth) + String(repeating: "─", count: consoleWidth) + "  "
      + String(repeating: "─", count: directoryWidth)
  }

  func pieces(of line: StateLine) -> [(text: String, tone: Tone)] {
    [
      (Page.padded("  \(line.word)", to: wordWidth), line.tone),
      ("\(counts(line.console, line.directory))   \(line.meaning)", .plain),
    ]
  }

  func sum(_ label: String, _ console: Int?, _ directory: Int?, _ meaning: String = "") -> String {
    Page.padded("  \(label)", to: wordWidth) + counts(console, directory)
      + (meaning.isEmpty ? "" : "   \(meaning)")
  }

  private func counts(_ console: Int?, _ directory: Int?) -> String {
    Page.aligned(console.map(Sentences.number) ?? "", to: consoleWidth) + "  "
      + Page.aligned(directory.map(Sentences.number) ?? "", to: directoryWidth)
  }
}
