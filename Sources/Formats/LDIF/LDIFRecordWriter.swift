/// Writes the records of a batch as LDIF; see ``LDIFWriter``.
package struct LDIFRecordWriter: Sendable {
  /// All names as they stand before a colon, one behind the other: an array of arrays would cost two
  /// steps of reference counting a value.
  private var spelled: [UInt8] = []
  /// Where each name is in ``spelled``, by ``NameID``.
  private var ranges: [Range<Int>] = []
  private let nameColumn: NameID?

  /// - Parameters:
  ///   - names: the names that the values refer to, as a ``NameTable`` has them.
  ///   - nameColumn: the value that is the distinguished name, where records have none of their own.
  package init(names: [String], nameColumn: NameID? = nil) {
    self.nameColumn = nameColumn
    ranges.reserveCapacity(names.count)
    for name in names {
      let start = spelled.count
      spelled += LDIFWriter.attributeName(name)
      ranges.append(start..<spelled.count)
    }
  }

  /// Appends a record of `batch` with the empty line behind it; nothing when it has no distinguished
  /// name. `input` is what the batch's input slices point into.
  package func append(
    _ record: Record, of batch: RecordBatch, input: Span<UInt8>, to output: inout [UInt8]
  ) {
    let decoded = batch.decoded.span
    let values = batch.values.span
      .extracting(record.firstValue..<(record.firstValue + record.valueCount))
    let spelled = spelled.span
    let ranges = ranges.span
    let dn = name(of: record, values)
    guard !dn.isAbsent else { return }
    LDIFWriter.appendDN(dn.isInput ? input : decoded, in: dn.range, to: &output)
    for index in values.indices {
      let value = values[index]
      guard value.name != nameColumn else { continue }
      LDIFWriter.appendLine(
        spelled.extracting(ranges[Int(value.name.rawValue)]),
        (value.slice.isInput ? input : decoded).extracting(value.slice.range), to: &output)
    }
    LDIFWriter.appendRecordEnd(to: &output)
  }

  private func name(of record: Record, _ values: Span<RecordValue>) -> Slice {
    guard let nameColumn else { return record.dn }
    for index in values.indices where values[index].name == nameColumn {
      return values[index].slice
    }
    return .absent
  }
}
