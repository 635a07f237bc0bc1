/// A file that is there already, while a new one with perhaps the same bytes is written beside it.
///
/// Each piece is compared when it is written, and is in the processor's cache then; reading both files
/// once more at the end would take as long as writing them.
final class KnownFile: Sendable {
  private let path: String
  private let descriptor: FileDescriptor
  private let status: FileStatus

  private static let bufferSize = 1 << 18

  /// Nil unless it is a file, and as private as outputs are.
  init?(_ path: String) {
    // Asked first: opening a pipe would wait for somebody to write into it.
    guard (try? FileStatus.of(path))?.kind == .regular,
      let descriptor = try? FileDescriptor.reading(path)
    else { return nil }
    guard let status = try? descriptor.status(), status.kind == .regular, status.mode == 0o600
    else {
      try? descriptor.close()
      return nil
    }
    self.path = path
    self.descriptor = descriptor
    self.status = status
  }

  /// Whether it has these bytes from `position` on.
  func goesOn(with bytes: Span<UInt8>, at position: Int) -> Bool {
    guard position + bytes.count <= status.size else { return false }
    var buffer = [UInt8](repeating: 0, count: min(bytes.count, KnownFile.bufferSize))
    return (try? descriptor.hasBytes(bytes, at: position, through: &buffer)) ?? false
  }

  /// Whether it ends at `position`, and nobody changed or replaced it in the meantime.
  func endsAt(_ position: Int) -> Bool {
    guard status.size == position, let now = try? FileStatus.of(path) else { return false }
    return now == status
  }

  deinit { try? descriptor.close() }
}
