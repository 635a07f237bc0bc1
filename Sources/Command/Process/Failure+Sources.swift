import Glibc
package import Settings

extension Failure {
  /// A configuration that is wrong: 78, or 64 when the flag on the command line is.
  package init(_ problem: SettingsProblem) {
    let status: ExitStatus = if case .flag = problem.origin { .usage } else { .configuration }
    self.init(
      status, problem.message, at: problem.origin.description, remedy: problem.remedy,
      cause: problem)
  }

  /// An input that cannot be opened or read.
  static func cannotRead(_ path: String, _ error: SystemError) -> Failure {
    let remedy =
      error.code == ENOENT ? "Check the path; relative ones start at the working folder." : nil
    return Failure(
      .missingInput, "Cannot read the file: \(error.reason)", at: path, remedy: remedy,
      cause: error)
  }

  /// An output that cannot be written; says what to do for the usual reasons.
  static func cannotWrite(_ path: String, _ error: SystemError) -> Failure {
    let what: String
    let remedy: String?
    switch error.code {
    case ENOSPC, EDQUOT:
      what = "There is no space left"
      remedy = "Nothing was replaced. Free some space or choose another --out, and run it again."
    case EACCES, EPERM, EROFS:
      what = "Cannot write there: \(error.reason)"
      remedy = "Choose a place that you may write to."
    case ENOENT, ENOTDIR:
      what = "Cannot write there: \(error.reason)"
      remedy = "Check the path given as --out."
    default:
      what = "Cannot write: \(error.reason)"
      remedy = nil
    }
    return Failure(.unwritable, what, at: path, remedy: remedy, cause: error)
  }

  /// Standard output that does not take what is printed.
  static func cannotPrint(_ error: SystemError) -> Failure {
    Failure(
      .unwritable, "Cannot print: \(error.reason)", at: "standard output",
      remedy: "Send it to a place that takes it.", cause: error)
  }

  /// Anything that nobody foresaw.
  static func unforeseen(_ error: any Error) -> Failure {
    Failure(
      .fault, "Rollcall made a mistake: \(error)",
      remedy: "Please report it with the command that you ran.", cause: error)
  }
}
