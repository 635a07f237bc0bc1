import Foundation
import Glibc
import Testing

/// What only a whole process can show: signals, and readers that go away.
@Suite(.timeLimit(.minutes(1))) struct ProcessTests {
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
}
