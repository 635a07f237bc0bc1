/// Why everything is read, and not the changes only.
package enum FullReadReason: Sendable, Equatable {
  case noMirror
  case damagedMirror
  case otherQuestion
  case asked
  case due(days: Int)
  case otherServer
  case refused(LiveError)
  case manyChanges(Int)

  /// Whether a person should know, for it is not in the nature of things.
  package var isUnexpected: Bool {
    switch self {
    case .noMirror, .asked, .due, .manyChanges: false
    case .damagedMirror, .otherQuestion, .otherServer, .refused: true
    }
  }

  /// One clause, after "Reading everything:".
  package var sentence: String {
    switch self {
    case .noMirror: "there is no copy of an earlier read yet"
    case .damagedMirror: "the copy of the last read is damaged"
    case .otherQuestion: "account, bases, filters or attributes are others than last time"
    case .asked: "asked for"
    case .due(let days): "the last full read is \(days) days old"
    case .otherServer:
      "this is another domain controller than last time, or it was restored from a backup"
    case .refused(let error): "the server does not tell its changes: \(error.what)"
    case .manyChanges(let count): "\(count) entries have changed"
    }
  }
}
