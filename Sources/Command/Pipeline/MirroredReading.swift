import Formats
import Intake
import Settings

/// Reads a server: all of it, or, where a copy is kept, its changes.
struct MirroredReading {
  let settings: Settings
  let context: CommandContext
  let live: LiveDirectory
  let intake: DirectoryIntake

  /// Throws 65, 69, 73 or 77.
  func run(source: Int, progress: (Int) -> Void) throws(Failure) -> DirectoryIntake.Result {
    do {
      guard let mirror = settings.ldap.mirror, let copy = try refresh(mirror, progress) else {
        return try intake.read(live, source: source, progress: progress)
      }
      return try intake.read(copy, of: live, source: source)
    } catch let error as LiveError {
      throw Failure(error)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .unforeseen(error)
    }
  }

  /// Brings the copy up to date and keeps it; nil when the server cannot tell changes.
  private func refresh(
    _ mirror: Settings.LDAP.Mirror, _ progress: (Int) -> Void
  ) throws -> MirrorRefresh.Result? {
    let folder = try OutputFolder(context.path(mirror.folder))
    let path = "\(folder.path)/\(fileName)"
    let policy = MirrorRefresh.Policy(
      fullReadDays: mirror.fullReadDays,
      request: mirror.reading == .everything ? .everything : .changesIfPossible)
    let old = try load(path)
    let result = try intake.refresh(of: live, now: context.now())
      .run(old.mirror, damaged: old.isDamaged, policy, progress: progress)
    guard let result else {
      say("\(live.server) cannot tell what changed, so everything is read.", .verbose)
      return nil
    }
    report(result)
    let file = try folder.file(fileName)
    try file.write(result.file)
    try folder.commit()
    return result
  }

  private func load(_ path: String) throws(Failure) -> (mirror: Mirror?, isDamaged: Bool) {
    do throws(SystemError) {
      guard try FileStatus.of(path) != nil else { return (nil, false) }
    } catch {
      throw .cannotRead(path, error)
    }
    do {
      let mirror = Mirror(try MappedFile.open(path, source: path))
      return (mirror, mirror == nil)
    } catch {
      throw Failure(error)
    }
  }

  /// The source as a file name: what is no letter or digit becomes `-`.
  private var fileName: String {
    let plain = live.source.name.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }
    return String(plain).prefix(200) + ".ldif"
  }

  private func report(_ result: MirrorRefresh.Result) {
    switch result.way {
    case .everything(let reason):
      let what = "\(live.server): reading everything: \(reason.sentence)."
      say(what, reason.isUnexpected ? .normal : .verbose)
    case .changes(let changed, let removed):
      say("\(live.server): \(changed) entries changed or new, \(removed) gone.", .verbose)
    }
  }

  private func say(_ line: String, _ level: Messages) {
    let messages = settings.output.messages
    guard messages == .verbose || (level == .normal && messages != .quiet) else { return }
    context.say(line)
  }
}
