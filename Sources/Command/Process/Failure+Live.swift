import Intake

extension Failure {
  /// A directory server that could not be read.
  init(_ error: LiveError) {
    let status: ExitStatus =
      switch error.trouble {
      case .usage: .usage
      case .missingFile: .missingInput
      case .unreachable: .unreachable
      case .refused: .refused
      case .unusable: .unusableInput
      }
    self.init(status, error.what, at: error.server, remedy: error.cure, cause: error)
  }
}
