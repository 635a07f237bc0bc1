extension HistoryError {
  /// What happened, in plain words, without a final stop.
  package var what: String {
    switch self {
    case .nothingRecorded: "There is no history yet"
    case .cannotOpen(_, let reason): "Cannot open the history: \(reason)"
    case .cannotWrite(_, let reason): "Cannot write the history: \(reason)"
    case .diskFull: "There is no space left for the history"
    case .interrupted: "A run was killed while it wrote the history, and you may not take that back"
    case .locked: "Another program has locked the history"
    case .corrupted(_, let reason): "The history is damaged: \(reason)"
    case .foreign: "This is a database of another program, not a history of Rollcall"
    case .newer: "The history was written by a newer version of Rollcall"
    case .unknownRun(let id): "There is no run \(id) in the history"
    case .incompleteRun(let id): "Run \(id) did not complete, so it has nothing to compare"
    case .noCompleteRun: "No run has completed yet"
    case .nothingToCompare: "There are no two complete runs to compare yet"
    case .unforeseen(_, let reason): "The history cannot be used: \(reason)"
    }
  }

  /// The file, where it is about one.
  package var path: String? {
    switch self {
    case .nothingRecorded(let path), .cannotOpen(let path, _), .cannotWrite(let path, _),
      .diskFull(let path), .interrupted(let path), .locked(let path), .corrupted(let path, _),
      .foreign(let path),
      .newer(let path), .unforeseen(let path, _):
      path
    case .unknownRun, .incompleteRun, .noCompleteRun, .nothingToCompare: nil
    }
  }

  /// What a person can do now.
  package var remedy: String {
    switch self {
    case .nothingRecorded: "Check --state, or let rollcall nightly run once."
    case .cannotOpen: "Check the path and its access rights."
    case .cannotWrite:
      "Nothing was recorded. Check your rights to the folder, the disk and its quota; or choose another "
        + "--state folder."
    case .diskFull: "Nothing was recorded. Free some space, and run it again."
    case .interrupted: "Run rollcall history once as the user of rollcall nightly."
    case .locked: "Wait until it is done, or close it, and run it again."
    case .corrupted: "Move the file away, or put a copy back; without it a new history begins."
    case .foreign: "Choose another --state folder, or move the file away."
    case .newer: "Use that version, or move the file away and a new history begins."
    case .unknownRun, .incompleteRun, .noCompleteRun, .nothingToCompare:
      "rollcall history lists the runs that are there."
    case .unforeseen: "Please report it with the command that you ran."
    }
  }
}
