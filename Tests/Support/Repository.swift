import Foundation

/// The working copy that the tests were built from.
package enum Repository {
  /// The folder with Package.swift.
  package static let path = #filePath.components(separatedBy: "/Tests/").dropLast()
    .joined(separator: "/Tests/")

  /// The files and folders in one of its folders, hidden ones left out, sorted.
  package static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The bytes of one of its files.
  package static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")))
  }

  package static func text(_ file: String) throws -> String {
    String(decoding: try bytes(file), as: UTF8.self)
  }
}
