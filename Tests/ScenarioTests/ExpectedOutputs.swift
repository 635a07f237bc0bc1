import Foundation
import Support
import Testing

/// The outputs that a run should have, in a folder of the repository.
struct ExpectedOutputs {
  /// Below the repository.
  let folder: String

  /// `ROLLCALL_RECORD=1` takes what runs give for what they should give.
  static var isRecording: Bool { ProcessInfo.processInfo.environment["ROLLCALL_RECORD"] == "1" }

  /// Compares every file, byte for byte, and that there are no others. Recording always fails, so
  /// that nobody takes it for a test.
  func compare(with outputs: [String: [UInt8]]) throws {
    if ExpectedOutputs.isRecording {
      try record(outputs)
      Issue.record("Recorded \(folder). Read the difference, then run without ROLLCALL_RECORD.")
      return
    }
    let names = (try? Repository.names(in: folder)) ?? []
    #expect(names == outputs.keys.sorted(), "\(folder): ROLLCALL_RECORD=1 scripts/test records it")
    for name in names {
      guard let output = outputs[name] else { continue }
      let expected = try Repository.bytes("\(folder)/\(name)")
      if output != expected {
        let difference = TextDifference(expected: expected, actual: output)
        Issue.record("\(folder)/\(name), \(difference)")
      }
    }
  }

  private func record(_ outputs: [String: [UInt8]]) throws {
    let path = "\(Repository.path)/\(folder)"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, bytes) in outputs {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }
}
