import Foundation
import Glibc
import Support
import Testing

/// What only a whole process can show: signals, and readers that go away.
@Suite(.timeLimit(.minutes(15))) struct ProcessTests {
  private let folder: TemporaryFolder
  private let streams: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    streams = try TemporaryFolder()
  }

  /// Starts the program in the folder; what it writes comes into the files `output` and `errors`
  /// beside it.
  private func rollcall(
    _ arguments: String..., input: FileHandle? = nil, output: FileHandle? = nil
  ) throws -> ChildProcess {
    for name in ["output", "errors"] { try streams.write("", to: name) }
    func stream(_ name: String) throws -> FileHandle {
      try FileHandle(forWritingTo: URL(fileURLWithPath: "\(streams.path)/\(name)"))
    }
    let files = try (
      input ?? #require(FileHandle(forReadingAtPath: "/dev/null")), output ?? stream("output"),
      stream("errors")
    )
    return try ChildProcess(
      "\(Program.binaries)/rollcall", arguments, environment: ProcessInfo.processInfo.environment,
      folder: folder.path, input: files.0.fileDescriptor, output: files.1.fileDescriptor,
      errors: files.2.fileDescriptor, limit: 60)
  }

  /// How the program ends when the signal comes while it waits for its configuration.
  private func endingAfter(_ signal: Int32) throws -> ChildProcess.Ending {
    let input = Pipe()
    let process = try rollcall("check", "--config", "/dev/stdin", input: input.fileHandleForReading)
    usleep(300_000)
    process.send(signal)
    return withExtendedLifetime(input) { process.waitForEnd() }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func signalsEndItWithTheirNumber(signal: Int32) throws {
    #expect(try endingAfter(signal).status == 128 + Int(signal))
  }

  @Test func anInputCutShortIs66() throws {
    #expect(try endingAfter(SIGBUS).status == 66)
    let line = try streams.text(of: "errors")
    #expect(line.hasPrefix("rollcall: An input file became shorter while it was read."))
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let output = try ChildProcess.channel()
    try output.here.close()
    #expect(try rollcall("recipes", output: output.there).waitForEnd().status == 0)
    #expect(try streams.text(of: "errors").isEmpty)
  }

  @Test func fullStandardOutputIs73() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    #expect(try rollcall("recipes", output: full).waitForEnd().status == 73)
  }

  /// Starts an export that takes a while and ends it with `signal` once its temporary file is there.
  private func interruptedExport(_ signal: Int32) throws {
    let record = "dn: CN=a,DC=example\ncn: \(String(repeating: "a", count: 900))\n\n"
    try folder.write(String(repeating: record, count: 40_000), to: "big.ldif")
    // On a busy machine the export may be over before this thread has a turn: then once more.
    for _ in 0..<10 {
      try folder.write("old", to: "out.jsonl")
      let process = try rollcall("export", "big.ldif", "--out", "out.jsonl")
      while try !folder.names().contains(where: { $0.hasSuffix(".tmp") }), !process.hasEnded {
        usleep(500)
      }
      process.send(signal)
      if process.waitForEnd().status == 128 + Int(signal) { return }
    }
    Issue.record("no export was interrupted")
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func signalsLeaveTheOldOutputAndNothingElse(signal: Int32) throws {
    try interruptedExport(signal)
    #expect(try folder.text(of: "out.jsonl") == "old")
    #expect(try folder.names() == ["big.ldif", "out.jsonl"])
  }

  @Test func whatAKillLeavesIsCleanedUpByTheNextRun() throws {
    try interruptedExport(SIGKILL)
    #expect(try folder.text(of: "out.jsonl") == "old")
    #expect(try folder.names().count == 3)
    try folder.write("dn: CN=a\ncn: a\n", to: "small.ldif")
    #expect(try rollcall("export", "small.ldif", "--out", "out.jsonl").waitForEnd().status == 0)
    #expect(try folder.names() == ["big.ldif", "out.jsonl", "small.ldif"])
    #expect(try folder.text(of: "out.jsonl").hasPrefix("{\"dn\""))
  }
}
