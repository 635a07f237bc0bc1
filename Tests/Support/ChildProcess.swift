package import Foundation
import Glibc

/// A process of which it is known how much processor time it took, and which never outlives its time
/// limit. A leaf: nothing above it sees a pointer.
package final class ChildProcess: Sendable {
  /// How it ended.
  package struct Ending: Sendable {
    /// The exit status; 128 and the number of the signal if one ended it.
    package let status: Int
    package let seconds: Double
    /// Processor time, in the program and for it in the kernel.
    package let processorSeconds: Double
    /// The most memory that it had at a time.
    package let megabytes: Int
    /// Whether it was killed because its time was over.
    package let wasTooLong: Bool
  }

  package let number: Int32
  /// What the kernel calls it: the first 15 bytes of the file's name.
  private let name: String
  private let started = ContinuousClock.now
  private let limit: Double

  /// Starts it with the given files in place of standard input, output and errors, and no other, and
  /// kills it after `limit` seconds. One of `waitForEnd` and `end` is to be called, once.
  package init(
    _ executable: String, _ arguments: [String], environment: [String: String], folder: String,
    input: Int32, output: Int32, errors: Int32, limit: Double = .infinity
  ) throws {
    name = String(executable.split(separator: "/").last?.prefix(15) ?? "")
    // env changes the folder and becomes the program: the process stays the same.
    let words = ["/usr/bin/env", "-C", folder, executable] + arguments
    let variables = environment.map { "\($0.key)=\($0.value)" }
    self.limit = limit
    try Self.keepFilesHere()
    number = try Self.spawn(words, variables, [input, output, errors])
  }

  /// A server lives until the tests end. If it kept another process's pipe open, whoever waits for the
  /// end of that pipe would wait for the server.
  private static func keepFilesHere() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
      if let file = Int32(name), file > STDERR_FILENO { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
    }
  }

  /// Sound: every C string and object made here is freed here, after its last use.
  private static func spawn(
    _ words: [String], _ variables: [String], _ streams: [Int32]
  ) throws -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (target, stream) in streams.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(target))
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // What the tests ignore or block is not the program's business.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var argumentPointers = unsafe words.map { unsafe strdup($0) } + [nil]
    var variablePointers = unsafe variables.map { unsafe strdup($0) } + [nil]
    defer { unsafe (argumentPointers + variablePointers).forEach { unsafe free($0) } }
    var number: pid_t = 0
    let status = unsafe posix_spawn(
      &number, words[0], &actions, &attributes, &argumentPointers, &variablePointers)
    guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: status) ?? .EINVAL) }
    return number
  }

  /// Waits for its end, in this thread.
  package func waitForEnd() -> Ending {
    var status: Int32 = 0
    var usage = rusage()
    var isKilled = false
    var megabytes = 0
    while unsafe wait4(number, &status, isKilled ? 0 : WNOHANG, &usage) == 0 {
      megabytes = max(megabytes, peak)
      // A short one is not kept waiting, and a long one keeps nobody busy.
      usleep(UInt32(min(2_000 + seconds * 20_000, 20_000)))
      if seconds > limit {
        isKilled = true
        kill(number, SIGKILL)
      }
    }
    let times = [usage.ru_utime, usage.ru_stime]
    return Ending(
      status: Int(status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F),
      seconds: seconds,
      processorSeconds: times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 },
      megabytes: megabytes, wasTooLong: isKilled)
  }

  /// The most memory so far, in megabytes; 0 before the program runs. The kernel's own account of it,
  /// ru_maxrss, begins with what the tests had when they started the process.
  private var peak: Int {
    guard let bytes = FileManager.default.contents(atPath: "/proc/\(number)/status") else {
      return 0
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == "Name:\t\(name)",
      let line = lines.first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return kilobytes / 1_024
  }

  private var seconds: Double {
    let passed = started.duration(to: .now).components
    return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
  }

  /// Whether it has ended, before anybody waited for it. Its state stands behind the name, which may
  /// hold anything (proc_pid_stat(5)); its command line is empty at the very beginning too.
  package var hasEnded: Bool {
    guard let bytes = FileManager.default.contents(atPath: "/proc/\(number)/stat"),
      let name = bytes.lastIndex(of: UInt8(ascii: ")"))
    else { return true }
    return bytes[name...].dropFirst(2).first == UInt8(ascii: "Z")
  }

  package func send(_ signal: Int32) { kill(number, signal) }

  /// Two connected ends for reading and writing that no other process inherits.
  package static func channel() throws -> (here: FileHandle, there: FileHandle) {
    var ends: [Int32] = [0, 0]
    // pipe() leaves a moment in which another thread's process could inherit them.
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw POSIXError(.EMFILE) }
    return (
      FileHandle(fileDescriptor: ends[0], closeOnDealloc: true),
      FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    )
  }
}
