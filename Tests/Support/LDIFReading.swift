package import Formats

/// What a reader made of LDIF, spelled out so that two readers can be compared.
package struct LDIFReading: Equatable {
  package struct Value: Equatable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package struct Entry: Equatable {
    package var line: Int
    package var dn: [UInt8]
    package var values: [Value]

    package init(line: Int, dn: [UInt8], values: [Value]) {
      self.line = line
      self.dn = dn
      self.values = values
    }
  }

  package var entries: [Entry] = []
  package var rejects: [Reject] = []
  package var notices: [Notice] = []
  package var lineCount = 0

  package init() {}

  /// Copies out what a batch refers to.
  package init(_ batch: RecordBatch, input: [UInt8], names: NameTable) {
    for record in batch.records {
      var entry = Entry(line: record.line, dn: Self.copy(record.dn, batch, input), values: [])
      for index in record.firstValue..<(record.firstValue + record.valueCount) {
        let value = batch.values[index]
        let name = names.names[Int(value.name.rawValue)]
        entry.values.append(Value(name: name, bytes: Self.copy(value.slice, batch, input)))
      }
      entries.append(entry)
    }
    rejects = batch.rejects
    notices = batch.notices
    lineCount = batch.lineCount
  }

  private static func copy(_ slice: Slice, _ batch: RecordBatch, _ input: [UInt8]) -> [UInt8] {
    if slice.isAbsent { return [] }
    if slice.space == .input { return Array(input[slice.range]) }
    if slice.isFolded {
      return FoldedText.withValue(of: Array(input[slice.range]).span, isFolded: true) { value in
        value.indices.map { value[$0] }
      }
    }
    return Array(batch.decoded[slice.range])
  }

  /// Appends what was read of the stretch that follows.
  package mutating func append(_ next: LDIFReading) {
    entries += next.entries.map {
      Entry(line: $0.line + lineCount, dn: $0.dn, values: $0.values)
    }
    rejects += next.rejects.map {
      Reject(line: $0.line + lineCount, reason: $0.reason, text: $0.text)
    }
    notices = Notice.merged(
      notices
        + next.notices.map {
          Notice($0.kind, line: $0.line + lineCount, count: $0.count, detail: $0.detail)
        })
    lineCount += next.lineCount
  }
}
