/// One run of a ``CSVScanner``: where it is, and what it has found.
struct CSVScan {
  /// In place of the name of a column that nobody wants.
  static let skipped = UInt32.max

  /// How many rows at most are read without trying the short way, where that was tried in vain.
  private static let longestPause = 31

  private let reader: CSVFieldReader
  private let scanner: CSVScanner
  /// The ``NameID`` for each column, or `skipped`.
  private let names: [UInt32]
  private let start: Int
  private var position: Int
  private var line = 1
  private var batch = RecordBatch()
  private var notices = NoticeTally()
  private var rowsBeforeTry = 0
  private var lastPause = 0

  init(_ scanner: CSVScanner, start: Int) {
    self.scanner = scanner
    self.start = start
    position = start
    reader = CSVFieldReader(scanner.dialect)
    names = scanner.columns.map { $0?.rawValue ?? CSVScan.skipped }
  }

  /// Reads the rows that begin before `limit`.
  mutating func run(_ bytes: Span<UInt8>, upTo limit: Int) {
    let reserveAfter = 1000
    let names = names
    let headerStart = scanner.header.first?.first
    let mayBePlain = reader.lineEnd == CSVPlainRow.lineFeed && bytes.count <= Slice.maximumOffset
    while position < limit {
      let first = bytes[position]
      if first == headerStart || first == CSVScan.markStart, passHeader(bytes) { continue }
      if !mayBePlain || !tryPlainRow(bytes, names.span) {
        var row = Row(start: position, line: line, firstValue: batch.values.count)
        read(&row, bytes)
        finish(row, bytes)
      }
      if batch.records.count == reserveAfter { reserve(upTo: limit) }
    }
  }

  /// The first byte of a byte order mark, which stands before a header inside a joined file.
  private static let markStart: UInt8 = 0xEF

