import Formats

/// Makes a ``RecordBatch`` from texts, as a reader would from a file.
struct BatchWriter {
  private(set) var batch = RecordBatch()

  /// Adds a record; values come in the order given.
  mutating func add(_ values: [(name: NameID, text: String)], dn: String? = nil) {
    let first = batch.values.count
    for (name, text) in values {
      batch.values.append(RecordValue(name: name, slice: slice(text)))
    }
    batch.records.append(
      Record(
        line: batch.records.count + 1, firstValue: first, valueCount: values.count,
        dn: dn.map { slice($0) } ?? .absent))
  }

  private mutating func slice(_ text: String) -> Slice {
    let bytes = Array(text.utf8)
    defer { batch.decoded += bytes }
    return Slice(.decoded, offset: batch.decoded.count, count: bytes.count)
  }
}
