/// The short way through a row as nearly all are: on one line, with as many fields as the header, none of
/// them quoted, and not all of them empty.
///
/// Why it is sound: a block is loaded unchecked only where so many bytes are left.
struct CSVPlainRow {
  static let lineFeed = UInt8(ascii: "\n")

  /// Where the field starts that comes next; at the end, the next row.
  private(set) var position: Int
  private var column = 0
  private var isEmpty = true

  init(at start: Int) { position = start }

  /// Reads the row and adds its values to `values`, which has room for one a column; false if it is no
  /// such row after all.
  ///
  /// `names` are those of the columns, see ``CSVScan``.
  @inline(__always)
  mutating func read(
    _ bytes: Span<UInt8>, _ names: Span<UInt32>, delimiter: UInt8,
    to values: inout OutputSpan<RecordValue>
  ) -> Bool {
    var place = position
    while bytes.count &- place >= ByteBlock.size {
      var ends = unsafe ByteBlock.equal(delimiter, or: CSVPlainRow.lineFeed, in: bytes, at: place)
      while ends != 0 {
        let end = place &+ ends.trailingZeroBitCount
        ends &= ends &- 1
        let endsRow = bytes[end] == CSVPlainRow.lineFeed
        guard column < names.count, take(bytes, names[column], end, endsRow, &values) else {
          return false
        }
        column &+= 1
        position = end &+ 1
        if endsRow { return column == names.count && !isEmpty }
      }
      place &+= ByteBlock.size
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
