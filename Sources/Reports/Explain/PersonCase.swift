package import Checks
import Matching
import Roster

/// One person as a run knows it: a console user, a directory user, or a pair.
package struct PersonCase: Hashable, Sendable {
  package let console: Int?
  package let directory: Int?

  /// The case of a console row, with the directory user that it is about, if any.
  init(console row: Int, in facts: Facts) {
    console = row
    directory = facts.pairing.directoryUser(of: row)
  }

  /// The case of a directory row, with the console user that it is paired with, or that is about it.
  init(directory row: Int, console: Int?) {
    directory = row
    self.console = console
  }

  /// What a list of several cases shows of each.
  package struct Line: Sendable, Equatable {
    package let state: String
    package let username: String
    package let directoryName: String
    package let name: String
  }

  package func line(in facts: Facts) -> Line {
    let state =
      console.map { facts.pairing.consoleStates[$0].word }
      ?? directory.map { facts.pairing.directoryStates[$0].word } ?? ""
    return Line(
      state: state, username: console.flatMap { facts.console.text(.username, $0) } ?? "",
      directoryName: directory.map { facts.shortName(ofDirectory: $0) } ?? "",
      name: name(in: facts))
  }

  /// What a person would call it: the directory's name, else the console's.
  func name(in facts: Facts) -> String {
    let name = directory.map { facts.directory.displayName($0) } ?? ""
    if !Folding.trimmed(name).isEmpty { return name }
    let other = console.map { facts.console.displayName($0) } ?? ""
    return Folding.trimmed(other).isEmpty
      ? console.flatMap { facts.console.text(.username, $0) } ?? "" : other
  }
}
