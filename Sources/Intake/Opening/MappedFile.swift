package import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Brings the bytes of files and of standard input into memory.
///
/// A regular file is mapped, so that its bytes are read from the page cache in place. The mapping is
/// private and read-only and lives as long as the ``ByteStore`` that adopts it, which unmaps it once;
/// that is what makes the unsafe calls here sound. A file that somebody shortens meanwhile raises
/// SIGBUS, for which the command has a handler. Everything else (pipes, devices) is read to its end.
package enum MappedFile {
  /// The bytes of the file at `path`. Throws ``IntakeError``.
  package static func open(_ path: String, source: String) throws(IntakeError) -> ByteStore {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(source) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(source) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw IntakeError(.isDirectory, source: source)
    case S_IFREG: return try map(descriptor, size: Int(status.st_size), source: source)
    default: return try readAll(descriptor, source: source)
    }
  }

  /// The bytes of standard input. Throws ``IntakeError``.
  package static func standardInput() throws(IntakeError) -> ByteStore {
    try readAll(0, source: "-")
  }

  private static func map(
    _ descriptor: Int32, size: Int, source: String
  ) throws(IntakeError) -> ByteStore {
    // Files in /proc say that they are empty and are not.
    guard size > 0 else { return try readAll(descriptor, source: source) }
    guard size <= Slice.maximumOffset else { throw IntakeError(.tooLarge, source: source) }
    let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      return try readAll(descriptor, source: source)
    }
    _ = unsafe madvise(address, size, MADV_SEQUENTIAL)
    let bytes = unsafe UnsafeBufferPointer(
      start: address.assumingMemoryBound(to: UInt8.self), count: size)
    return unsafe ByteStore(adopting: bytes) { unsafe unmap($0) }
  }

  /// Ends a mapping. A large one is emptied on all cores first: taking a gigabyte out of the page table
  /// takes tens of milliseconds, mostly at the end of a run when the other cores have nothing left to do.
  private static func unmap(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = UInt(bitPattern: bytes.baseAddress)
    let size = bytes.count
    if size > stretchSize {
      _ = Parallel.map((size + stretchSize - 1) / stretchSize) { number in
        let offset = number * stretchSize
        return unsafe madvise(
          UnsafeMutableRawPointer(bitPattern: start + UInt(offset)),
          min(stretchSize, size - offset), MADV_DONTNEED)
      }
    }
    _ = unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), size)
  }

  /// How much of a mapping is emptied at once; a multiple of all page sizes.
  private static let stretchSize = 1 << 24

  private static func readAll(_ descriptor: Int32, source: String) throws(IntakeError) -> ByteStore
  {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe block.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(source) }
      if count == 0 { break }
      bytes.append(contentsOf: block[..<count])
      guard bytes.count <= Slice.maximumOffset else { throw IntakeError(.tooLarge, source: source) }
    }
    return ByteStore(bytes)
  }

  private static func unreadable(_ source: String) -> IntakeError {
    let reason = unsafe String(cString: strerror(errno))
    return IntakeError(.unreadable(reason: reason), source: source)
  }
}
