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
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = try environment().merging(variables) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let names = try ["input", "output", "errors"].map { name in
      let url = URL(fileURLWithPath: "\(scratch.path)/\(UUID().uuidString)-\(name)")
      try Data(name == "input" ? input : []).write(to: url)
      return url
    }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    let signal = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Outcome(
      status: Int(process.terminationStatus) + signal,
      output: Array(try Data(contentsOf: names[1])),
      errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
  }
}
