import Formats
import Roster
import Settings

/// How many bad records a run bears.
struct RejectLimit {
  private let limits: Settings.Limits

  init(_ limits: Settings.Limits) { self.limits = limits }

  /// Throws 65 when a source has more rejected records than the settings allow, naming the first; of a
  /// list of users at least one must be left, however few they are.
  func check(_ info: SourceInfo) throws(Failure) {
    let isList = [.directory, .console, .entra].contains(info.role)
    if isList, info.records == 0, let first = info.rejects.first {
      throw Failure(
        .unusableInput, "No record can be read; the first: \(first.reason.sentence)",
        at: "\(info.name):\(first.line)",
        remedy: "Make the export again; 'rollcall recipes' says how.")
    }
    try check(info.rejects, records: info.records, of: info.name)
  }

  /// The same for `rejects` set aside beside `records` good ones of the source called `name`.
  func check(_ rejects: [Reject], records: Int, of name: String) throws(Failure) {
    guard let first = rejects.first else { return }
    let rejected = rejects.count
    let total = records + rejected
    switch limits.badRecords {
    case .stopAtFirst:
      throw Failure(
        .unusableInput, "A record cannot be read: \(first.reason.sentence)",
        at: "\(name):\(first.line)",
        remedy: "Repair it, or run without --strict: then it is set aside and listed.")
    case .setAside:
      guard limits.isExceeded(rejected: rejected, total: total) else { return }
      throw Failure(
        .unusableInput,
        "\(rejected) of \(total) records cannot be read; the first: \(first.reason.sentence)",
        at: "\(name):\(first.line)",
        remedy: "Make the export again, or raise limits.rejected-percent if they may be missing.")
    }
  }
}
