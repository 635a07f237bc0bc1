import Formats

/// Entries as LDIF, each a block of its own that can be taken over as it is, with an index by
/// objectGUID.
struct MirrorText: Sendable {
  struct Entry: Sendable {
    let guid: GUID
    /// Where its lines are, with the empty line behind them.
    let block: Range<Int>
    /// Where its distinguished name is, among the names.
    let name: Range<Int>
  }

  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []
  /// All distinguished names, one behind the other.
  private var names: [UInt8] = []

  func name(of entry: Entry) -> ArraySlice<UInt8> { names[entry.name] }

  /// Adds the entries of a batch. `guid` is the number of objectGUID. Gives the distinguished name of
  /// the first entry that has none.
  mutating func append(_ batch: RecordBatch, names table: NameTable, guid: NameID) -> String? {
    let writer = LDIFRecordWriter(names: table.names)
    let decoded = batch.decoded.span
    for record in batch.records {
      let values = record.firstValue..<(record.firstValue + record.valueCount)
      let identifier = values.first { batch.values[$0].name == guid }
        .flatMap { GUID(raw: decoded, in: batch.values[$0].slice.range) }
      guard let identifier else {
        return String(decoding: batch.decoded[record.dn.range], as: UTF8.self)
      }
      let start = bytes.count
      writer.append(record, of: batch, input: decoded, to: &bytes)
      add(identifier, block: start..<bytes.count, name: decoded.extracting(record.dn.range))
    }
    return nil
  }

  /// Takes an entry over as it stands in another text.
  mutating func append(_ entry: Entry, of other: MirrorText, from store: ByteStore) {
    let start = bytes.count
    store.withSpan { bytes.append($0, range: entry.block) }
    add(entry.guid, block: start..<bytes.count, name: other.names.span.extracting(entry.name))
  }

  /// Adds all entries of another text.
  mutating func append(_ other: MirrorText) {
    for entry in other.entries {
      let start = bytes.count
      bytes.append(contentsOf: other.bytes[entry.block])
      add(entry.guid, block: start..<bytes.count, name: other.names.span.extracting(entry.name))
    }
  }

  private mutating func add(_ guid: GUID, block: Range<Int>, name: Span<UInt8>) {
    let start = names.count
    names.append(name, range: 0..<name.count)
    entries.append(Entry(guid: guid, block: block, name: start..<names.count))
  }

  /// Puts the entries into the order of their names, so that it does not matter how they came here. An
  /// entry that came twice, because it moved meanwhile, counts once, as it was last.
  func sorted() -> MirrorText {
    var latest: [GUID: Int] = [:]
    for index in entries.indices { latest[entries[index].guid] = index }
    let order = latest.values.sorted { one, other in
      let (left, right) = (entries[one], entries[other])
      if names[left.name].elementsEqual(names[right.name]) {
        return left.guid.bytes.lexicographicallyPrecedes(right.guid.bytes)
      }
      return names[left.name].lexicographicallyPrecedes(names[right.name])
    }
    var result = MirrorText()
    result.bytes.reserveCapacity(bytes.count)
    for index in order {
      let entry = entries[index]
      let start = result.bytes.count
      result.bytes.append(contentsOf: bytes[entry.block])
      result.add(
        entry.guid, block: start..<result.bytes.count,
        name: names.span.extracting(entry.name))
    }
    return result
  }
}

extension MirrorText {
  /// Reads the entries of a mirror file; nil when one of them is not as it was written.
  init?(indexing store: ByteStore, in range: Range<Int>) {
    let ok = store.withSpan { bytes -> Bool in
      var scanner = LDIFScanner(names: NameTable(["objectGUID"], others: .skip))
      var position = range.lowerBound
      while position < range.upperBound {
        let end = MirrorText.blockEnd(in: bytes, from: position, to: range.upperBound)
        let batch = scanner.scan(bytes, in: position..<end, ends: .boundary)
        guard batch.records.count == 1, batch.rejects.isEmpty, let value = batch.values.first,
          let guid = GUID(
            raw: value.slice.isInput ? bytes : batch.decoded.span, in: value.slice.range)
        else { return false }
        let name = batch.records[0].dn
        add(
          guid, block: position..<end,
          name: (name.isInput ? bytes : batch.decoded.span).extracting(name.range))
        position = end
      }
      return true
    }
    guard ok else { return nil }
  }

  /// Behind the empty line that ends the block beginning at `start`.
  static func blockEnd(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var position = start
    while let line = ByteSearch.first(0x0A, in: bytes, range: position..<end) {
      if line + 1 < end, bytes[line + 1] == 0x0A { return line + 2 }
      position = line + 1
    }
    return end
  }
}
