import Roster

/// A secret in a file.
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

  /// The secret that pseudonyms are made with: the first line of the file, which must be its owner's
  /// alone. Throws 66 or 78.
  static func readKey(_ path: String, in context: CommandContext) throws(Failure) -> PseudonymKey {
    let (status, bytes) = try content(of: path, in: context)
    guard status.mode & 0o077 == 0 else {
      throw Failure(
        .configuration, "Others may read the key of the pseudonyms", at: path,
        remedy: "Run chmod 600 on it, and make a new one if others could have read it.")
    }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard let key = PseudonymKey(secret: Array(line)) else {
      throw Failure(
        .configuration,
        "The key of the pseudonyms has fewer than \(PseudonymKey.fewestBytes) characters in its "
          + "first line", at: path,
        remedy: "Make one with (umask 077; openssl rand -hex 32 > \(path)).")
    }
    return key
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
