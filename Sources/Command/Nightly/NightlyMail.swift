import Reports
import Settings

/// What is to be mailed after a run, ready to be sent: `mail.eml` in the state folder. It is there only
/// when the last run has something to say: its news, or why it did not complete.
struct NightlyMail {
  let settings: Settings
  let folder: StateFolder

  private var path: String { "\(folder.path)/\(NewsReport.mailName)" }

  /// Before a run: what an earlier one had to say was sent, or nobody wants it any more.
  func clear() { Folder.remove(file: path) }

  /// After a run that completed: a link to its mail, if it has news. Gives why that cannot be, if so.
  func write(after report: NewsReport) -> Failure? {
    guard report.isNews else { return nil }
    do {
      try Folder.link(path, to: "\(StateFolder.latestName)/\(NewsReport.mailName)")
      return nil
    } catch {
      return .cannotWrite(path, error)
    }
  }

  /// After a run that did not complete. Where this cannot be written either, standard error and the
  /// exit status remain.
  func write(after incomplete: NightlyRun.Incomplete, started: Int) {
    let report = TroubleReport(
      tenant: settings.shownTenantName, started: started, cause: cause(of: incomplete),
      latest: Folder.target(ofLink: folder.latest))
    // Renamed into place: a link to the mail of another run is replaced, not followed.
    let files = try? OutputFolder(existing: folder.path, durability: .cached)
    try? files?.file(NewsReport.mailName).write(
      report.mail(from: settings.nightly.mailFrom, to: settings.nightly.mailTo))
    try? files?.commit()
  }

  /// Gates speak of what is shown; other failures of what is there.
  private func cause(of incomplete: NightlyRun.Incomplete) -> TroubleReport.Cause {
    guard incomplete.gates.isEmpty else {
      return .gates(
        incomplete.gates.map {
          TroubleReport.ShutGate(name: $0.gate.rawValue, what: $0.what, check: $0.check)
        })
    }
    guard settings.output.redaction == .none else { return .withheld }
    let failure = incomplete.failure
    return .failure(what: failure.what, place: failure.place, remedy: failure.remedy)
  }
}
