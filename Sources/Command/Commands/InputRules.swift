import Settings

/// What `reconcile` needs to be given, whatever the place it was given in.
enum InputRules {
  /// Throws 64 when a list is missing, or two are to come from standard input.
  static func check(_ inputs: Settings.Inputs) throws(Failure) {
    guard !inputs.directories.isEmpty else {
      throw missing("No directory is given", "--directory", "directory")
    }
    guard inputs.console != nil else {
      throw missing("No console users are given", "--console", "console")
    }
    let others = [inputs.console, inputs.sites, inputs.entra, inputs.licenses].compactMap { $0 }
    let fromInput = (inputs.directories + others).filter { $0.location == "-" }
    guard fromInput.count < 2 else {
      throw Failure(
        .usage, "Standard input can only be read once", at: fromInput[1].origin.description,
        remedy: "Give a path for the others.")
    }
  }

  private static func missing(_ what: String, _ flag: String, _ name: String) -> Failure {
    Failure(
      .usage, what,
      remedy: "Give \(flag) SRC, or inputs.\(name) in rollcall.yaml; rollcall recipes says how to "
        + "get one.")
  }
}
