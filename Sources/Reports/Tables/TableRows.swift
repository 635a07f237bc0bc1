import Formats
import Roster

/// Writes rows of cells as bytes, quickly: a cell is looked at while it is copied, and written anew
/// only if it needs quotes, an apostrophe, or a repair of its UTF-8.
package struct TableRows: ~Copyable {
  private var bytes: ByteWriter
  /// Where the cell begins that is being written.
  private var cellStart: Int

  /// Goes on after what `buffer` holds; ``finish()`` must be called in the end.
  package init(_ buffer: RowBuffer) {
    bytes = ByteWriter(buffer)
    cellStart = bytes.count
  }

  /// Ends the writing: all bytes are in the buffer.
  package consuming func finish() { bytes.finish() }

  /// Room for `count` more bytes.
  mutating func reserve(_ count: Int) { bytes.reserve(count) }

  // MARK: Parts of a cell

  /// Adds to the cell that is being written.
  mutating func add(_ value: Span<UInt8>) { bytes.append(value) }

  mutating func add(_ text: String) { bytes.append(text) }

  mutating func add(_ byte: UInt8) { bytes.append(byte) }

  /// Adds a prepared word to the cell that is being written.
  @inline(__always)
  mutating func add(_ words: WordList, _ index: Int) { bytes.append(words, index) }

  /// Adds a decimal number.
  @inline(__always)
  mutating func add(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(decimal: UInt64(number.magnitude))
  }

  /// Whether anything was added to the cell that is being written.
  var cellIsEmpty: Bool { bytes.count == cellStart }

  // MARK: Whole cells

  /// Ends a cell whose parts were added.
  mutating func endCell() {
    rewriteCell()
    endPlainCell()
  }

  /// Ends a cell that is known to need no quotes and no apostrophe.
  @inline(__always)
  mutating func endPlainCell() {
    bytes.append(UInt8(ascii: ","))
    cellStart = bytes.count
  }

  @inline(__always)
  mutating func cell(_ value: Span<UInt8>) {
    var marks = TableMarks()
    bytes.append(value, noting: &marks)
    endCell(marks)
  }

  /// Two values with a blank between them; either may be empty.
  @inline(__always)
  mutating func cell(_ first: Span<UInt8>, _ second: Span<UInt8>) {
    var marks = TableMarks()
    bytes.append(first, noting: &marks)
    if first.count > 0, second.count > 0 { bytes.append(UInt8(ascii: " ")) }
    bytes.append(second, noting: &marks)
    endCell(marks)
  }

  /// A value that mostly holds commas, such as a distinguished name: it gets its quotes at once.
  @inline(__always)
  mutating func quotedCell(_ value: Span<UInt8>) {
    guard value.count > 0 else { return endPlainCell() }
    var marks = TableMarks()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(value, noting: &marks)
    if marks.needsOnlyQuotes, !CellNeeds.beginsFormula(value[0]) {
      bytes.append(UInt8(ascii: "\""))
      endPlainCell()
    } else {
      bytes.removeAll(from: cellStart)
      bytes.append(value)
      endCell()
    }
  }

  @inline(__always)
  private mutating func endCell(_ marks: TableMarks) {
    if !marks.isPlain || startsFormula { rewriteCell(marks) }
    endPlainCell()
  }

  /// Whether a spreadsheet would run the cell that is being written.
  @inline(__always)
  private var startsFormula: Bool {
    !cellIsEmpty && CellNeeds.beginsFormula(bytes.byte(at: cellStart))
  }

  mutating func cell(_ text: String) {
    var text = text
    text.withUTF8 { cell(unsafe $0.span) }
  }

  /// One of a list of words that end with a comma and need no quotes.
  @inline(__always)
  mutating func cell(_ words: WordList, _ index: some BinaryInteger) {
    bytes.append(words, Int(index))
    cellStart = bytes.count
  }

  /// A cell that was written before, once more; it stands at `cell`, its comma included.
  @inline(__always)
  mutating func repeatCell(_ cell: Range<Int>) {
    bytes.repeatBytes(cell)
    cellStart = bytes.count
  }

  /// Where the next byte will stand, and the next cell begin.
  var position: Int { bytes.count }

  /// An object identifier; empty when it is zero. Its first three fields stand the other way round
  /// (MS-DTYP, 2.3.4).
  mutating func cell(_ guid: GUID) {
    let (first, last) = guid.words
    if first | last != 0 {
      bytes.append(
        hexadecimal: UInt32(truncatingIfNeeded: first >> 32).byteSwapped, groups: .one)
      bytes.append(UInt8(ascii: "-"))
      // Two fields of two bytes, each the other way round.
      let middle = UInt32(truncatingIfNeeded: first)
      let swapped = (middle & 0x00FF_00FF) << 8 | (middle >> 8) & 0x00FF_00FF
      bytes.append(hexadecimal: swapped, groups: .two)
      bytes.append(UInt8(ascii: "-"))
      bytes.append(hexadecimal: UInt32(truncatingIfNeeded: last >> 32), groups: .two)
      bytes.append(hexadecimal: UInt32(truncatingIfNeeded: last), groups: .one)
    }
    endPlainCell()
  }

  @inline(__always)
  mutating func emptyCell() { endPlainCell() }

  /// Ends the row in place of its last delimiter.
  mutating func endRow() {
    bytes.replace(at: bytes.count - 1, by: UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
    cellStart = bytes.count
  }

  @inline(never)
  private mutating func rewriteCell(_ marks: TableMarks) {
    if marks.needsOnlyQuotes, !startsFormula { bytes.quote(from: cellStart) } else { rewriteCell() }
  }

  /// Looks at the cell that is being written, and makes it one that a table may hold.
  @inline(never)
  private mutating func rewriteCell() {
    var needs = bytes.withBytes(from: cellStart) { CellNeeds(of: $0) }
    if needs.contains(.validation) {
      if !bytes.withBytes(from: cellStart, TableRows.isUTF8) { repairCell() }
      needs.remove(.validation)
    }
    if needs.isEmpty { return }
    if needs == .quotes { return bytes.quote(from: cellStart) }
    // The new cell is written behind the old one, then takes its place.
    let old = cellStart..<bytes.count
    if needs.contains(.quotes) { bytes.append(UInt8(ascii: "\"")) }
    if needs.contains(.apostrophe) { bytes.append(UInt8(ascii: "'")) }
    bytes.repeatBytes(old, doubling: UInt8(ascii: "\""))
    if needs.contains(.quotes) { bytes.append(UInt8(ascii: "\"")) }
    bytes.remove(old)
  }

  /// Makes U+FFFD of bytes that are not UTF-8, for the file promises to be UTF-8.
  private mutating func repairCell() {
    var cell = bytes.withBytes(from: cellStart) { String(decodingUTF8: $0) }
    bytes.removeAll(from: cellStart)
    cell.withUTF8 { bytes.append(unsafe $0.span) }
  }

  private static func isUTF8(_ cell: Span<UInt8>) -> Bool {
    (try? UTF8Span(validating: cell)) != nil
  }
}
