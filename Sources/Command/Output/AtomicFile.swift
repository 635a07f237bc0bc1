/// One file that appears whole or not at all. A pipe or a device is written directly: it has no
/// "before" to keep.
package struct AtomicFile: ~Copyable {
  private enum Target {
    case replaced(OutputFolder, OutputFile)
    case direct(FileDescriptor)
  }
  private let path: String
  private let target: Target

  /// The folder must exist. A link is followed, and stays. Throws 73.
  package init(_ path: String, durability: Durability = .flushed) throws(Failure) {
    self.path = path
    do {
      if let status = try FileStatus.of(path), status.kind == .other {
        target = .direct(try FileDescriptor.writing(path))
        return
      }
    } catch {
      throw .cannotWrite(path, error)
    }
    let (folder, name) = Self.split(Folder.resolved(path))
    let files = try OutputFolder(existing: folder, durability: durability)
    target = .replaced(files, try files.file(name))
  }

  package func write(_ bytes: Span<UInt8>) throws(Failure) {
    switch target {
    case .replaced(_, let file): try file.write(bytes)
    case .direct(let descriptor):
      do {
        try descriptor.write(bytes)
      } catch {
        throw .cannotWrite(path, error)
      }
    }
  }

  package func write(_ bytes: [UInt8]) throws(Failure) { try write(bytes.span) }

  /// Makes it appear. Throws 73.
  package consuming func commit() throws(Failure) {
    switch target {
    case .replaced(let folder, _): try folder.commit()
    case .direct(let descriptor):
      do {
        try descriptor.close()
      } catch {
        throw .cannotWrite(path, error)
      }
    }
  }

  /// Folder and name.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }
}
