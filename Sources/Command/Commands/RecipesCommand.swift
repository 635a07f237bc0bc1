import ArgumentParser

/// `rollcall recipes`: how to get the files.
struct RecipesCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipes",
    abstract: "Print the commands that make the files that Rollcall reads.",
    discussion: """
      Replace the names of the server, the domain and the account by your own. All of them only \
      read.

      EXAMPLES
        rollcall recipes
        rollcall recipes ldifde
      """)

  @Argument(help: "One of \(Recipe.all.map(\.name).joined(separator: ", ")); else all.")
  var name: String?

  func validate() throws {
    guard let name, Recipe.named(name) == nil else { return }
    let names = Recipe.all.map(\.name).joined(separator: ", ")
    throw ValidationError("There is no recipe called '\(name)'. There are: \(names).")
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let chosen = name.flatMap(Recipe.named).map { [$0] } ?? Recipe.all
    try context.output.write(chosen.map(\.text).joined(separator: "\n"))
    return .done
  }
}
