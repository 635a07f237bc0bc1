// What stands after the colon.

extension LDIFPass {
  /// What is odd about a value that stands as it is, without base64.
  struct Oddities: OptionSet {
    let rawValue: UInt8
    static let notUTF8 = Oddities(rawValue: 1)
    static let nul = Oddities(rawValue: 2)
  }

  /// What a line's value turned out to be.
  enum ValueReading {
    case value(Slice, Oddities)
    /// `attr:< url`; never opened.
    case reference
    case fault(RejectReason)
  }

  /// Keeps one value of the open record.
  @inline(__always)
  mutating func readAttribute(
    _ bytes: Span<UInt8>, _ hit: LDIFHeadCache.Hit, _ content: Range<Int>, _ place: Place
  ) {
    let id = number(bytes, hit, content)
    guard id != LDIFHead.unwanted else { return }
    switch readValue(bytes, hit.afterColon..<content.upperBound, place) {
    case .value(let slice, let oddities):
      batch.values.append(RecordValue(name: NameID(id), slice: slice))
      if hit.head.role == .rangedAttribute { note(.rangedAttribute, detail: baseName(id)) }
      if !oddities.isEmpty { noteOddities(oddities, name: baseName(id)) }
    case .reference: note(.valueByReference, detail: baseName(id))
    case .fault(let reason): reject(reason)
    }
  }

  /// The number of a wanted name; one that interns gives it now, when there is a value.
  @inline(__always)
  private mutating func number(
    _ bytes: Span<UInt8>, _ hit: LDIFHeadCache.Hit, _ content: Range<Int>
  ) -> UInt32 {
    guard hit.head.id == LDIFHead.unresolved else { return hit.head.id }
    let name = LDIFHeadCache.description(bytes, content.lowerBound..<(hit.afterColon - 1))
    let id = names.intern(name).rawValue
    heads.resolve(hit.entry, as: id)
    return id
  }

  /// The attribute without its options, for notices.
  private func baseName(_ id: UInt32) -> String {
    let name = names.names[Int(id)]
    guard let options = name.utf8.firstIndex(of: 0x3B) else { return name }
    return String(name[..<options])
  }

  mutating func noteOddities(_ oddities: Oddities, name: String) {
    if oddities.contains(.notUTF8) { note(.invalidUTF8, detail: name) }
    if oddities.contains(.nul) { note(.nulBytes, detail: name) }
  }

  /// Reads a value-spec (RFC 2849): plain, base64 after a second colon, or a reference.
  @inline(__always)
  mutating func readValue(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ place: Place
  ) -> ValueReading {
    guard let first = range.first.map({ bytes[$0] }) else { return readPlain(bytes, range, place) }
    if first == Self.colon {
      // A blank before the first digit would keep all of them from the quick way.
      return readBase64(bytes, skipSpaces(bytes, (range.lowerBound + 1)..<range.upperBound))
    }
    if first == 0x3C { return .reference }
    return readPlain(bytes, skipSpaces(bytes, range), place)
  }

  @inline(__always)
  private mutating func readPlain(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ place: Place
  ) -> ValueReading {
    guard range.count <= Slice.maximumCount, range.lowerBound <= Slice.maximumOffset,
      batch.decoded.count <= Slice.maximumOffset
    else { return .fault(.valueTooLong) }
    let oddities = oddities(bytes, range)
    if place == .input {
      return .value(Slice(.input, offset: range.lowerBound, count: range.count), oddities)
    }
    let slice = Slice(.decoded, offset: batch.decoded.count, count: range.count)
    batch.decoded.append(bytes, range: range)
    return .value(slice, oddities)
  }

  private mutating func readBase64(_ bytes: Span<UInt8>, _ range: Range<Int>) -> ValueReading {
    let start = batch.decoded.count
    guard range.count <= Slice.maximumCount, start <= Slice.maximumOffset
    else { return .fault(.valueTooLong) }
    guard Base64.appendDecoded(bytes, range: range, to: &batch.decoded) else {
      return .fault(.invalidBase64)
    }
    return .value(Slice(.decoded, offset: start, count: batch.decoded.count - start), [])
  }

  @inline(__always)
  private func oddities(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Oddities {
    let kinds = ByteSearch.kinds(in: bytes, range: range)
    if kinds.isEmpty { return [] }
    var oddities: Oddities = []
    if kinds.contains(.zero) { oddities.insert(.nul) }
    if kinds.contains(.high), !ByteSearch.isUTF8(bytes, range: range) { oddities.insert(.notUTF8) }
    return oddities
  }

  /// FILL (RFC 2849): any number of spaces, which are not part of the value.
  @inline(__always)
  func skipSpaces(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == Self.space { start += 1 }
    return start..<range.upperBound
  }
}
