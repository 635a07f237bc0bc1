import Foundation
import Support
import Testing

/// The order in which things are given, and the number of cores, change nothing.
@Suite struct OrderTests {
  private let program: Program
  init() throws { program = try Program.besideSamples() }

  /// Writes the entries of Northwind into two files, `one.ldif` and `two.ldif`.
  private func splitDirectory() throws {
    let text = try Repository.text("samples/northwind/directory.ldif")
    let entries = text.components(separatedBy: "\n\n")
    let middle = entries.count / 2
    for (name, part) in [("one", entries[..<middle]), ("two", entries[middle...])] {
      try program.folder.write(part.joined(separator: "\n\n") + "\n", to: "\(name).ldif")
    }
  }

  private func outputs(_ directories: [String]) throws -> [String: [UInt8]] {
    let sources = directories.flatMap { ["--directory", $0] }
    let run = try program.run(
      ["reconcile", "--config", "samples/northwind/rollcall.yaml", "--out", "out"] + sources)
    try #require(run.status == 1, "\(run.errors)")
    var outputs = ["stdout": run.output]
    for name in try program.folder.names(in: "out") {
      outputs[name] = try program.folder.bytes(of: "out/\(name)")
    }
    return outputs
  }

  @Test func theOrderOfDirectoriesChangesNoByte() throws {
    try splitDirectory()
    let forward = try outputs(["one.ldif", "two.ldif"])
    #expect(forward.count == 8)
    #expect(try outputs(["two.ldif", "one.ldif"]) == forward)
  }

  @Test func twoFilesSayWhatOneSays() throws {
    try splitDirectory()
    func states(_ outputs: [String: [UInt8]]) -> [[String]] {
      CSVTable(outputs["directory.csv"] ?? []).columns("dn", "state", "cloud_upn", "site_state")
    }
    #expect(
      try states(outputs(["one.ldif", "two.ldif"]))
        == states(outputs(["samples/northwind/directory.ldif"])))
  }

  @Test func oneCoreGivesTheSameBytes() throws {
    let line = "rollcall reconcile --config samples/northwind/rollcall.yaml --out "
    let all = try program.shell(line + "out --format json")
    let one = try program.shell("taskset -c 0 \(line) single --format json")
    #expect(all.status == 1 && one.status == 1, "\(one.errors)")
    #expect(all.output == one.output)
    for name in try program.folder.names(in: "out") {
      #expect(
        try program.folder.bytes(of: "out/\(name)") == program.folder.bytes(of: "single/\(name)"))
    }
  }
}
