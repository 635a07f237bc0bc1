/// The bytes of a configuration file and the path that it is called by.
package struct ConfigurationFile: Sendable {
  /// In bytes; more than any real configuration needs. A longer file is refused.
  package static let sizeLimit = 1 << 20

  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// What relative paths inside the file start at; empty for the working folder.
  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }
}
