/// What stops a nightly run before anything is replaced, because it looks like an accident.
enum Gate: String, CaseIterable, Sendable {
  /// Far fewer directory users than in the last good run.
  case directoryShrank = "directory-shrank"
  case consoleShrank = "console-shrank"
  /// Fewer 8x8 users than any tenant has.
  case consoleEmpty = "console-empty"
  /// Far more open errors and warnings.
  case findingsJumped = "findings-jumped"
  /// Many users were linked, and are something else now.
  case statesMoved = "states-moved"
  /// Far more rows in the files that propose changes.
  case outputsTooLarge = "outputs-too-large"
  case exportTooOld = "export-too-old"
  /// The exports were made at times too far from each other to fit.
  case exportsFarApart = "exports-far-apart"
  /// An export has had the same bytes for many nights.
  case inputUnchanged = "input-unchanged"

  /// The gates of these names, as typed. Throws 64 with the names that there are.
  static func named(_ names: [String]) throws(Failure) -> Set<Gate> {
    var gates: Set<Gate> = []
    for name in names {
      guard let gate = Gate(rawValue: name) else {
        throw Failure(
          .usage, "There is no gate called '\(name)'", at: "--accept-gate",
          remedy: "The gates are \(allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      gates.insert(gate)
    }
    return gates
  }
}

/// A gate that is shut, and why.
struct TrippedGate: Sendable, Equatable {
  let gate: Gate
  /// What was compared, with the numbers; a sentence without its stop.
  let what: String
  /// What a person should look at; a whole sentence.
  let check: String
}
