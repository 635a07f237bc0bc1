import Support
import Testing

/// A check of `Browser/checks.py` on a page, in a headless Chromium.
struct BrowserCheck {
  let name: String
  /// The file of the page, below the working folder of `program`, or a whole path.
  let page: String

  /// Runs it, shows what it measured, and fails with what it says when something is wrong.
  func run(in program: Program, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let script = "\(Repository.path)/Tests/PageTests/Browser/checks.py"
    let outcome = try program.start("/usr/bin/env", ["python3", script, name, page], input: [])
    if !outcome.text.isEmpty { print("\(name): \(outcome.text)", terminator: "") }
    #expect(
      outcome.status == 0, "\(name), \(page): \(outcome.errors)", sourceLocation: sourceLocation)
  }

  /// The names of all checks that there are.
  static func names() throws -> [String] {
    let script = "\(Repository.path)/Tests/PageTests/Browser/checks.py"
    let program = try Program(in: TemporaryFolder())
    return try program.start("/usr/bin/env", ["python3", script, "--list"], input: []).text
      .split(separator: "\n").map(String.init)
  }
}
