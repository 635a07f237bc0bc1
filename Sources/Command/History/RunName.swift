import ArgumentParser
import History

/// How a person names a run.
enum RunName: ExpressibleByArgument, Equatable {
  case number(Int)
  /// The last one that completed.
  case latest

  init?(argument: String) {
    if argument == "latest" {
      self = .latest
    } else if let number = Int(argument), number > 0 {
      self = .number(number)
    } else {
      return nil
    }
  }

  /// Throws 64 or 65.
  func run(in store: HistoryStore) throws(HistoryError) -> StoredRun {
    switch self {
    case .number(let id): return try store.run(id)
    case .latest:
      guard let run = try store.lastCompleteRun() else { throw .noCompleteRun }
      return run
    }
  }
}
