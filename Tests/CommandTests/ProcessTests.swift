import Foundation
import Glibc
import Support
import Testing

/// What only a whole process can show: signals, and readers that go away.
@Suite(.timeLimit(.minutes(5))) struct ProcessTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// The program is built beside the tests.
  private func rollcall(_ arguments: String...) throws -> Process {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appendingPathComponent("rollcall")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    return process
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func signalsEndItWithTheirNumber(signal: Int32) throws {
    let process = try rollcall("check", "--config", "/dev/stdin")
    let input = Pipe()
    process.standardInput = input
    try process.run()
    usleep(300_000)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 128 + signal)
    withExtendedLifetime(input) {}
  }

  @Test func anInputCutShortIs66() throws {
    let process = try rollcall("check", "--config", "/dev/stdin")
    let (input, errors) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardError = errors
    try process.run()
    usleep(300_000)
    kill(process.processIdentifier, SIGBUS)
    process.waitUntilExit()
    #expect(process.terminationStatus == 66)
    let line = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(line.hasPrefix("rollcall: An input file became shorter while it was read."))
    withExtendedLifetime(input) {}
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let process = try rollcall("recipes")
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try output.fileHandleForReading.close()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
  }

  @Test func fullStandardOutputIs73() throws {
    let process = try rollcall("recipes")
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = Pipe()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 73)
  }

  /// Starts an export that takes a while and ends it with `signal` once its temporary file is there.
  private func interruptedExport(_ signal: Int32) throws {
    try folder.write("old", to: "out.jsonl")
    let record = "dn: CN=a,DC=example\ncn: \(String(repeating: "a", count: 900))\n\n"
    try folder.write(String(repeating: record, count: 20_000), to: "big.ldif")
    let process = try rollcall("export", "big.ldif", "--out", "out.jsonl")
    try process.run()
    while process.isRunning, try !folder.names().contains(where: { $0.hasSuffix(".tmp") }) {
      usleep(1_000)
    }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    try #require(process.terminationReason == .uncaughtSignal || process.terminationStatus != 0)
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
    let next = try rollcall("export", "small.ldif", "--out", "out.jsonl")
    try next.run()
    next.waitUntilExit()
    #expect(next.terminationStatus == 0)
    #expect(try folder.names() == ["big.ldif", "out.jsonl", "small.ldif"])
    #expect(try folder.text(of: "out.jsonl").hasPrefix("{\"dn\""))
  }
}
