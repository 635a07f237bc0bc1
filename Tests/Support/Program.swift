import Foundation

/// The built program, run as a process of its own with nothing on standard input but what is given.
package struct Program {
  /// How a process ended and what it wrote.
  package struct Outcome {
    /// The exit status; 128 and the number of the signal if one ended it.
    package let status: Int
    package let output: [UInt8]
    package let errors: String

    package var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The working folder.
  package let folder: TemporaryFolder
  private let scratch: TemporaryFolder

  package init(in folder: TemporaryFolder) throws {
    self.folder = folder
    scratch = try TemporaryFolder()
  }

  /// A new working folder in which `samples` and `scripts` stand as they do in the repository.
  ///
  /// Paths in outputs are the same on every machine, and nothing is written into the repository.
  package static func besideSamples() throws -> Program {
    let folder = try TemporaryFolder()
    for name in ["samples", "scripts"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: "\(Repository.path)/\(name)")
    }
    return try Program(in: folder)
  }

  /// Where the package manager builds the program: beside the tests.
  package static var binaries: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(fileURLWithPath: tests).deletingLastPathComponent().path
    }
  }

  /// Runs `rollcall` and waits for its end.
  package func run(_ arguments: [String], input: [UInt8] = []) throws -> Outcome {
    try start("\(Program.binaries)/rollcall", arguments, input: input)
  }

  package func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  /// Runs a line of bash in which `rollcall` is the built program.
  package func shell(_ line: String) throws -> Outcome {
    try start("/bin/bash", ["-c", line], input: [])
  }

  /// No setting of whoever runs the tests has a say; a terminal that could show colours is claimed.
  private func environment() throws -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    var environment = own.filter { !$0.key.hasPrefix("ROLLCALL_") && $0.key != "NO_COLOR" }
    environment["TERM"] = "xterm-256color"
    environment["PATH"] = "\(try Program.binaries):\(own["PATH"] ?? "/usr/bin:/bin")"
    return environment
  }

  /// Runs any program and waits for its end; `variables` come on top of the usual environment.
  package func start(
    _ executable: String, _ arguments: [String], input: [UInt8] = [],
    variables: [String: String] = [:]
  ) throws -> Outcome {
    let names = try ["input", "output", "errors"].map { name in
      let url = URL(fileURLWithPath: "\(scratch.path)/\(UUID().uuidString)-\(name)")
      try Data(name == "input" ? input : []).write(to: url)
      return url
    }
    let streams = try (
      FileHandle(forReadingFrom: names[0]), FileHandle(forWritingTo: names[1]),
      FileHandle(forWritingTo: names[2])
    )
    let process = try ChildProcess(
      executable, arguments, environment: try environment().merging(variables) { $1 },
      folder: folder.path, input: streams.0.fileDescriptor, output: streams.1.fileDescriptor,
      errors: streams.2.fileDescriptor, limit: Self.limit)
    let ending = process.waitForEnd()
    let errors = String(decoding: try Data(contentsOf: names[2]), as: UTF8.self)
    guard !ending.wasTooLong else {
      throw TooLong(
        description: "\(executable) \(arguments) was killed after \(ending.seconds) s: \(errors)")
    }
    return Outcome(
      status: ending.status, output: Array(try Data(contentsOf: names[1])), errors: errors)
  }

  /// How long a program may run, in seconds: many times what any takes on a slow machine, so that one
  /// that hangs fails its test instead of stopping them all.
  private static let limit = 180.0

  /// A program that had to be killed.
  package struct TooLong: Error, CustomStringConvertible {
    package let description: String
  }
}
