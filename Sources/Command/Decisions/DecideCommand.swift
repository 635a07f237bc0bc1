import ArgumentParser
import Checks
import Roster
import Settings

/// `rollcall decide`: adds decisions to `decisions.csv`.
struct DecideCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Record what was decided about users, pairs, Office values and findings.",
    discussion: """
      Decisions are added to the file that --decisions or the configuration names; what is there \
      stays as it is. The file is a plain CSV that may be edited by hand.

      DECISIONS
        link USERNAME PERSON    this 8x8 user is that directory user
        never USERNAME PERSON   they are not the same person
        leave USERNAME          of no interest, such as a lobby phone
        later USERNAME          ask again later, or after --until
        alias OFFICE SITE       this Office value means that Site
        waive FINGERPRINT       this finding of findings.csv is known and borne
        waive RULE PATTERN      all findings of a rule about what the pattern matches

      PERSON is a userPrincipalName, an objectGUID, or best both. leave and later also take \
      --person in place of USERNAME.

      EXAMPLES
        rollcall decide link Contoso.Anna.Berg anna@contoso.com --reason "asked her"
        rollcall decide waive office-unknown Remote \\
            --reason "at home" --until 2026-12-31
        rollcall decide --from-links report/links.csv --reason "asked HR"
      """)

  @Argument(help: ArgumentHelp("link, never, leave, later, alias or waive.", valueName: "decision"))
  var kind: String?

  @Argument(help: ArgumentHelp("Whom or what it is about.", valueName: "what"))
  var values: [String] = []

  @Option(
    help: ArgumentHelp(
      "A links.csv with accept, reject or ignore in its last column.", valueName: "file"))
  var fromLinks: String?

  @Option(
    help: ArgumentHelp(
      "For leave and later: a directory user, by userPrincipalName or objectGUID.",
      valueName: "person"))
  var person: [String] = []

  @Option(help: ArgumentHelp("Why; whoever reads the file will ask.", valueName: "text"))
  var reason: String?

  @Option(
    help: ArgumentHelp("The last day on which it holds, such as 2026-12-31.", valueName: "day"))
  var until: String?

  @Option(help: ArgumentHelp("Who decided; else the name of the account.", valueName: "name"))
  var who: String?

  @Option(help: ArgumentHelp("The file to add to.", valueName: "file"))
  var decisions: String?

  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let flags = [FlagSetting(.decisions, "--decisions", decisions.asList)]
    guard let path = try configuration.resolve(flags, in: context).inputs.decisions else {
      throw Failure(
        .usage, "No file for decisions is given",
        remedy: "Give --decisions decisions.csv, or inputs.decisions in rollcall.yaml.")
    }
    let proposed = try fromLinks.map { try proposals(from: $0, in: context) } ?? [single()]
    let outcome = try DecisionFile.alone(path, in: context) {
      let batch = try DecisionBatch(file: DecisionFile(path, in: context), in: context)
      return try batch.add(proposed.map { stamped($0, in: context) })
    }
    try context.output.write(outcome)
    return .done
  }

  /// With who, when and until.
  private func stamped(
    _ proposal: DecisionBatch.Proposal, in context: CommandContext
  ) -> DecisionBatch.Proposal {
    var proposal = proposal
    let account = ["SUDO_USER", "USER", "LOGNAME"].compactMap { context.environment[$0] }.first
    proposal.cells[.who] = who ?? account ?? ""
    proposal.cells[.when] = CalendarDay(secondsSince1970: context.now()).description
    if let reason { proposal.cells[.reason] = reason }
    if let until { proposal.cells[.until] = CalendarDay(until)?.description ?? until }
    return proposal
  }

  /// All rows that were filled in. Throws 65 when one of them cannot be used: then none is.
  private func proposals(
    from links: String, in context: CommandContext
  ) throws -> [DecisionBatch.Proposal] {
    guard kind == nil, values.isEmpty, person.isEmpty else {
      throw Failure(.usage, "--from-links takes its decisions from the file alone")
    }
    let feedback = try LinksFeedback(links, in: context)
    let proposals = feedback.rows.map {
      DecisionBatch.Proposal(origin: Origin.line($0.line, source: links), cells: $0.cells)
    }
    try DecisionBatch.refuse(
      feedback.problems.map { (Origin.line($0.line, source: links), $0.sentence) }, in: context)
    return proposals
  }

  /// The one decision of the command line. Throws 64.
  private func single() throws(Failure) -> DecisionBatch.Proposal {
    guard let kind, let decision = DecisionArguments.kind(kind) else {
      throw Failure(
        .usage, kind.map { "There is no decision called '\($0)'" } ?? "Nothing is decided",
        remedy: "Say link, never, leave, later, alias or waive, or give --from-links FILE.")
    }
    let cells = try DecisionArguments.cells(of: decision, values: values, people: person)
    guard let reason, !reason.isEmpty else {
      throw Failure(
        .usage, "The reason is missing", remedy: "Say why with --reason: it is kept with it.")
    }
    return DecisionBatch.Proposal(
      origin: Origin.line(1, source: "rollcall decide"), cells: cells)
  }
}
