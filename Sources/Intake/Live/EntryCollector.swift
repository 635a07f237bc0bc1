import Formats
import Roster

/// Copies the entries of a search into a batch, as a reader of LDIF would leave them: the values stand
/// in the batch's own buffer, the distinguished name with them.
struct EntryCollector {
  /// Values of one attribute that the server gave in part: `member;range=0-1499`
  /// (MS-ADTS, 3.1.1.3.1.3.3).
  struct Remainder {
    /// Position of the entry in the batch.
    let record: Int
    let name: NameID
    /// The attribute with its other options, without the range.
    let attribute: String
    /// The first value that is still to be asked for.
    let next: Int
  }

  /// The names that the values refer to; it grows when the table takes new ones.
  private(set) var names: NameTable
  private(set) var batch = RecordBatch()
  private(set) var remainders: [Remainder] = []
  /// How many entries were collected, in all batches.
  private(set) var count = 0
  private var descriptions: [Description] = []
  private var nextDescription = 0
  private var current = NameID(0)

  /// An attribute description as servers spell it, and what it means here.
  private struct Description {
    let bytes: [UInt8]
    let name: NameID?
    /// Without the range.
    let attribute: String
    /// The first value behind this part; nil when all are here.
    let next: Int?
  }

  init(names: NameTable) { self.names = names }

  /// Hands the batch out and begins the next one.
  mutating func takeBatch() -> RecordBatch {
    let full = batch
    batch = RecordBatch()
    // The next page will be much like this one.
    batch.records.reserveCapacity(full.records.count)
    batch.values.reserveCapacity(full.values.count)
    batch.decoded.reserveCapacity(full.decoded.count)
    remainders = []
    return full
  }

  mutating func beginEntry(_ distinguishedName: Span<UInt8>) {
    count += 1
    batch.records.append(
      Record(
        line: count, firstValue: batch.values.count, valueCount: 0, dn: copy(distinguishedName)))
    nextDescription = 0
  }

  /// Whether the values of this attribute are wanted. Entries mostly have the same attributes in the
  /// same order, so the one that followed last time is tried first.
  mutating func beginAttribute(_ description: Span<UInt8>) -> Bool {
    let found = position(of: description)
    nextDescription = found + 1
    guard let name = descriptions[found].name else { return false }
    current = name
    if let next = descriptions[found].next {
      remainders.append(
        Remainder(
          record: batch.records.count - 1, name: name, attribute: descriptions[found].attribute,
          next: next))
    }
    return true
  }

  /// Adds a value of the attribute begun last to the entry begun last.
  mutating func add(_ value: Span<UInt8>) {
    let last = batch.records.count - 1
    guard value.count <= Slice.maximumCount else {
      batch.rejects.append(Reject(line: count, reason: .valueTooLong, text: ""))
      return
    }
    batch.values.append(RecordValue(name: current, slice: copy(value)))
    batch.records[last].valueCount += 1
  }

  /// Adds values to an entry that is not the last: its values move to the end, to stay together.
  mutating func extend(_ remainder: Remainder, with values: [[UInt8]]) {
    var record = batch.records[remainder.record]
    let old = record.firstValue..<(record.firstValue + record.valueCount)
    record.firstValue = batch.values.count
    batch.values.append(contentsOf: batch.values[old])
    for value in values {
      batch.values.append(RecordValue(name: remainder.name, slice: copy(value.span)))
    }
    record.valueCount += values.count
    batch.records[remainder.record] = record
  }

  private mutating func copy(_ bytes: Span<UInt8>) -> Slice {
    let offset = batch.decoded.count
    batch.decoded.append(bytes, range: 0..<bytes.count)
    return Slice(.decoded, offset: offset, count: bytes.count)
  }

  private mutating func position(of description: Span<UInt8>) -> Int {
    for offset in descriptions.indices {
      let candidate = (nextDescription + offset) % descriptions.count
      let bytes = descriptions[candidate].bytes
      if bytes.count == description.count,
        ByteSearch.equal(bytes.span, at: 0, description, at: 0, count: bytes.count)
      {
        return candidate
      }
    }
    descriptions.append(read(description))
    return descriptions.count - 1
  }

  /// Reads an attribute description (RFC 4512, section 2.5) as the table of names wants it.
  private mutating func read(_ bytes: Span<UInt8>) -> Description {
    let text = String(decodingUTF8: bytes)
    var kept: [Substring] = []
    var next: Int?
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      guard !kept.isEmpty, part.lowercased().hasPrefix("range=") else {
        kept.append(part)
        continue
      }
      // `0-1499` goes on at 1500; `1500-*` ends.
      next = part.split(separator: "-").last.flatMap { Int($0) }.map { $0 + 1 }
    }
    let attribute = kept.joined(separator: ";")
    return Description(
      bytes: Array(text.utf8), name: id(of: attribute, kept), attribute: attribute, next: next)
  }

  private mutating func id(of attribute: String, _ parts: [Substring]) -> NameID? {
    let base = String(parts.first ?? "")
    switch names.others {
    case .intern: return names.intern(attribute)
    case .internSubtypes: return names.id(of: base) == nil ? nil : names.intern(attribute)
    case .skip:
      return parts.dropFirst().allSatisfy({ $0.lowercased() == "binary" })
        ? names.id(of: base) : nil
    }
  }
}
