import ArgumentParser
import Checks
import Intake
import Reports
import Roster
import Settings

/// `rollcall explain`: one person end to end.
struct ExplainCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say everything about one person: both records, how they were found, what comes.",
    discussion: """
      WHO is a username, userPrincipalName, sAMAccountName, mail address, distinguished name, \
      objectGUID, a part of a name, or the words of a name in any order. Takes the options of \
      reconcile and reads the same files; nothing is written.

      EXAMPLES
        rollcall explain anna@contoso.com
        rollcall explain Hartley --directory ad.ldif --console users.csv
        rollcall explain Contoso.Bob.Hartley --format json
      """)

  @Argument(help: ArgumentHelp("Whom to explain.", valueName: "who"))
  var who: String

  @OptionGroup var options: RunOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(in: context)
    try InputRules.check(settings.inputs)
    let redaction = try Redaction(settings, in: context)
    let run = Reconcile(settings: settings, context: context, digests: .omitted)
    let facts = try run.facts(of: try run.read())
    let pseudonyms = redaction.pseudonyms(for: facts)
    let shown = pseudonyms.map { facts.redacted(by: $0) } ?? facts
    var asked = pseudonyms.map { $0.name(who) } ?? who
    var cases = PersonSearch(facts).cases(of: who)
    if cases.isEmpty, pseudonyms != nil {
      cases = PersonSearch(shown).cases(of: who)
      asked = who
    }
    guard let person = cases.first else {
      throw Failure(
        .usage, "Nobody on either side is called '\(who)'",
        remedy: "Give a username, a userPrincipalName, an objectGUID or a part of a name.")
    }
    let terminal = context.outputTerminal
    let colour: Reports.Colour = terminal.colour == .ansi ? .ansi : .none
    let isJSON = settings.output.format == .json
    if cases.count > 1 {
      let list = CaseList(cases, of: asked, in: shown)
      try context.output.write(
        isJSON ? list.json : Array(list.text(width: terminal.width, colour: colour).utf8))
      return .done
    }
    let explanation = Explanation(
      person, in: facts, findings: Rules.run(facts), shownAs: shown)
    try context.output.write(
      isJSON
        ? explanation.json(who: asked, version: Rollcall.version)
        : Array(explanation.text(width: terminal.width, colour: colour).utf8))
    return .done
  }
}
