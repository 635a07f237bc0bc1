/// Writes LDIF content records (RFC 2849) for any bytes at all: nothing that a name or a value holds
/// can begin a new line, a new record or a reference to a file.
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
    appendLine("dn".utf8.map { $0 }, bytes, in: range, to: &output)
  }

  /// One attribute line; `name` comes from ``attributeName(_:)``.
  ///
  /// The value is written as it is, or as base64 where the RFC demands it (it begins with a space, a
  /// colon or `<`, ends with a space, or has a byte that is not ASCII) and for control characters,
  /// which would reach a terminal.
  package static func appendLine(
    _ name: [UInt8], _ bytes: Span<UInt8>, in range: Range<Int>, to output: inout [UInt8]
  ) {
    let start = output.count
    output += name
    output.append(0x3A)
    if !range.isEmpty {
      if isSafe(bytes, range) {
        output.append(0x20)
        output.append(bytes, range: range)
      } else {
        output += [0x3A, 0x20]
        Base64.append(bytes, range: range, to: &output)
      }
    }
    if output.count - start > columns { fold(&output, from: start) }
    output.append(0x0A)
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

  /// SAFE-STRING of the RFC, without control characters and without a space at the end.
  private static func isSafe(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    if first == 0x20 || first == 0x3A || first == 0x3C || bytes[range.upperBound - 1] == 0x20 {
      return false
    }
    for position in range where bytes[position] < 0x20 || bytes[position] > 0x7E { return false }
    return true
  }

  /// Folds the line that starts at `start` and has no end yet.
  private static func fold(_ output: inout [UInt8], from start: Int) {
    let line = Array(output[(start + columns)...])
    output.removeLast(line.count)
    var position = 0
    while position < line.count {
      let end = min(line.count, position + columns - 1)
      output += [0x0A, 0x20]
      output += line[position..<end]
      position = end
    }
  }
}
