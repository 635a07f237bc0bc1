import Formats

/// Tells from content what an input is.
enum Recognition {
  /// Why these bytes cannot be a text export, by the marks that files begin with.
  static func unusable(_ bytes: Span<UInt8>) -> IntakeError.Kind? {
    func begins(_ mark: [UInt8]) -> Bool {
      guard bytes.count >= mark.count else { return false }
      return mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
    if begins([0x1f, 0x8b]) { return .compressed(program: "zcat") }
    if begins([0xfd, 0x37, 0x7a, 0x58, 0x5a]) { return .compressed(program: "xzcat") }
    if begins([0x42, 0x5a, 0x68]) { return .compressed(program: "bzcat") }
    if begins([0x28, 0xb5, 0x2f, 0xfd]) { return .compressed(program: "zstdcat") }
    if begins([0x50, 0x4b, 0x03, 0x04]) {
      return .notText(what: "an Excel workbook or a zip file")
    }
    if begins([0xd0, 0xcf, 0x11, 0xe0]) { return .notText(what: "an old Excel workbook") }
    if begins([0x25, 0x50, 0x44, 0x46]) { return .notText(what: "a PDF file") }
    return nil
  }

  /// Whether a header has a column that only Active Directory has.
  static func namesActiveDirectory(_ headers: [String]) -> Bool {
    let names: Set = ["dn", "distinguishedname", "samaccountname", "useraccountcontrol"]
    return headers.contains { names.contains($0.lowercased()) }
  }

  /// The encoding. LDIF is mostly ASCII with the rest in base64; some writers put other bytes in, so a
  /// few bad ones do not make a UTF-8 file Windows-1252.
  static func encoding(of store: ByteStore) -> TextEncoding {
    store.withSpan { bytes in
      let head = bytes.extracting(0..<min(bytes.count, 1 << 16))
      let first = TextEncoding.detect(head, damagedUTF8: .staysUTF8)
      guard first == .utf8 || first == .windows1252, bytes.count > head.count else { return first }
      return wholeEncoding(of: store)
    }
  }

  /// Whether a long text without marks is UTF-8, looked at on all cores.
  private static func wholeEncoding(of store: ByteStore) -> TextEncoding {
    let size = 1 << 23
    let counts = Parallel.map((store.count + size - 1) / size) { piece in
      store.withSpan { bytes -> (Int, Int) in
        let start = lineStart(bytes, after: piece * size)
        let end = lineStart(bytes, after: min((piece + 1) * size, bytes.count))
        let survey = UTF8Survey(bytes.extracting(start..<end))
        return (survey.multibyteCharacters, survey.invalidBytes)
      }
    }
    let multibyte = counts.reduce(0) { $0 + $1.0 }
    let invalid = counts.reduce(0) { $0 + $1.1 }
    return invalid == 0 || multibyte > 10 * invalid ? .utf8 : .windows1252
  }

  /// The first line start at or after `position`, so that no character is cut in two.
  private static func lineStart(_ bytes: Span<UInt8>, after position: Int) -> Int {
    guard position > 0 else { return 0 }
    guard position < bytes.count else { return bytes.count }
    let end = ByteSearch.first(0x0a, in: bytes, range: (position - 1)..<bytes.count)
    return end.map { $0 + 1 } ?? bytes.count
  }

  /// The format, from the first lines; nil when it is none.
  static func format(of bytes: Span<UInt8>, start: Int) -> InputFormat? {
    var position = start
    var lines = 0
    while position < bytes.count, lines < 1000 {
      let end = lineEnd(in: bytes, from: position)
      let line = bytes.extracting(position..<end)
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0d && bytes[end + 1] == 0x0a
      position = end + (isPair ? 2 : 1)
      lines += 1
      switch kind(of: line) {
      case .skip: continue
      case .ldif: return .ldif
      case .json: return .scim
      case .other: return .csv(CSVDialect.detect(bytes, start: start))
      }
    }
    return nil
  }

  /// Where the line at `position` ends: before LF, CR LF or CR. A line is looked through a piece at a
  /// time, so that a large file with one kind of line end is not searched to its end for the other.
  private static func lineEnd(in bytes: Span<UInt8>, from position: Int) -> Int {
    var start = position
    while start < bytes.count {
      let piece = start..<min(bytes.count, start + (1 << 12))
      let feed = ByteSearch.first(0x0a, in: bytes, range: piece)
      let rest = start..<(feed ?? piece.upperBound)
      if let end = ByteSearch.first(0x0d, in: bytes, range: rest) ?? feed { return end }
      start = piece.upperBound
    }
    return bytes.count
  }

  private enum LineKind {
    case skip, ldif, json, other
  }

  /// What one line of the start says. Comments, prompts of a paging ldapsearch and blank lines say
  /// nothing; `#TYPE` of PowerShell does.
  private static func kind(of line: Span<UInt8>) -> LineKind {
    var start = 0
    while start < line.count, line[start] == 0x20 || line[start] == 0x09 || line[start] == 0x0d {
      start += 1
    }
    guard start < line.count else { return .skip }
    let rest = line.extracting(start..<line.count)
    switch rest[0] {
    case UInt8(ascii: "#"): return begins(rest, "#type ") ? .other : .skip
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
    default: break
    }
    for word in ["dn:", "version:", "search:", "result:", "ref:", "control:"]
    where begins(rest, word) {
      // Entra's bulk templates begin with "version:v1.0" and go on as CSV.
      return begins(rest, "version:v") ? .other : .ldif
    }
    if begins(rest, "press [size] enter") || begins(rest, "estimate entries:") { return .skip }
    return start > 0 ? .skip : .other
  }

  /// Whether `bytes` begins with `word`, given in small letters.
  private static func begins(_ bytes: Span<UInt8>, _ word: String) -> Bool {
    guard bytes.count >= word.utf8.count else { return false }
    var position = 0
    for byte in word.utf8 {
      let found = bytes[position]
      guard (found &- 0x41 < 26 ? found | 0x20 : found) == byte else { return false }
      position += 1
    }
    return true
  }
}
