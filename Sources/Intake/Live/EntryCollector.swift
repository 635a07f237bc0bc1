import Formats
import Roster

/// Copies the entries of a search into a batch, as a reader of LDIF would leave them: the values stand
/// in the batch's own buffer, the distinguished name with them. What the server sent of an entry is
/// copied in one piece, and its values are where they stand in it.
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
  /// Bytes of all values and distinguished names, in all batches.
  private(set) var byteCount = 0
  private var descriptions: [Description] = []
  /// The bytes of all ``descriptions``, one behind the other.
  private var spellings: [UInt8] = []
  private var nextDescription = 0

  /// An attribute description as servers spell it, and what it means here.
  private struct Description {
    let spelling: Range<Int>
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
    batch.values.reserveCapacity(full.values.count * 9 / 8)
    batch.decoded.reserveCapacity(full.decoded.count * 9 / 8)
    remainders = []
    return full
  }

  /// Takes an entry with its attributes, a PartialAttributeList as it was sent (RFC 4511, section
  /// 4.5.2). False when it is damaged.
  mutating func add(_ distinguishedName: Span<UInt8>, attributes: Span<UInt8>) -> Bool {
    count += 1
    byteCount += distinguishedName.count
    let name = copy(distinguishedName)
    let offset = batch.decoded.count
    batch.decoded.append(attributes, range: 0..<attributes.count)
    let first = batch.values.count
    nextDescription = 0
    var position = 0
    while position < attributes.count {
      guard addAttribute(attributes, at: &position, offset) else { return false }
    }
    batch.records.append(
      Record(line: count, firstValue: first, valueCount: batch.values.count - first, dn: name))
    return true
  }

  /// Takes one attribute of the entry whose list stands at `offset` of the batch's buffer.
  @inline(__always)
  private mutating func addAttribute(
    _ list: Span<UInt8>, at position: inout Int, _ offset: Int
  ) -> Bool {
    guard
      let attribute = BER.contents(of: .sequence, in: list, at: &position, end: list.count)
    else { return false }
    var inner = attribute.lowerBound
    guard
      let type = BER.contents(of: .octetString, in: list, at: &inner, end: attribute.upperBound),
      let values = BER.contents(of: .set, in: list, at: &inner, end: attribute.upperBound)
    else { return false }
    guard let name = begin(list.extracting(type)) else { return true }
    var next = values.lowerBound
    while next < values.upperBound {
      guard
        let value = BER.contents(of: .octetString, in: list, at: &next, end: values.upperBound)
      else { return false }
      add(value, name, offset)
    }
    return true
  }

  @inline(__always)
  private mutating func add(_ value: Range<Int>, _ name: NameID, _ offset: Int) {
    guard value.count <= Slice.maximumCount else {
      batch.rejects.append(Reject(line: count, reason: .valueTooLong, text: ""))
      return
    }
    byteCount += value.count
    let slice = Slice(.decoded, offset: offset + value.lowerBound, count: value.count)
    batch.values.append(RecordValue(name: name, slice: slice))
  }

  /// The number of an attribute whose values are wanted. Entries mostly have the same attributes in
  /// the same order, so the one that followed last time is tried first.
  @inline(__always)
  private mutating func begin(_ description: Span<UInt8>) -> NameID? {
    let found = position(of: description)
    nextDescription = found + 1
    guard let name = descriptions[found].name else { return nil }
    if descriptions[found].next != nil { noteRemainder(descriptions[found], name) }
    return name
  }

  private mutating func noteRemainder(_ description: Description, _ name: NameID) {
    guard let next = description.next else { return }
    // The entry that is being read comes behind those in the batch.
    remainders.append(
      Remainder(
        record: batch.records.count, name: name, attribute: description.attribute, next: next))
  }

  /// Adds values to an entry that is not the last: its values move to the end, to stay together.
  mutating func extend(_ remainder: Remainder, with values: [[UInt8]]) {
    var record = batch.records[remainder.record]
    let old = record.firstValue..<(record.firstValue + record.valueCount)
    record.firstValue = batch.values.count
    batch.values.append(contentsOf: batch.values[old])
    for value in values {
      byteCount += value.count
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

  @inline(__always)
  private mutating func position(of description: Span<UInt8>) -> Int {
    if nextDescription < descriptions.count, isSpelled(nextDescription, description) {
      return nextDescription
    }
    return search(description)
  }

  /// Looks behind the expected one first: what mostly happens is that an entry lacks some.
  private mutating func search(_ description: Span<UInt8>) -> Int {
    let start = min(nextDescription, descriptions.count)
    for index in start..<descriptions.count where isSpelled(index, description) { return index }
    for index in 0..<start where isSpelled(index, description) { return index }
    descriptions.append(read(description))
    return descriptions.count - 1
  }

  @inline(__always)
  private func isSpelled(_ index: Int, _ description: Span<UInt8>) -> Bool {
    let spelling = descriptions[index].spelling
    return spelling.count == description.count
      && ByteSearch.equal(
        spellings.span, at: spelling.lowerBound, description, at: 0, count: spelling.count)
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
    let start = spellings.count
    spellings.append(bytes, range: 0..<bytes.count)
    return Description(
      spelling: start..<spellings.count, name: id(of: attribute, kept), attribute: attribute,
      next: next)
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
