import Formats
import Roster

/// Writes rows of cells as bytes, quickly: a cell is copied as it is, looked at where it lies, and
/// written anew only if it needs quotes, an apostrophe, or a repair of its UTF-8.
struct TableRows: ~Copyable {
  private(set) var bytes: [UInt8]
  /// Where the cell begins that is being written.
  private var cellStart: Int
  private var scratch: [UInt8] = []

  /// Takes over what `output` holds; ``hand(over:)`` gives it back.
  init(continuing output: inout [UInt8]) {
    bytes = []
    swap(&bytes, &output)
    cellStart = bytes.count
  }

  /// Ends the writing: all bytes go to `output`.
  consuming func hand(over output: inout [UInt8]) { output = bytes }

  /// Room for `count` more bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  // MARK: Parts of a cell

  /// Adds to the cell that is being written.
  mutating func add(_ value: Span<UInt8>) { bytes.append(copying: value) }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func add(_ byte: UInt8) { bytes.append(byte) }

  /// Adds a decimal number.
  mutating func add(_ number: Int) {
    guard number > 9 || number < 0 else { return bytes.append(0x30 + UInt8(number)) }
    guard number > 0 else { return add(String(number)) }
    var divisor = 10
    while number / divisor > 9 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// Whether anything was added to the cell that is being written.
  var cellIsEmpty: Bool { bytes.count == cellStart }

  // MARK: Whole cells

  /// Ends a cell whose parts were added.
  mutating func endCell() {
    let needs = CellNeeds(of: bytes.span.extracting(cellStart..<bytes.count))
    if !needs.isEmpty { rewriteCell(needs) }
    endPlainCell()
  }

  /// Ends a cell that is known to need no quotes and no apostrophe.
  mutating func endPlainCell() {
    bytes.append(UInt8(ascii: ","))
    cellStart = bytes.count
  }

  mutating func cell(_ value: Span<UInt8>) {
    add(value)
    endCell()
  }

  mutating func cell(_ text: String) {
    add(text)
    endCell()
  }

  /// One of a list of words that need no quotes.
  mutating func cell(_ words: WordList, _ index: some BinaryInteger) {
    words.append(Int(index), to: &bytes)
    endPlainCell()
  }

  /// An object identifier; empty when it is zero.
  mutating func cell(_ guid: GUID) {
    if guid != .zero { guid.appendText(to: &bytes) }
    endPlainCell()
  }

  mutating func emptyCell() { endPlainCell() }

  /// Ends the row in place of its last delimiter.
  mutating func endRow() {
    bytes[bytes.count - 1] = UInt8(ascii: "\r")
    bytes.append(UInt8(ascii: "\n"))
    cellStart = bytes.count
  }

  private mutating func rewriteCell(_ needs: CellNeeds) {
    var cell: [UInt8] = []
    swap(&cell, &scratch)
    cell.append(copying: bytes.span.extracting(cellStart..<bytes.count))
    bytes.removeLast(cell.count)
    if needs.contains(.validation) { TableRows.repairUTF8(&cell) }
    if needs.contains(.quotes) { bytes.append(UInt8(ascii: "\"")) }
    if needs.contains(.apostrophe) { bytes.append(UInt8(ascii: "'")) }
    if needs.contains(.doubling) {
      for byte in cell {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
    } else {
      bytes.append(contentsOf: cell)
    }
    if needs.contains(.quotes) { bytes.append(UInt8(ascii: "\"")) }
    cell.removeAll(keepingCapacity: true)
    swap(&cell, &scratch)
  }

  /// Bytes that are not UTF-8 become U+FFFD, for the file promises to be UTF-8.
  private static func repairUTF8(_ cell: inout [UInt8]) {
    guard (try? UTF8Span(validating: cell.span)) == nil else { return }
    cell = Array(String(decoding: cell, as: UTF8.self).utf8)
  }
}
