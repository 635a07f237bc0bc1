import Foundation

/// A folder of files that tests read, beside the test that names it.
package struct FixtureFolder {
  package let path: String

  /// `Fixtures/<name>` beside the folder `Tests/<target>`; `file` is the caller's `#filePath`.
  package init(_ name: String, target: String, file: String = #filePath) {
    let tests = file.components(separatedBy: "/Tests/").dropLast().joined(separator: "/Tests/")
    path = "\(tests)/Tests/\(target)/Fixtures/\(name)"
  }

  /// The names of its files, sorted.
  package var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return all.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The bytes of one file; none if there is no such file.
  package func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(path)/\(name)").map(Array.init) ?? []
  }
}
