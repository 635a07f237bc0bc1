import Glibc

/// Everything outside the process that a command touches, so that tests can give their own.
package struct CommandContext: Sendable {
  /// What `-` reads.
  package enum Input: Sendable {
    case descriptor(Int32)
    case bytes([UInt8])
  }

  package var input: Input
  package var output: ByteSink
  package var errors: ByteSink
  package var environment: [String: String]
  /// Where relative paths start; empty for the working folder of the process.
  package var folder: String
  package var outputTerminal: Terminal
  package var errorTerminal: Terminal
  /// Seconds since 1970, UTC.
  package var now: @Sendable () -> Int

  package init(
    input: Input = .bytes([]), output: ByteSink = .memory(), errors: ByteSink = .memory(),
    environment: [String: String] = [:], folder: String = "", outputTerminal: Terminal = .none,
    errorTerminal: Terminal = .none, now: @escaping @Sendable () -> Int = { 0 }
  ) {
    self.input = input
    self.output = output
    self.errors = errors
    self.environment = environment
    self.folder = folder
    self.outputTerminal = outputTerminal
    self.errorTerminal = errorTerminal
    self.now = now
  }

  /// The real ones. `SOURCE_DATE_EPOCH` is the time where it is set, so that what was can be run again
  /// as it was (reproducible-builds.org).
  package static func process() -> CommandContext {
    let environment = currentEnvironment()
    let fixed = environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }
    return CommandContext(
      input: .descriptor(0), output: .standardOutput, errors: .standardError,
      environment: environment, folder: "",
      outputTerminal: .of(descriptor: 1, environment: environment),
      errorTerminal: .of(descriptor: 2, environment: environment),
      now: { fixed ?? time(nil) })
  }

  /// The path to open for one that a person gave; `-` and URLs stay as they are.
  package func path(_ given: String) -> String {
    let isElsewhere = given == "-" || given.hasPrefix("/") || given.contains("://")
    return folder.isEmpty || isElsewhere ? given : "\(folder)/\(given)"
  }

  /// Prints a line for people; that nobody reads it is no reason to stop.
  package func say(_ line: String) { try? errors.write(Failure.oneLine(line) + "\n") }

  private static func currentEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    // Sound: read once at the start, before any thread could change it; the list ends with nil.
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let text = unsafe String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      unsafe next += 1
    }
    return variables
  }
}
