import History

extension Failure {
  /// A history that cannot be used.
  init(_ error: HistoryError) {
    let status: ExitStatus =
      switch error {
      case .nothingRecorded, .cannotOpen, .interrupted: .missingInput
      case .cannotWrite, .diskFull: .unwritable
      case .locked: .locked
      case .corrupted, .foreign, .newer, .incompleteRun, .noCompleteRun, .nothingToCompare:
        .unusableInput
      case .unknownRun: .usage
      case .unforeseen: .fault
      }
    self.init(status, error.what, at: error.path, remedy: error.remedy, cause: error)
  }
}
