import History

extension Failure {
  /// Asks the history; what it throws becomes a failure with its exit code.
  static func ofHistory<Value>(
    _ question: () throws(HistoryError) -> Value
  ) throws(Failure) -> Value {
    do {
      return try question()
    } catch {
      throw Failure(error)
    }
  }
}
