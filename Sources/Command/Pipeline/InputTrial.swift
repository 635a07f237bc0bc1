import Settings

/// What came of trying one input.
struct InputTrial: Sendable {
  /// What the input is for: `directory`, `console`, ...
  let role: String
  let location: String
  /// What was found, for people.
  let found: String
  /// The reason why it cannot be used.
  let failure: Failure?

  /// Tries every file that the settings name.
  static func all(_ settings: Settings, in context: CommandContext) -> [InputTrial] {
    let inputs = settings.inputs
    var named = inputs.directories.map { ("directory", $0.location) }
    let single = [
      ("console", inputs.console), ("sites", inputs.sites), ("entra", inputs.entra),
      ("licenses", inputs.licenses),
    ]
    named += single.compactMap { role, source in source.map { (role, $0.location) } }
    if case .users(let file) = settings.scope { named.append(("scope", file)) }
    return named.map { trial(of: $0.0, at: $0.1, in: context) }
  }

  private static func trial(
    of role: String, at location: String, in context: CommandContext
  ) -> InputTrial {
    let path = context.path(location)
    do throws(SystemError) {
      // Opening a pipe would wait for its writer.
      let kind = location.contains("://") ? .other : try FileStatus.of(path)?.kind
      if location == "-" || kind == .other {
        return InputTrial(role: role, location: location, found: "not tried", failure: nil)
      }
      let file = try FileDescriptor.reading(path)
      defer { try? file.close() }
      let status = try file.status()
      guard status.kind != .folder else { throw .isFolder }
      return InputTrial(
        role: role, location: location, found: "can be read, \(status.size) bytes", failure: nil)
    } catch {
      return InputTrial(
        role: role, location: location, found: "cannot be read: \(error.reason)",
        failure: .cannotRead(location, error))
    }
  }
}
