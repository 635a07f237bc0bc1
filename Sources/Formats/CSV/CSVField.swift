/// One field of a row: where its content is and what ends it. Offsets in bytes.
///
/// The rules, beyond RFC 4180:
/// - A quote inside an unquoted field is text.
/// - Text after a closing quote belongs to the value, if the quoted part is on one line. If it is on
///   several, the closing quote must stand before a delimiter or a line end: otherwise it is taken
///   for the opening quote of another field, and the first quote for one that was never closed. So
///   a stray quote costs one row and not all rows up to the next quote.
/// - So is a quote whose field would have more than ``CSVFieldReader/maximumLineCount`` line ends.
///
/// The rest of an unclosed field is read again, but only once: the quote that ends the search is
/// the next that can open a field, for all runs of quotes before it are of even length.
struct CSVField {
  enum Form {
    /// The content is the value.
    case plain
    /// Doubled quotes or text after the closing quote: see ``CSVField/appendDecoded(_:to:)``.
    case encoded
    /// A quote was opened and never closed; `end` means nothing.
    case unclosed
  }

  var content: Range<Int>
  /// The offset of the delimiter or line end after the field, or the number of bytes.
  var end: Int
  /// Line ends inside the field.
  var lineCount: Int
  var form: Form
}

/// Finds fields. Made once for a file; all that it keeps fits in registers.
struct CSVFieldReader {
  static let quote = UInt8(ascii: "\"")
  /// The most line ends inside a field. Notes and addresses have a few; a quote that seems to enclose
  /// more has been left open, and the rows after it are not to be lost.
  static let maximumLineCount = 1000
  private static let quotes = ByteWords.repeating(quote)

  let delimiter: UInt8
  let lineEnd: UInt8
  private let delimiters: UInt64
  private let lineEnds: UInt64

  init(_ dialect: CSVDialect) {
    delimiter = dialect.delimiter.rawValue
    lineEnd = dialect.lineEnd.byte
    delimiters = ByteWords.repeating(delimiter)
    lineEnds = ByteWords.repeating(lineEnd)
  }

  /// The field that begins at `start`, which may be the number of bytes: an empty field.
  @inline(__always)
  func field(_ bytes: Span<UInt8>, at start: Int) -> CSVField {
    if start < bytes.count, bytes[start] == Self.quote { return quoted(bytes, at: start) }
    let end = ByteWords.first(delimiters, or: lineEnds, in: bytes, from: start)
    return CSVField(
      content: start..<contentEnd(bytes, start: start, end: end), end: end, lineCount: 0,
      form: .plain)
  }

  /// The offset after the line end that follows `position`, or the number of bytes.
  func nextLine(_ bytes: Span<UInt8>, after position: Int) -> Int {
    let end = ByteSearch.first(lineEnd, in: bytes, range: position..<bytes.count)
    return end.map { $0 + 1 } ?? bytes.count
  }

  /// Where a field ends that `end` ends: before the carriage return of a CR LF, or all of them where
  /// there are several, as a program writes that adds one to each line end that has one.
  @inline(__always)
  private func contentEnd(_ bytes: Span<UInt8>, start: Int, end: Int) -> Int {
    guard end > start, bytes[end &- 1] == UInt8(ascii: "\r") else { return end }
    let endsRow = end == bytes.count || (bytes[end] == lineEnd && lineEnd == UInt8(ascii: "\n"))
    guard endsRow else { return end }
    var last = end &- 1
    while last > start, bytes[last &- 1] == UInt8(ascii: "\r") { last &-= 1 }
    return last
  }

  @inline(never)
  private func quoted(_ bytes: Span<UInt8>, at start: Int) -> CSVField {
    var position = start + 1
    var lineCount = 0
    var hasDoubledQuotes = false
    while true {
      position = ByteWords.first(Self.quotes, or: lineEnds, in: bytes, from: position)
      guard position < bytes.count else { return unclosed(start) }
      if bytes[position] == lineEnd {
        lineCount += 1
        guard lineCount <= Self.maximumLineCount else { return unclosed(start) }
        position += 1
      } else if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
        hasDoubledQuotes = true
        position += 2
      } else {
        break
      }
    }
    let end = ByteWords.first(delimiters, or: lineEnds, in: bytes, from: position + 1)
    if contentEnd(bytes, start: position + 1, end: end) == position + 1 {
      return CSVField(
        content: start + 1..<position, end: end, lineCount: lineCount,
        form: hasDoubledQuotes ? .encoded : .plain)
    }
    guard lineCount == 0 else { return unclosed(start) }
    return CSVField(
      content: start + 1..<contentEnd(bytes, start: position + 1, end: end), end: end,
      lineCount: 0, form: .encoded)
  }

  private func unclosed(_ start: Int) -> CSVField {
    CSVField(content: start..<start, end: start, lineCount: 0, form: .unclosed)
  }
}

extension CSVField {
  /// Appends the value of an encoded field: doubled quotes once, up to the closing quote, then the
  /// text after it as it stands.
  func appendDecoded(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    var position = content.lowerBound
    while position < content.upperBound {
      let byte = bytes[position]
      position += 1
      if byte == CSVFieldReader.quote {
        guard position < content.upperBound, bytes[position] == CSVFieldReader.quote else { break }
        position += 1
      }
      output.append(byte)
    }
    while position < content.upperBound {
      output.append(bytes[position])
      position += 1
    }
  }
}
