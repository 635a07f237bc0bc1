import History

/// The news as HTML for a mail.
struct NewsPage {
  private let report: NewsReport

  init(_ report: NewsReport) { self.report = report }

  var html: String {
    var body = ["<p><b>\(text(NewsSentences.headline(report)))</b></p>"]
    body.append("<p>\(text(NewsSentences.standing(report.news)))</p>")
    body += report.news.run.figures.acceptedGates.map {
      "<p>\(text(NewsSentences.accepted($0)))</p>"
    }
    if report.isFirst {
      body.append("<p>\(text(NewsSentences.first))</p>")
    } else {
      body += NewsReport.kinds.flatMap(section) + transitions + oldest
    }
    return MailPage.html(body)
  }

  private func section(_ kind: FindingChange.Kind) -> [String] {
    let changes = report.changes(kind)
    guard !changes.isEmpty else { return [] }
    let rows = report.told(kind).map { finding, remedy in
      let more = remedy.map(MailPage.remedy) ?? ""
      return row([severity(finding.severity), text(finding.message) + more])
    }
    let rest = changes.count - NewsReport.limit
    return ["<h3>\(text(NewsSentences.heading(kind))) (\(changes.count))</h3>"] + table(rows)
      + (rest > 0 ? ["<p>\(text(NewsSentences.more(rest)))</p>"] : [])
  }

  private var transitions: [String] {
    guard !report.news.transitions.isEmpty else { return [] }
    let rows = (report.moved + report.cameAndWent).map { transition in
      row([
        Sentences.number(transition.count), text(NewsSentences.list(transition.side)),
        text(NewsSentences.change(transition)),
      ])
    }
    return ["<h3>\(NewsSentences.transitions)</h3>"] + table(rows)
  }

  private var oldest: [String] {
    let now = report.news.run.figures.started
    let rows = report.news.oldest.filter { $0.age(at: now) >= 86_400 }
      .prefix(NewsReport.oldestLimit).map { known in
        row([
          text(NewsSentences.age(known.age(at: now))), severity(known.finding.severity),
          text(known.finding.message),
        ])
      }
    return rows.isEmpty ? [] : ["<h3>\(NewsSentences.oldest)</h3>"] + table(rows)
  }

  private func table(_ rows: [String]) -> [String] {
    ["<table cellpadding=\"4\" style=\"border-collapse: collapse\">"] + rows + ["</table>"]
  }

  private func row(_ cells: [String]) -> String {
    let style = "vertical-align: top; border-top: 1px solid #ddd"
    return "<tr>" + cells.map { "<td style=\"\(style)\">\($0)</td>" }.joined() + "</tr>"
  }

  private func severity(_ word: String) -> String {
    let colour = word == "error" ? "#b00020" : word == "warning" ? "#8a5a00" : "#555"
    return "<span style=\"color: \(colour)\">\(text(word))</span>"
  }

  private func text(_ value: String) -> String { MailPage.text(value) }
}
