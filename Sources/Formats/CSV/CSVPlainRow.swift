/// The short way through a row as nearly all are: on one line, with as many fields as the header, none of
/// them quoted, and not all of them empty.
///
/// Why it is sound: a word is loaded unchecked only where at least eight bytes are left.
struct CSVPlainRow {
  static let lineFeed = UInt8(ascii: "\n")
  private static let lineFeeds = ByteWords.repeating(lineFeed)

  /// Where the field starts that comes next; at the end, the next row.
  private(set) var position: Int
  private var column = 0
  private var isEmpty = true

  init(at start: Int) { position = start }

  /// Reads the row and adds its values to `values`, which has room for one a column; false if it is no
  /// such row after all.
  ///
  /// `names` are those of the columns, see ``CSVScan``; `delimiters` is the delimiter eight times over.
  @inline(__always)
  mutating func read(
    _ bytes: Span<UInt8>, _ names: Span<UInt32>, delimiters: UInt64,
    to values: inout OutputSpan<RecordValue>
  ) -> Bool {
    var place = position
    while bytes.count &- place >= 8 {
      let word = unsafe ByteWords.loadUnchecked(bytes, at: place)
      var ends = ByteWords.allZeros(word ^ delimiters, or: word ^ CSVPlainRow.lineFeeds)
      while ends != 0 {
        let end = place &+ ends.trailingZeroBitCount &>> 3
        ends &= ends &- 1
        let endsRow = bytes[end] == CSVPlainRow.lineFeed
        guard column < names.count, take(bytes, names[column], end, endsRow, &values) else {
          return false
        }
        column &+= 1
        position = end &+ 1
        if endsRow { return column == names.count && !isEmpty }
      }
      place &+= 8
    }
    return false
  }

  /// Takes the field that ends at `end`; false if it must be looked at more closely.
  @inline(__always)
  private mutating func take(
    _ bytes: Span<UInt8>, _ name: UInt32, _ end: Int, _ endsRow: Bool,
    _ values: inout OutputSpan<RecordValue>
  ) -> Bool {
    var count = end &- position
    while endsRow, count > 0, bytes[position &+ count &- 1] == UInt8(ascii: "\r") { count &-= 1 }
    guard count > 0 else { return true }
    guard count <= Slice.maximumCount, bytes[position] != CSVFieldReader.quote,
      !LostCollection.mayBeWritten(bytes, in: position..<(position &+ count))
    else { return false }
    isEmpty = false
    if name != CSVScan.skipped {
      values.append(
        RecordValue(name: NameID(name), slice: Slice(.input, offset: position, count: count)))
    }
    return true
  }
}
