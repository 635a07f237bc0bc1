/// A number for an attribute or column name within one read; see ``NameTable``.
package struct NameID: Hashable, Sendable, BitwiseCopyable {
  package let rawValue: UInt32
  @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// One value of one record: whose attribute, and where the bytes are.
package struct RecordValue: Sendable, BitwiseCopyable {
  package var name: NameID
  package var slice: Slice
  @inlinable package init(name: NameID, slice: Slice) {
    self.name = name
    self.slice = slice
  }
}

/// One record (an LDIF entry, a CSV row, a JSON object): where it stands and which values are its.
package struct Record: Sendable, BitwiseCopyable {
  /// The line of its first byte, counted from 1 in the whole source.
  package var line: Int
  /// Its values are `values[firstValue ..< firstValue + valueCount]` of the batch, in file order.
  package var firstValue: Int
  package var valueCount: Int
  /// The distinguished name, absent for formats that have none of their own (CSV, JSON).
  package var dn: Slice
  @inlinable package init(line: Int, firstValue: Int, valueCount: Int, dn: Slice) {
    self.line = line
    self.firstValue = firstValue
    self.valueCount = valueCount
    self.dn = dn
  }
}

/// A record that could not be used.
package struct Reject: Sendable, Equatable {
  /// The line of its first byte, from 1.
  package var line: Int
  package var reason: RejectReason
  /// The first bytes of it, as text, at most 200 characters.
  package var text: String
  package init(line: Int, reason: RejectReason, text: String) {
    self.line = line
    self.reason = reason
    self.text = text
  }
}

/// What a reader made of one stretch of a source: records, values, and what it noticed.
///
/// Slices in the spaces `.input` and `.folded` point into the source's own ``ByteStore``; those in
/// `.decoded` point into `decoded`. Only a record's name may be folded.
package struct RecordBatch: Sendable {
  package var records: [Record] = []
  package var values: [RecordValue] = []
  package var decoded: [UInt8] = []
  package var rejects: [Reject] = []
  package var notices: [Notice] = []
  /// How many line ends the stretch has; what follows it begins that many lines later.
  package var lineCount = 0
  package init() {}

  /// Moves every line number by `offset`: a stretch is read without knowing what stands before it.
  package mutating func shiftLines(by offset: Int) {
    for index in records.indices { records[index].line += offset }
    for index in rejects.indices { rejects[index].line += offset }
    for index in notices.indices { notices[index].line += offset }
  }
}
