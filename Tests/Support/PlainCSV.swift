/// A slow, plain reader of delimited text to check the fast one against: byte by byte, everything
/// copied, one rule after the other.
public struct PlainCSV {
  public struct Row: Equatable, Sendable {
    public var line: Int
    /// Column and value of each field that is not empty.
    public var values: [Int: [UInt8]]

    public init(line: Int, values: [Int: [UInt8]]) {
      self.line = line
      self.values = values
    }
  }
  public struct Fault: Equatable, Sendable {
    public var line: Int
    public var reason: String

    public init(line: Int, reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  public private(set) var rows: [Row] = []
  public private(set) var faults: [Fault] = []
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let lineEnd: UInt8
  private let columnCount: Int
  private let pads: Bool
  private let header: [[UInt8]]

  /// - Parameter header: the rows that are passed over where they stand once more, one after the other.
  public init(
    _ bytes: [UInt8], delimiter: UInt8, lineEnd: UInt8, columnCount: Int, pads: Bool = false,
    header: [[UInt8]] = []
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.columnCount = columnCount
    self.pads = pads
    self.header = header
    readAll()
  }

  private static let lostCollections = [
    Array("Microsoft.ActiveDirectory.Management.ADPropertyValueCollection".utf8),
    Array("System.String[]".utf8),
  ]

  private mutating func readAll() {
    var position = 0
    var line = 1
    while position < bytes.count {
      let start = position
      if let end = endOfHeader(from: start) {
        line += bytes[start..<end].count { $0 == lineEnd }
        position = end
        continue
      }
      var fields: [[UInt8]] = []
      var unclosed = false
      while true {
        guard let (value, end) = field(at: position) else {
          unclosed = true
          break
        }
        fields.append(value)
        position = end
        if position == bytes.count || bytes[position] == lineEnd { break }
        position += 1
      }
      while position < bytes.count, bytes[position] != lineEnd { position += 1 }
      let isEnded = position < bytes.count
      if isEnded { position += 1 }
      finish(
        fields, line: line, isEnded: isEnded, isUnclosed: unclosed,
        text: Array(bytes[start..<position]))
      line += bytes[start..<position].count { $0 == lineEnd }
    }
  }

  /// Where the row after the header begins, if that stands at `start`.
  private func endOfHeader(from start: Int) -> Int? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes[start...].starts(with: mark) ? start + 3 : start
    guard let first = header.first, var end = endOfRow(first, from: text) else { return nil }
    for row in header.dropFirst() {
      guard let next = endOfRow(row, from: end) else { break }
      end = next
    }
    return end
  }

  private func endOfRow(_ row: [UInt8], from start: Int) -> Int? {
    guard !row.isEmpty, bytes[start...].starts(with: row) else { return nil }
    var rest = bytes[(start + row.count)...]
    if lineEnd == 0x0A { rest = rest.drop { $0 == 0x0D } }
    guard let next = rest.first else { return bytes.count }
    return next == lineEnd ? rest.startIndex + 1 : nil
  }

  private mutating func finish(
    _ fields: [[UInt8]], line: Int, isEnded: Bool, isUnclosed: Bool, text: [UInt8]
  ) {
    if isUnclosed {
      faults.append(Fault(line: line, reason: "unclosed-quote"))
      return
    }
    let filled = (fields.lastIndex { !$0.isEmpty } ?? -1) + 1
    if filled == 0 { return }
    if fields.count < columnCount {
      if text.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { return }
      if !isEnded {
        faults.append(Fault(line: line, reason: "cut-short"))
        return
      }
      if !pads {
        faults.append(Fault(line: line, reason: "too-few-fields"))
        return
      }
    }
    if filled > columnCount, !pads {
      faults.append(Fault(line: line, reason: "too-many-fields"))
      return
    }
    var values: [Int: [UInt8]] = [:]
    for (column, value) in fields.prefix(columnCount).enumerated() where !value.isEmpty {
      if !Self.lostCollections.contains(value) { values[column] = value }
    }
    rows.append(Row(line: line, values: values))
  }

  /// The value at `start` and the position of what ends it; nil for an unclosed quote.
  private func field(at start: Int) -> ([UInt8], Int)? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return rest(from: start) }
    var value: [UInt8] = []
    var position = start + 1
    var lines = 0
    while true {
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == byte else { break }
        position += 1
      }
      if byte == lineEnd { lines += 1 }
      value.append(byte)
    }
    let (text, end) = rest(from: position)
    if lines > 1000 || (lines > 0 && !text.isEmpty) { return nil }
    return (value + text, end)
  }

  /// The bytes up to a delimiter or line end, without the carriage returns before a line end.
  private func rest(from start: Int) -> ([UInt8], Int) {
    var end = start
    while end < bytes.count, bytes[end] != delimiter, bytes[end] != lineEnd { end += 1 }
    var text = Array(bytes[start..<end])
    let endsLine = end == bytes.count || (bytes[end] == lineEnd && lineEnd == 0x0A)
    while endsLine, text.last == 0x0D { text.removeLast() }
    return (text, end)
  }
}
