import Foundation
import Support
import Testing

/// The built program against a server, in a folder of its own, with nothing of its surroundings but
/// what a test gives it.
struct LiveRun {
  struct Outcome {
    let ending: ChildProcess.Ending
    let output: [UInt8]
    let errors: String
    /// What every user of the machine sees of the process.
    let commandLine: String

    var status: Int { ending.status }
    var text: String { String(decoding: output, as: UTF8.self) }
    /// Where the program says how it ended; nothing else on standard error begins so.
    var sentences: [Substring] {
      errors.split(separator: "\n").filter { $0.hasPrefix("rollcall: ") }
    }
  }

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["home", "work"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: false)
    }
  }

  /// The path of a file in the working folder.
  func path(_ name: String) -> String { "\(folder.path)/work/\(name)" }

  /// The seconds after which a program that should have ended is taken for one that never does, on a
  /// machine that has much else to do.
  static let patience = 90.0

  /// Runs `rollcall`, and kills it after `limit` seconds, which is then its status (137); `during` is
  /// called once it runs, and may wait.
  func run(
    _ arguments: [String], environment: [String: String] = [:], limit: Double = patience,
    during: @escaping @Sendable (ChildProcess) throws -> Void = { _ in }
  ) async throws -> Outcome {
    await Self.slots.take()
    defer { Task { await Self.slots.giveBack() } }
    let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/dev/null"))
    let output = try newFile("output")
    let errors = try newFile("errors")
    let process = try ChildProcess(
      "\(Program.binaries)/rollcall", arguments, environment: surroundings(environment),
      folder: path(""), input: input.fileDescriptor, output: output.fileDescriptor,
      errors: errors.fileDescriptor, limit: limit)
    let (line, ending) = try await OwnThread.run {
      usleep(20_000)
      let line = FileManager.default.contents(atPath: "/proc/\(process.number)/cmdline") ?? Data()
      // If it throws, the process must not be left alone.
      let inTime = Result { try during(process) }
      let ending = process.waitForEnd()
      try inTime.get()
      return (line, ending)
    }
    return Outcome(
      ending: ending, output: try folder.bytes(of: "output"), errors: try folder.text(of: "errors"),
      commandLine: String(decoding: line, as: UTF8.self))
  }

  private func newFile(_ name: String) throws -> FileHandle {
    try Data().write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder.path)/\(name)"))
  }

  private func surroundings(_ more: [String: String]) -> [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": path, "HOME": "\(folder.path)/home"].merging(more) { $1 }
  }

  /// How many run at a time: most of them only wait.
  private static let slots = Slots(6)

  private actor Slots {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
      guard free == 0 else { return free -= 1 }
      await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack() {
      guard waiting.isEmpty else { return waiting.removeFirst().resume() }
      free += 1
    }
  }
}

extension LiveRun {
  /// Runs an export that must fail: with that status, one sentence with those words, in time, without
  /// work, with the old output in place, and with the password nowhere.
  ///
  /// - Parameters:
  ///   - source: the URL and how to sign in.
  ///   - password: what may be seen nowhere.
  ///   - timeout: the time limit of each step, in seconds; short where it shall be reached.
  @discardableResult
  func expectFailure(
    _ source: [String], _ status: Int, says words: [String], password: String,
    environment: [String: String] = [:], timeout: Int = 15,
    at location: SourceLocation = #_sourceLocation
  ) async throws -> Outcome {
    try Data("old".utf8).write(to: URL(fileURLWithPath: path("out.ldif")))
    let names = try folder.names(in: "work")
    let outcome = try await run(
      ["export"] + source + ["--out", "out.ldif", "--timeout", String(timeout)],
      environment: environment, limit: Double(timeout) + LiveRun.patience)
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: location)
    #expect(outcome.sentences.count == 1, "\(outcome.errors)", sourceLocation: location)
    for word in words {
      #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: location)
    }
    // The debug build alone takes a few tenths to read a page.
    #expect(outcome.ending.processorSeconds < 2, sourceLocation: location)
    #expect(outcome.ending.megabytes < 300, sourceLocation: location)
    #expect(try folder.text(of: "work/out.ldif") == "old", sourceLocation: location)
    #expect(try folder.names(in: "work") == names, sourceLocation: location)
    let seen = outcome.text + outcome.errors + outcome.commandLine
    #expect(!seen.contains(password), sourceLocation: location)
    return outcome
  }
}

/// Waits until something is so, ten seconds at most.
func until(_ condition: () -> Bool) throws {
  for _ in 0..<1_000 where !condition() { usleep(10_000) }
  try #require(condition())
}

extension LabServer {
  /// A simple bind as the reader: what follows a command.
  func signIn(at uri: String? = nil, _ more: String...) -> [String] {
    [uri ?? tlsURI, "--bind-name", bindName, "--password-file", passwordFile, "--ca-file", caFile]
      + more
  }
}
