import ArgumentParser
import Settings

/// Which configuration file is read.
struct ConfigurationOptions: ParsableArguments {
  static let defaultName = "rollcall.yaml"

  @Option(
    help: ArgumentHelp(
      "The configuration file. Without it, ROLLCALL_CONFIG, then ./\(defaultName) if it is there.",
      valueName: "file"))
  var config: String?

  /// Brings file, environment and `flags` together. Throws 64 or 78.
  func resolve(_ flags: [FlagSetting], in context: CommandContext) throws(Failure) -> Settings {
    let file = try configurationFile(in: context)
    return try Self.resolve(file, environment: context.environment, flags: flags)
  }

  /// Throws 64 or 78.
  static func resolve(
    _ file: ConfigurationFile?, environment: [String: String] = [:], flags: [FlagSetting] = []
  ) throws(Failure) -> Settings {
    do {
      return try Settings.resolve(file: file, environment: environment, flags: flags)
    } catch {
      throw Failure(error)
    }
  }

  /// The file that is used; `nil` when nobody names one and there is none in the working folder.
  private func configurationFile(
    in context: CommandContext
  ) throws(Failure) -> ConfigurationFile? {
    let variable = context.environment[Settings.configVariable].flatMap { $0.isEmpty ? nil : $0 }
    if let path = config ?? variable { return try Self.read(path, in: context) }
    let status = try? FileStatus.of(context.path(Self.defaultName))
    return status == nil ? nil : try Self.read(Self.defaultName, in: context)
  }

  private static func read(
    _ path: String, in context: CommandContext
  ) throws(Failure) -> ConfigurationFile {
    do throws(SystemError) {
      let file = try FileDescriptor.reading(context.path(path))
      defer { try? file.close() }
      var bytes = [UInt8]()
      while bytes.count <= ConfigurationFile.sizeLimit {
        let part = try file.read(upTo: 1 << 16)
        if part.isEmpty { break }
        bytes += part
      }
      return ConfigurationFile(path: path, bytes: bytes)
    } catch {
      throw Failure(
        .configuration, "Cannot read the configuration: \(error.reason)", at: path,
        remedy: "Check --config and ROLLCALL_CONFIG; rollcall init writes a new one.",
        cause: error)
    }
  }
}
