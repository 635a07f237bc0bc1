import Foundation

/// A folder of its own for one test, removed at the end.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    let name = "rollcall-tests-\(UUID().uuidString)"
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Names in it, or in a folder of it, hidden ones too.
  package func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }

  package func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  package func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  package func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  package func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }

  package func attributes(of name: String) throws -> (mode: Int, inode: Int) {
    let all = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
    let mode = all[.posixPermissions] as? NSNumber
    let inode = all[.systemFileNumber] as? NSNumber
    return (mode?.intValue ?? -1, inode?.intValue ?? -1)
  }
}
