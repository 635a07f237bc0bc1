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
    func bytes(_ slice: Slice) -> [UInt8] {
      slice.isAbsent ? [] : Array((slice.space == .input ? input : batch.decoded)[slice.range])
    }
    entries = batch.records.map { record in
      let values = batch.values[record.firstValue..<(record.firstValue + record.valueCount)]
      return Entry(
        line: record.line, dn: bytes(record.dn),
        values: values.map {
          Value(name: names.names[Int($0.name.rawValue)], bytes: bytes($0.slice))
        })
    }
    rejects = batch.rejects
    notices = batch.notices
    lineCount = batch.lineCount
  }

  /// Appends what was read of the stretch that follows.
  package mutating func append(_ next: LDIFReading) {
    entries += next.entries.map {
      Entry(line: $0.line + lineCount, dn: $0.dn, values: $0.values)
    }
    rejects += next.rejects.map {
      Reject(line: $0.line + lineCount, reason: $0.reason, text: $0.text)
    }
    var ledger = NoticeLedger()
    ledger.merge(notices)
    ledger.merge(
      next.notices.map {
        Notice($0.kind, line: $0.line + lineCount, count: $0.count, detail: $0.detail)
      })
    notices = ledger.notices
    lineCount += next.lineCount
  }
}
