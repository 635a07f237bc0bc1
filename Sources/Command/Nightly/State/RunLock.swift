import Glibc
import Reports

/// Lets one run at a time have a state folder.
///
/// The lock belongs to the open file, so the kernel drops it when the process ends, in whatever way.
/// The file itself stays, and says who has or had the lock. As long as a run did not end well, it says
/// so too: what it says has a fixed size and is written in place, which needs no room on the disk.
final class RunLock {
  static let fileName = "lock"

  private let path: String
  private let descriptor: FileDescriptor

  /// Throws 75 when another run holds the lock, and 73 when it cannot be taken.
  init(in folder: String, now: Int) throws(Failure) {
    path = "\(folder)/\(RunLock.fileName)"
    do {
      descriptor = try FileDescriptor.keeping(path)
    } catch {
      throw .cannotKeep(path, error)
    }
    guard descriptor.lock() else {
      let holder = LockRecord.read(path)
      try? descriptor.close()
      throw RunLock.failure(holder, at: path)
    }
    let record = LockRecord(
      phase: .running, process: Machine.process, host: Machine.host, user: Machine.user, since: now)
    do {
      try descriptor.replace(with: record.bytes)
    } catch {
      try? descriptor.close()
      throw .cannotKeep(path, error)
    }
  }

  /// What the run became is written down elsewhere now. That it cannot be noted here is no failure: the
  /// file then says that the run did not end, and whoever looks compares it with the history.
  func noteEnd(now: Int) { note(.ended, now) }

  /// The run that began at `started` failed and the history could not be told: only this file knows.
  func noteUnrecordedFailure(started: Int) { note(.failed, started) }

  private func note(_ phase: LockRecord.Phase, _ since: Int) {
    let record = LockRecord(
      phase: phase, process: Machine.process, host: Machine.host, user: Machine.user, since: since)
    try? descriptor.replace(with: record.bytes)
  }

  deinit { try? descriptor.close() }

  private static func failure(_ holder: LockRecord?, at path: String) -> Failure {
    let who =
      holder.map {
        ": process \($0.process) on \($0.host), started by \($0.user), since \(UTCTime($0.since))"
      } ?? ""
    return Failure(
      .locked, "Another run has the state folder\(who)", at: path,
      remedy: "Wait until it has ended; a run that is killed gives the lock back by itself.")
  }
}

/// What the lock file says: one line of a fixed size.
struct LockRecord: Sendable, Equatable {
  enum Phase: String {
    case running, ended
    /// Ended, and the history does not know of it.
    case failed
  }

  static let size = 512

  let phase: Phase
  let process: Int
  let host: String
  let user: String
  /// When it ended, or else when it began, in seconds since 1970.
  let since: Int

  init(phase: Phase, process: Int, host: String, user: String, since: Int) {
    self.phase = phase
    self.process = process
    self.host = host
    self.user = user
    self.since = since
  }

  /// What the file at `path` says; nil when there is none, or nothing of ours in it.
  static func read(_ path: String) -> LockRecord? {
    guard let descriptor = try? FileDescriptor.reading(path) else { return nil }
    defer { try? descriptor.close() }
    guard let bytes = try? descriptor.read(upTo: size) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 5, let phase = Phase(rawValue: String(words[0])),
      let process = Int(words[1]), let since = Int(words[4])
    else { return nil }
    return LockRecord(
      phase: phase, process: process, host: String(words[2]), user: String(words[3]), since: since)
  }

  var bytes: [UInt8] {
    let words = [phase.rawValue, "\(process)", Self.word(host), Self.word(user), "\(since)"]
    let line = Array(words.joined(separator: " ").utf8.prefix(Self.size - 1))
    return line + Array(repeating: UInt8(ascii: " "), count: Self.size - 1 - line.count)
      + [UInt8(ascii: "\n")]
  }

  private static func word(_ text: String) -> String {
    String(text.prefix(120).map { $0.isWhitespace ? "_" : $0 })
  }

  /// Whether the run that wrote this may still be at work. Of another machine nobody can tell.
  var mayBeAlive: Bool {
    phase == .running && (host != Self.word(Machine.host) || Machine.isAlive(process))
  }
}
