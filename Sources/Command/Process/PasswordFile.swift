/// A password in a file.
enum PasswordFile {
  /// The first line of the file, which must be its owner's alone. Throws 66 or 78.
  static func read(_ path: String, in context: CommandContext) throws(Failure) -> String {
    let (status, bytes) = try content(of: path, in: context)
    guard status.mode & 0o077 == 0 else {
      throw Failure(
        .configuration, "Others may read the password file", at: path,
        remedy: "Run chmod 600 on it, and change the password if others could have read it.")
    }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return String(decoding: line, as: UTF8.self)
  }

  private static func content(
    of path: String, in context: CommandContext
  ) throws(Failure) -> (FileStatus, [UInt8]) {
    do throws(SystemError) {
      let file = try FileDescriptor.reading(context.path(path))
      defer { try? file.close() }
      let status = try file.status()
      guard status.kind != .folder else { throw .isFolder }
      return (status, try file.read(upTo: 4096))
    } catch {
      throw .cannotRead(path, error)
    }
  }
}
