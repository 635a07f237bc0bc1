import ArgumentParser
import Intake
import Settings

/// `rollcall waves`: who can be switched on first.
struct WavesCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "waves",
    abstract: "Say who can be switched on first, and write the member files for it.",
    discussion: """
      Takes the options of reconcile and reads the same files. Everybody whom provisioning would \
      take is in one wave, and is ready or held back by findings. With --out it writes waves.csv, \
      members.csv, and for the pilot and for each wave the file that Entra's Import members takes: \
      the people who are ready. Nothing is changed anywhere.

      EXAMPLES
        rollcall waves --directory ad.ldif --console users.csv
        rollcall waves --by department --pilot 50 --out waves
        rollcall waves --by plan.csv --template GroupImportMembersTemplate.csv --out waves

      EXIT CODES
        0   done, whatever was found; else as for reconcile
      """)

  @OptionGroup(title: "Waves") var waves: WaveOptions
  @OptionGroup var options: RunOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(in: context, adding: waves.flags)
    try Redaction.refuse(settings, for: "waves")
    try InputRules.check(settings.inputs)
    let output = try WaveOutput(settings: settings, context: context)
    let run = Reconcile(settings: settings, context: context, digests: .omitted)
    try output.write(try run.facts(of: try run.read()))
    return .done
  }
}
