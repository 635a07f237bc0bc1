import ArgumentParser
import Glibc
import Settings

extension Rollcall {
  /// Runs as the whole process: the real streams and signals. Does not come back.
  package static func runProcess() -> Never {
    Heap.keepFreedMemory()
    FileDescriptor.reserveStandardStreams()
    Signals.install()
    Glibc.exit(run(Array(CommandLine.arguments.dropFirst()), in: .process()).rawValue)
  }

  /// Runs one command line in `context`. A failure is one line on stderr and its exit status.
  package static func run(_ arguments: [String], in context: CommandContext) -> ExitStatus {
    do {
      var command = try parseAsRoot(arguments)
      guard let command = command as? any ContextCommand else {
        try command.run()
        return .done
      }
      return try command.run(in: context)
    } catch let failure as Failure {
      return report(failure, in: context)
    } catch {
      return answer(error, to: arguments, in: context)
    }
  }

  private static func report(_ failure: Failure, in context: CommandContext) -> ExitStatus {
    try? context.errors.write(failure.line + "\n")
    return failure.status
  }

  /// What the argument parser throws: help and version, which were asked for, or wrong usage.
  private static func answer(
    _ error: any Error, to arguments: [String], in context: CommandContext
  ) -> ExitStatus {
    let code = exitCode(for: error)
    if code == .success {
      do {
        try context.output.write(fullMessage(for: error) + "\n")
        return .done
      } catch {
        return report(error, in: context)
      }
    }
    guard code == .validationFailure else { return report(.unforeseen(error), in: context) }
    return report(usage(message(for: error), of: arguments), in: context)
  }

  /// The parser's own words, in one line, and where to read on.
  private static func usage(_ message: String, of arguments: [String]) -> Failure {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    let first = arguments.first { !$0.hasPrefix("-") } ?? ""
    guard names.contains(first) || first.isEmpty else {
      let nearest = Spelling.nearest(to: first, in: names).map { "Did you mean \($0)? " } ?? ""
      return Failure(
        .usage, "There is no command called '\(first)'",
        remedy: nearest + "See rollcall --help.")
    }
    let lines = message.split(whereSeparator: \.isNewline)
    var what = lines.map { $0.drop { $0 == " " } }.joined(separator: " ")
    while what.last == "." { what.removeLast() }
    return Failure(
      .usage, what, remedy: first.isEmpty ? "See rollcall --help." : "See rollcall \(first) --help."
    )
  }
}
