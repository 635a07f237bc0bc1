/// Why a night did not complete, as a mail for whoever has to look at it.
package struct TroubleReport: Sendable {
  /// A gate that is shut.
  package struct ShutGate: Sendable {
    let name, what, check: String

    /// - Parameters:
    ///   - name: as `--accept-gate` takes it.
    ///   - what: what was compared, a sentence without its stop.
    ///   - check: what a person should look at, a whole sentence.
    package init(name: String, what: String, check: String) {
      self.name = name
      self.what = what
      self.check = check
    }
  }

  package enum Cause: Sendable {
    case gates([ShutGate])
    /// What happened, a sentence without its stop; where; and what to do, a whole sentence.
    case failure(what: String, place: String?, remedy: String?)
    /// The reason may name people and servers, where those shall not be shown.
    case withheld
  }

  let tenant: String?
  let started: Int
  let cause: Cause
  let latest: String?

  /// - Parameters:
  ///   - tenant: what the tenant is called; nil where nobody said.
  ///   - started: when the run began, in seconds since 1970.
  ///   - latest: the folder that `latest` leads to, as the link says; nil when there is none.
  package init(tenant: String?, started: Int, cause: Cause, latest: String?) {
    self.tenant = tenant
    self.started = started
    self.cause = cause
    self.latest = latest
  }

  /// - Parameters:
  ///   - from: an address; nil leaves it to whoever sends the mail.
  ///   - to: addresses.
  package func mail(from: String?, to: [String]) -> [UInt8] {
    MailMessage(
      from: from, to: to, subject: TroubleSentences.subject(self), date: started, text: text,
      page: page
    ).rendered
  }

  // MARK: What it says

  /// Something that is wrong, and what to do about it.
  private struct Trouble {
    var heading: String?
    var what: String
    var remedy: String?
  }

  private var troubles: [Trouble] {
    switch cause {
    case .gates(let gates):
      gates.map { Trouble(heading: $0.name, what: "\($0.what).", remedy: $0.check) }
    case .failure(let what, let place, let remedy):
      [Trouble(what: TroubleSentences.sentence(what, at: place), remedy: remedy)]
    case .withheld: [Trouble(what: TroubleSentences.withheld)]
    }
  }

  /// What to do in the end; nil when the troubles say it.
  private var advice: String? {
    guard case .gates(let gates) = cause else { return nil }
    return TroubleSentences.accepting(gates.map(\.name))
  }

  /// Line by line, with a final newline. A path is never cut: lines are as long as the longest word.
  private var text: String {
    let said = [TroubleSentences.headline(self)] + troubles.flatMap { [$0.what, $0.remedy ?? ""] }
    let words = said.flatMap { $0.split(separator: " ") }
    let longest = words.map { TerminalText.width(TerminalText.sanitised(String($0))) }.max() ?? 0
    var page = Page(width: max(80, longest + 4), colour: .none)
    func add(_ text: String, indent: Int = 0, _ label: String = "") {
      page.paragraph(TerminalText.sanitised(text), indent: indent, label: label)
    }
    add(TroubleSentences.headline(self))
    add(TroubleSentences.standing(self))
    for trouble in troubles {
      page.gap()
      if let heading = trouble.heading { page.line(heading) }
      add(trouble.what, indent: 2, "  ")
      if let remedy = trouble.remedy { add(remedy, indent: 4, "  →") }
    }
    if let advice {
      page.gap()
      add(advice)
    }
    return page.text
  }

  /// The same as HTML.
  private var page: String {
    var body = ["<p><b>\(MailPage.text(TroubleSentences.headline(self)))</b></p>"]
    body.append("<p>\(MailPage.text(TroubleSentences.standing(self)))</p>")
    for trouble in troubles {
      if let heading = trouble.heading { body.append("<h3>\(MailPage.text(heading))</h3>") }
      let more = trouble.remedy.map(MailPage.remedy) ?? ""
      body.append("<p>\(MailPage.text(trouble.what))\(more)</p>")
    }
    if let advice { body.append("<p>\(MailPage.text(advice))</p>") }
    return MailPage.html(body)
  }
}
