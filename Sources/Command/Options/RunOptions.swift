import ArgumentParser
import Settings

/// All options of a run; shared by the commands that make one and the one that explains it.
struct RunOptions: ParsableArguments {
  @OptionGroup(title: "What is read") var sources: SourceOptions
  @OptionGroup(title: "Directory servers") var server: ServerOptions
  @OptionGroup(title: "What is known about the tenant") var tenant: TenantOptions
  @OptionGroup(title: "What is written") var output: OutputOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  /// Throws 64 or 78.
  ///
  /// - Parameter more: what the options of the command itself say.
  func settings(
    in context: CommandContext, _ more: [FlagSetting] = []
  ) throws(Failure) -> Settings {
    let flags = sources.flags + server.flags + tenant.flags + output.flags + messages.flags + more
    return try configuration.resolve(flags, in: context)
  }
}
