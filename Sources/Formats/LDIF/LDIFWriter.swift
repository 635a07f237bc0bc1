#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes LDIF content records (RFC 2849) for any bytes at all: nothing that a name or a value holds
/// can begin a new line, a new record or a reference to a file.
///
/// Why the unsafe steps are sound: a line is written into room that was made for the longest that it
/// can become (``longest(_:)``), and no pointer leaves the function that it was made in.
package enum LDIFWriter {
  /// The longest line, in bytes, before it is folded.
  package static let columns = 76

  /// `version: 1` and an empty line.
  package static func appendVersion(to output: inout [UInt8]) {
    output += "version: 1\n\n".utf8
  }

  /// Begins a record.
  package static func appendDN(
    _ bytes: Span<UInt8>, in range: Range<Int>, to output: inout [UInt8]
  ) {
    let name: InlineArray<2, UInt8> = [0x64, 0x6E]
    appendLine(name.span, bytes.extracting(range), to: &output)
  }

  /// One attribute line; `name` comes from ``attributeName(_:)``.
  ///
  /// The value is written as it is, or as base64 where the RFC demands it (it begins with a space, a
  /// colon or `<`, ends with a space, or has a byte that is not ASCII) and for control characters,
  /// which would reach a terminal.
  package static func appendLine(
    _ name: [UInt8], _ bytes: Span<UInt8>, in range: Range<Int>, to output: inout [UInt8]
  ) {
    appendLine(name.span, bytes.extracting(range), to: &output)
  }

  /// Ends a record.
  package static func appendRecordEnd(to output: inout [UInt8]) {
    output.append(0x0A)
  }

  /// `name` as it may stand before a colon: bytes that are not visible ASCII, and colons, become
  /// `-`; a name that means something else in LDIF (`dn`, `version`, `control`, `changetype`) gets
  /// the prefix `x-`. Names that were read from LDIF stay as they are.
  package static func attributeName(_ name: String) -> [UInt8] {
    var bytes = name.utf8.map { (0x21...0x7E).contains($0) && $0 != 0x3A ? $0 : 0x2D }
    if bytes.isEmpty || bytes[0] == 0x23 { bytes.insert(0x2D, at: 0) }
    let reserved = ["dn", "version", "control", "changetype"]
    return reserved.contains(name.lowercased()) ? Array("x-".utf8) + bytes : bytes
  }

  @inline(__always)
  static func appendLine(
    _ name: Span<UInt8>, _ value: Span<UInt8>, to output: inout [UInt8]
  ) {
    let isPlain = isSafe(value)
    let width = name.count + 3 + (isPlain ? value.count : Base64.digitCount(of: value.count))
    output.append(addingCapacity: longest(width)) { room in
      unsafe room.withUnsafeMutableBufferPointer { buffer, count in
        guard let base = buffer.baseAddress else { return }
        var end = unsafe copy(name, to: base)
        unsafe base[end] = 0x3A
        end += 1
        if !value.isEmpty {
          if isPlain {
            unsafe base[end] = 0x20
            end = unsafe end + 1 + copy(value, to: base + end + 1)
          } else {
            unsafe base[end] = 0x3A
            unsafe base[end + 1] = 0x20
            end = unsafe end + 2 + Base64.write(value, to: base + end + 2)
          }
        }
        if end > columns { end = unsafe fold(base, end) }
        unsafe base[end] = 0x0A
        count = end + 1
      }
    }
  }

  /// How many bytes a line of `width` bytes has at most when it is folded and ended.
  private static func longest(_ width: Int) -> Int { width + 2 * (width / (columns - 1)) + 1 }

  @inline(__always)
  private static func copy(_ bytes: Span<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe memcpy(target, base, buffer.count) }
    }
    return bytes.count
  }

  /// SAFE-STRING of the RFC, without control characters and without a space at the end.
  @inline(__always)
  private static func isSafe(_ value: Span<UInt8>) -> Bool {
    guard !value.isEmpty else { return true }
    let first = value[0]
    if first == 0x20 || first == 0x3A || first == 0x3C || value[value.count - 1] == 0x20 {
      return false
    }
    return ByteSearch.isPrintable(value)
  }

  /// Folds the `count` bytes of a line that has no end yet; gives how many it has then. The last piece
  /// moves first, so that none is written over.
  private static func fold(_ line: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    let pieces = (count - 2) / (columns - 1)
    var end = count
    for piece in (0..<pieces).reversed() {
      let start = columns + piece * (columns - 1)
      let target = start + 2 * piece
      unsafe memmove(line + target + 2, line + start, end - start)
      unsafe line[target] = 0x0A
      unsafe line[target + 1] = 0x20
      end = start
    }
    return count + 2 * pieces
  }
}
