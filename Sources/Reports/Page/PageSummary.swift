import Checks
import Forecast
import Matching
import Roster

/// The first screen of the page, and what its script has to know of words and numbers.
struct PageSummary: Sendable {
  let facts: Facts
  let tally: Tally
  let stamp: PageStamp
  let console: PageRows
  let directory: PageRows

  // MARK: For the template

  func values() -> [String: Any] {
    let readiness = Readiness(tally, facts)
    let charts = [FlowChart.console(facts), FlowChart.directory(facts)]
    return [
      "policy": PagePolicy.text(style: PageStyle.text, script: PageScript.text),
      "style": PageStyle.text, "script": PageScript.text,
      "title": title, "tenant": stamp.tenant.map { HTMLText.shown($0, limit: 100) } ?? "",
      "made": PageSentences.made(stamp),
      "answer": PageSentences.answer(readiness.answer), "tone": readiness.answer.tone.rawValue,
      "verdict": PageSentences.verdict(readiness), "summary": Sentences.verdict(tally),
      "tiles": tiles(readiness.counts), "steps": NextSteps.list(tally, facts),
      "forecastSentence": Sentences.forecast(tally),
      "flows": charts.map { chart -> [String: Any] in
        ["title": chart.title, "svg": chart.svg, "rows": chart.rows, "name": chart.name]
      },
      "inputs": facts.sources.map(input), "domainsAssumed": facts.assumesVerifiedDomains,
      "setAside": setAside, "findingsSentence": findingsSentence,
      "words": words, "filters": filters,
    ]
  }

  private var title: String {
    stamp.tenant.map { "\(PageSentences.title): \(HTMLText.shown($0, limit: 100))" }
      ?? PageSentences.title
  }

  private func tiles(_ counts: Readiness.Counts) -> [[String: Any]] {
    let created = tally.directoryForecasts[.create] ?? 0
    let skipped = tally.directoryForecasts[.skip] ?? 0
    let staying = tally.consoleForecasts[.stay] ?? 0
    func tile(_ count: Int, _ label: String, _ tone: PageTone, _ list: String, _ key: UserForecast)
      -> [String: Any]
    {
      [
        "count": Sentences.number(count), "label": label,
        "tone": (count == 0 ? PageTone.faint : tone).rawValue,
        "href": PageLink.fragment([("list", list), ("forecast", key.word)]),
      ]
    }
    return [
      tile(counts.linked, "linked, for good", .good, "console", .link),
      tile(counts.linkedUnproven, "probably linked", .careful, "console", .linkUnproven),
      tile(counts.createdTwice, "people created twice", .bad, "directory", .createSecond),
      tile(created, "new users", .plain, "directory", .create),
      tile(skipped, "not provisioned", .plain, "directory", .skip),
      tile(staying, "8x8 users left as they are", .plain, "console", .stay),
    ]
      + (counts.conflicts > 0
        ? [tile(counts.conflicts, "collide with an 8x8 user", .bad, "directory", .conflict)] : [])
  }

  private func input(_ source: SourceInfo) -> [String: Any] {
    [
      "role": source.role.rawValue, "name": HTMLText.shown(source.name, limit: 200),
      "kind": "\(source.kind), \(source.encoding)", "records": Sentences.records(of: source),
      "hash": source.sha256.hexadecimal,
    ]
  }

  private var setAside: String {
    let waived = tally.setAside[.waive] ?? 0
    let later = tally.setAside[.later] ?? 0
    return waived + later == 0 ? "" : PageSentences.setAside(waived: waived, later: later)
  }

  private var findingsSentence: String {
    let notices = tally.severities[.notice] ?? 0
    return "\(Sentences.count(tally.severities[.error] ?? 0, "error", "errors")), "
      + "\(Sentences.count(tally.severities[.warning] ?? 0, "warning", "warnings")) and "
      + "\(Sentences.count(notices, "notice", "notices")), by cause; the most costly cause first."
  }

  /// All words of states and forecasts with what they mean, in groups.
  private var words: [[String: Any]] {
    func group(_ title: String, _ prefix: String, _ words: [(String, String, PageTone)])
      -> [String: Any]
    {
      [
        "title": title,
        "words": words.map {
          ["id": "\(prefix)-\($0.0)", "word": $0.0, "meaning": $0.1, "tone": $0.2.rawValue]
        },
      ]
    }
    return [
      group(
        "States of an 8x8 user", "console",
        ConsoleState.allCases.map { ($0.word, Sentences.meaning(of: $0), $0.tone) }),
      group(
        "States of a directory user", "directory",
        DirectoryState.allCases.map { ($0.word, Sentences.meaning(of: $0), $0.tone) }),
      group(
        "Office as Site", "site",
        SiteState.allCases.map { ($0.word, PageSentences.meaning(of: $0), $0.tone) }),
      group(
        "First cycle", "forecast",
        UserForecast.allCases.map { ($0.word, PageSentences.meaning(of: $0), $0.tone) }),
    ]
  }

  private var filters: [[String: Any]] {
    [("state", "State"), ("forecast", "First cycle"), ("site", "Office as Site")].map {
      ["name": $0.0, "label": $0.1]
    }
  }

  // MARK: For the script

  func data() -> [UInt8] {
    var output: [UInt8] = []
    PageData.append(
      .object([
        ("words", texts(PageSentences.script)),
        (
          "lists",
          .object([
            (
              "console",
              list(
                console, PageSentences.consoleFields, LinksReport.fileName,
                ConsoleState.allCases.map { ($0.word, Sentences.meaning(of: $0), $0.tone) })
            ),
            (
              "directory",
              list(
                directory, PageSentences.directoryFields, DirectoryReport.fileName,
                DirectoryState.allCases.map { ($0.word, Sentences.meaning(of: $0), $0.tone) })
            ),
          ])
        ),
        ("details", texts(PageSentences.detailFields)),
        (
          "forecasts",
          kinds(UserForecast.allCases.map { ($0.word, PageSentences.meaning(of: $0), $0.tone) })
        ),
        (
          "sites",
          kinds(SiteState.allCases.map { ($0.word, PageSentences.meaning(of: $0), $0.tone) })
        ),
        ("cloudSources", .list(CloudUPNSource.allCases.map { .text($0.word) })),
      ]), to: &output)
    return output
  }

  private func texts(_ texts: [(String, String)]) -> JSONTree {
    .object(texts.map { ($0.0, .text($0.1)) })
  }

  private func kinds(_ kinds: [(String, String, PageTone)]) -> JSONTree {
    .list(kinds.map { .list([.text($0.0), .text($0.1), .text($0.2.rawValue)]) })
  }

  private func list(
    _ rows: PageRows, _ fields: [(String, String)], _ file: String,
    _ states: [(String, String, PageTone)]
  ) -> JSONTree {
    .object([
      ("total", .number(rows.total)), ("file", .text(file)),
      ("fields", .list(fields.map { .list([.text($0.0), .text($0.1)]) })),
      ("states", kinds(states)),
      ("left", .text(PageSentences.leftOut(rows.count, of: rows.total, file: file) ?? "")),
    ])
  }
}