  /// Passes over the header where it stands once more, and over the rows that stand below it at the
  /// beginning too; false, with nothing done, if this is another row.
  private mutating func passHeader(_ bytes: Span<UInt8>) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = holds(mark, bytes, at: position) ? position + mark.count : position
    guard let header = scanner.header.first, let end = endOfRow(header, bytes, at: start) else {
      return false
    }
    notices.add(.headerRepeated, line: line)
    goOn(at: end, bytes)
    for row in scanner.header.dropFirst() {
      guard let end = endOfRow(row, bytes, at: position) else { break }
      goOn(at: end, bytes)
    }
    return true
  }

  /// Whether these bytes stand at `start`.
  private func holds(_ text: [UInt8], _ bytes: Span<UInt8>, at start: Int) -> Bool {
    bytes.count - start >= text.count
      && ByteSearch.equal(bytes, at: start, text.span, at: 0, count: text.count)
  }

  /// Where the row after one of this text begins; nil if another stands at `start`.
  private func endOfRow(_ text: [UInt8], _ bytes: Span<UInt8>, at start: Int) -> Int? {
    guard !text.isEmpty, holds(text, bytes, at: start) else { return nil }
    var end = start + text.count
    while end < bytes.count, bytes[end] == 0x0D, reader.lineEnd != 0x0D { end += 1 }
    guard end < bytes.count else { return end }
    return bytes[end] == reader.lineEnd ? end + 1 : nil
  }

  /// Passes over all lines up to `end`.
  private mutating func goOn(at end: Int, _ bytes: Span<UInt8>) {
    line += ByteSearch.count(reader.lineEnd, in: bytes, range: position..<end)
    position = end
  }

  /// Reads a row the short way, unless there were none lately for which that was one; false, with nothing
  /// done, if it is not read.
  @inline(__always)
  private mutating func tryPlainRow(_ bytes: Span<UInt8>, _ names: Span<UInt32>) -> Bool {
    if rowsBeforeTry > 0 {
      rowsBeforeTry &-= 1
      return false
    }
    if readPlainRow(bytes, names) {
      lastPause = 0
      return true
    }
    lastPause = min(2 * lastPause + 1, CSVScan.longestPause)
    rowsBeforeTry = lastPause
    return false
  }

  /// Reads a row the short way; false, with nothing done, if that is no way for it.
  @inline(__always)
  private mutating func readPlainRow(_ bytes: Span<UInt8>, _ names: Span<UInt32>) -> Bool {
    let delimiter = reader.delimiter
    let firstValue = batch.values.count
    var row = CSVPlainRow(at: position)
    var isRead = false
    batch.values.append(addingCapacity: names.count) { values in
      isRead = row.read(bytes, names, delimiter: delimiter, to: &values)
      if !isRead { values.removeAll() }
    }
    guard isRead else { return false }
    batch.records.append(
      Record(
        line: line, firstValue: firstValue, valueCount: batch.values.count &- firstValue,
        dn: .absent))
    position = row.position
    line &+= 1
    return true
  }

  /// What was found, complete with what concerns the stretch as a whole.
  mutating func stretch(_ bytes: Span<UInt8>, upTo limit: Int) -> CSVStretch {
    noteNULs(bytes)
    batch.notices = notices.all
    batch.lineCount = line - 1
    return CSVStretch(range: start..<max(start, limit), end: position, batch: batch)
  }

  /// A row while it is read.
  private struct Row {
    enum Fault { case unclosedQuote, valueTooLong }
    let start: Int
    let line: Int
    let firstValue: Int
    var fieldCount = 0
    /// Fields up to the last that is not empty.
    var filledCount = 0
    var endsWithLineEnd = false
    var fault: Fault?
  }

  /// Reads one row up to and with its line end.
  @inline(__always)
  private mutating func read(_ row: inout Row, _ bytes: Span<UInt8>) {
    while true {
      let field = reader.field(bytes, at: position)
      if field.form == .unclosed {
        row.fault = .unclosedQuote
        return
      }
      if !field.content.isEmpty { take(field, row: &row, bytes) }
      row.fieldCount &+= 1
      line &+= field.lineCount
      position = field.end
      guard position < bytes.count else { return }
      position &+= 1
      if bytes[field.end] != reader.delimiter {
        line &+= 1
        row.endsWithLineEnd = true
        return
      }
    }
  }

  /// Keeps the value of a field that is not empty.
  @inline(__always)
  private mutating func take(_ field: CSVField, row: inout Row, _ bytes: Span<UInt8>) {
    let column = row.fieldCount
    row.filledCount = column &+ 1
    guard column < names.count, names[column] != CSVScan.skipped else { return }
    let count = field.content.count
    guard count <= Slice.maximumCount, field.content.upperBound <= Slice.maximumOffset else {
      row.fault = .valueTooLong
      return
    }
    let slice =
      field.form == .plain
      ? Slice(.input, offset: field.content.lowerBound, count: count) : decoded(field, bytes)
    if LostCollection.isWritten(bytes, in: field.content) {
      let detail = column < scanner.columnNames.count ? scanner.columnNames[column] : ""
      notices.add(.collectionInPlaceOfValues, line: row.line, detail: detail)
    } else if slice.count > 0 {
      batch.values.append(RecordValue(name: NameID(names[column]), slice: slice))
    }
  }

  @inline(never)
  private mutating func decoded(_ field: CSVField, _ bytes: Span<UInt8>) -> Slice {
    let offset = batch.decoded.count
    field.appendDecoded(bytes, to: &batch.decoded)
    return Slice(.decoded, offset: offset, count: batch.decoded.count - offset)
  }

  /// Makes a record of the row, or sets it aside.
  @inline(__always)
  private mutating func finish(_ row: Row, _ bytes: Span<UInt8>) {
    if row.fault == nil {
      if row.filledCount == 0 { return }
      if row.fieldCount == names.count
        || (row.fieldCount > names.count && row.filledCount <= names.count)
      {
        keep(row)
        return
      }
    }
    finishFaulty(row, bytes)
  }

  @inline(__always)
  private mutating func keep(_ row: Row) {
    batch.records.append(
      Record(
        line: row.line, firstValue: row.firstValue,
        valueCount: batch.values.count - row.firstValue, dn: .absent))
  }

  private mutating func finishFaulty(_ row: Row, _ bytes: Span<UInt8>) {
    switch row.fault {
    case .unclosedQuote:
      notices.add(.unclosedQuote, line: line)
      resume(after: row, bytes)
      reject(row, .unclosedQuote, bytes)
    case .valueTooLong: reject(row, .valueTooLong, bytes)
    case nil: finishRagged(row, bytes)
    }
  }

  /// Goes on at the line after the opening quote: nothing says that the lines after it are its text.
  private mutating func resume(after row: Row, _ bytes: Span<UInt8>) {
    let next = reader.nextLine(bytes, after: position)
    if next == bytes.count, next == position || bytes[next - 1] != reader.lineEnd {
      notices.add(.lastRecordCutShort, line: row.line)
    } else {
      line += 1
    }
    position = next
  }

  private mutating func finishRagged(_ row: Row, _ bytes: Span<UInt8>) {
    let isShort = row.fieldCount < names.count
    if isShort, isBlank(bytes, row.start..<position) {
      batch.values.removeLast(batch.values.count - row.firstValue)
      return
    }
    if isShort, !row.endsWithLineEnd {
      notices.add(.lastRecordCutShort, line: row.line)
      reject(row, .cutShort, bytes)
      return
    }
    notices.add(.raggedRow, line: row.line)
    switch scanner.raggedRows {
    case .pad: keep(row)
    case .reject: reject(row, isShort ? .tooFewFields : .tooManyFields, bytes)
    }
  }

  private func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      default: return false
      }
    }
    return true
  }

  private mutating func reject(_ row: Row, _ reason: RejectReason, _ bytes: Span<UInt8>) {
    batch.values.removeLast(batch.values.count - row.firstValue)
    let end = min(position, row.start + 4 * Reject.textLength)
    batch.rejects.append(
      Reject(line: row.line, reason: reason, text: Reject.excerpt(bytes, row.start..<end)))
  }

  /// Makes room for the whole stretch, judged by its first rows, instead of growing by doubling.
  /// Capped, since the rows that follow may be quite different.
  private mutating func reserve(upTo limit: Int) {
    let share = Double(limit - start) / Double(max(1, position - start)) * 1.05
    let records = Int(Double(batch.records.count) * share)
    let values = Int(Double(batch.values.count) * share)
    batch.records.reserveCapacity(min(records, (limit - start) / 32))
    batch.values.reserveCapacity(min(values, (limit - start) / 8))
  }

  private mutating func noteNULs(_ bytes: Span<UInt8>) {
    guard let first = ByteSearch.first(0, in: bytes, range: start..<position) else { return }
    let lines = ByteSearch.count(reader.lineEnd, in: bytes, range: start..<first)
    notices.add(.nulBytes, line: lines + 1)
  }
}
