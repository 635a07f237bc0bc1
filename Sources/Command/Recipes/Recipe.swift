/// How to get one of the files that Rollcall reads.
struct Recipe: Sendable {
  /// As it is asked for on the command line.
  let name: String
  let title: String
  /// What to know before, in short paragraphs.
  let notes: [String]
  /// Lines to run as they are, but for the names in them; empty where there is no command.
  let commands: [String]

  static func named(_ name: String) -> Recipe? {
    all.first { $0.name == name.lowercased() }
  }

  /// For the terminal: title, notes, then the commands, indented to copy.
  var text: String {
    let notes = notes.map { "  " + $0.replacing("\n", with: "\n  ") }
    let commands = commands.map { "    " + $0.replacing("\n", with: "\n    ") }
    let body = notes + (commands.isEmpty ? [] : [""]) + commands
    return "\(name): \(title)\n" + body.joined(separator: "\n") + "\n"
  }
}
