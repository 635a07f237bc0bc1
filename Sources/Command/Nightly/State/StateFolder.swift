import Glibc
import History
import Reports

/// What `nightly` keeps of one tenant, and how it survives being killed at any moment.
///
/// - `history.sqlite`: the runs.
/// - `runs/2026-11-21T02-00-00Z-17`: the files of run 17. A folder with such a name is always whole.
/// - `latest`: a link to the folder of the last good run.
/// - `lock`, `rollcall.prom`, `mail.eml`.
///
/// A run writes into `runs/.writing`. When everything is there, that folder gets the name of the run,
/// still hidden; then the history takes the run, in one transaction; then the folder loses its dot, and
/// the link moves. Whatever moment a kill comes at, the history knows whether the run took place, and
/// ``repair(knowing:)`` does the rest.
///
/// A power cut is a kill that forgets what is not on disk, so each step is there before the next begins:
/// the files and the folder before the history, its name before the link.
struct StateFolder {
  static let runsName = "runs"
  static let latestName = "latest"
  private static let writingName = ".writing"

  let path: String
  var history: String { "\(path)/\(HistoryStore.fileName)" }
  var lock: String { "\(path)/\(RunLock.fileName)" }
  var runs: String { "\(path)/\(Self.runsName)" }
  var latest: String { "\(path)/\(Self.latestName)" }
  /// Where a run writes.
  var writing: String { "\(runs)/\(Self.writingName)" }

  /// Makes the folder, for its owner only, if it is not there. Throws 73.
  static func open(_ path: String) throws(Failure) -> StateFolder {
    let folder = StateFolder(path: path)
    do {
      guard try FileStatus.of(path)?.kind != .folder else { return folder }
      try Folder.create(path)
      Folder.flush(AtomicFile.split(path).folder)
    } catch {
      throw .cannotKeep(path, error)
    }
    return folder
  }

  /// The name of a run's folder: runs of a day stand in order, and no two have the same.
  static func name(of run: StoredRun) -> String {
    "\(UTCTime(run.figures.started).fileName)-\(run.id)"
  }

  private func folder(of run: StoredRun) -> String { "\(runs)/\(Self.name(of: run))" }
  private func waiting(_ run: StoredRun) -> String { "\(runs)/.\(Self.name(of: run))" }

  // MARK: A run

  /// An empty folder to write into. Throws 73.
  func beginWriting() throws(Failure) {
    do {
      try Folder.create(runs)
      try Folder.remove(tree: writing)
      try Folder.create(writing)
    } catch {
      throw .cannotKeep(runs, error)
    }
  }

  /// Everything is written: brings it to disk, and the folder belongs to `run` from now on, if the history
  /// takes it. Throws 73.
  func hold(_ run: StoredRun) throws(Failure) {
    do {
      try Folder.bringToDisk(tree: writing)
      try Folder.rename(writing, to: waiting(run))
      try Folder.bringToDisk(runs)
      // The folder of runs may be as new as this one.
      try Folder.bringToDisk(path)
    } catch {
      throw .cannotKeep(runs, error)
    }
  }

  /// The history has taken `run`: shows its folder, and lets `latest` lead to it. Throws 73.
  func publish(_ run: StoredRun) throws(Failure) {
    try rename(waiting(run), to: folder(of: run))
    Folder.flush(runs)
    try point(to: run)
  }

  /// Nobody wants what was written.
  func discardWriting() { try? Folder.remove(tree: writing) }

  private func rename(_ old: String, to new: String) throws(Failure) {
    do {
      try Folder.rename(old, to: new)
    } catch {
      throw .cannotKeep(new, error)
    }
  }

  /// Moves the link in one step: at every moment it leads to a whole folder.
  private func point(to run: StoredRun) throws(Failure) {
    let target = "\(Self.runsName)/\(Self.name(of: run))"
    guard Folder.target(ofLink: latest) != target else { return }
    let next = "\(path)/.\(Self.latestName)"
    do {
      Folder.remove(file: next)
      try Folder.link(next, to: target)
      try Folder.rename(next, to: latest)
      Folder.flush(path)
    } catch {
      Folder.remove(file: next)
      throw .cannotKeep(latest, error)
    }
  }

  // MARK: Afterwards

  /// Puts right what a killed run left: finishes one that the history took, and removes one that it
  /// did not take. Throws 73.
  func repair(knowing last: StoredRun?) throws(Failure) {
    let names = (try? Folder.names(in: runs)) ?? []
    if let last {
      if names.contains(".\(Self.name(of: last))") {
        try publish(last)
      } else if names.contains(Self.name(of: last)) {
        try point(to: last)
      }
    }
    for name in names where name.hasPrefix(".") && name != "." && name != ".." {
      try? Folder.remove(tree: "\(runs)/\(name)")
    }
    StaleFiles.remove(in: path)
  }

  /// Removes the folders of old runs beyond the latest `count`, never that of the last good one. What
  /// cannot be removed stays until the next time.
  func prune(keeping count: Int) {
    let current = Folder.target(ofLink: latest).map {
      String($0.dropFirst(Self.runsName.count + 1))
    }
    let numbered = ((try? Folder.names(in: runs)) ?? []).compactMap { name in
      Self.number(in: name).map { (name: name, number: $0) }
    }
    for folder in numbered.sorted(by: { $0.number > $1.number }).dropFirst(count)
    where folder.name != current {
      // Hidden first: a kill meanwhile leaves no half of a folder that looks like a whole one.
      let hidden = "\(runs)/.\(folder.name)"
      guard (try? Folder.rename("\(runs)/\(folder.name)", to: hidden)) != nil else { continue }
      try? Folder.remove(tree: hidden)
    }
  }

  /// The number of the run in the name of its folder; nil for what is not ours.
  private static func number(in name: String) -> Int? {
    guard let mark = name.lastIndex(of: "-"), name[..<mark].hasSuffix("Z"), !name.hasPrefix(".")
    else { return nil }
    return Int(name[name.index(after: mark)...])
  }
}

extension Failure {
  /// A file of a run that could not be written, said as the state folder would.
  var inState: Failure {
    guard status == .unwritable, let place, let error = cause as? SystemError else { return self }
    return .cannotKeep(place, error)
  }

  /// The state folder cannot be written; the last good result stays.
  static func cannotKeep(_ path: String, _ error: SystemError) -> Failure {
    let remedy =
      switch error.code {
      case ENOSPC, EDQUOT, EFBIG: "The last good result stays. Free some space, and run it again."
      case EACCES, EPERM, EROFS:
        "The last good result stays. Choose a --state that you may write to."
      case EEXIST, ENOTEMPTY, ENOTDIR, EISDIR:
        "The last good result stays. Move away what has this name, and run it again."
      default: "The last good result stays. Check the path given as --state."
      }
    return Failure(
      .unwritable, "Cannot write to the state folder: \(error.reason)", at: path, remedy: remedy,
      cause: error)
  }
}
