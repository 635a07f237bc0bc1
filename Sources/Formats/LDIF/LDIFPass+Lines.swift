// What single lines mean.

extension LDIFPass {
  private static let referenceComment = Array("# refldap".utf8)
  private static let prompt = Array("Press [size] Enter".utf8)
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let estimate = Array("Estimate entries:".utf8)

  /// Reads one whole line, already joined.
  @inline(__always)
  mutating func readLine(_ bytes: Span<UInt8>, _ content: Range<Int>, _ place: Place) {
    if let hit = heads.guess(bytes, line: content) {
      readNamed(bytes, hit, content, place)
    } else {
      readUnguessed(bytes, content, place)
    }
  }

  /// A line whose beginning was not guessed.
  private mutating func readUnguessed(
    _ bytes: Span<UInt8>, _ content: Range<Int>, _ place: Place
  ) {
    guard !content.isEmpty else { return closeRecord() }
    switch bytes[content.lowerBound] {
    case 0x23:
      if isReferenceComment(bytes, content) {
        let url = (content.lowerBound + 5)..<content.upperBound
        note(.reference, detail: ByteSearch.text(bytes, range: url, limit: 200))
      }
    case Self.space:
      readOrphan(bytes, content)
    default:
      if let colon = nameEnd(bytes, content) {
        readNamed(
          bytes, heads.lookUp(bytes, line: content, colon: colon, names: names), content, place)
      } else if let start = afterByteOrderMarks(bytes, content) {
        readUnguessed(bytes, start..<content.upperBound, place)
      } else {
        readNameless(bytes, content)
      }
    }
  }

  /// Where a line begins that has byte order marks before it, as files have that were joined as they
  /// were.
  private func afterByteOrderMarks(_ bytes: Span<UInt8>, _ content: Range<Int>) -> Int? {
    var start = content.lowerBound
    while hasPrefix(Self.byteOrderMark, bytes, start..<content.upperBound) { start += 3 }
    return start > content.lowerBound ? start : nil
  }

  /// `# refldap://host/...`, as ldapsearch -L writes a search reference.
  func isReferenceComment(_ bytes: Span<UInt8>, _ content: Range<Int>) -> Bool {
    hasPrefix(Self.referenceComment, bytes, content)
  }

  /// The position of the colon, if what stands before it can be an attribute description: visible
  /// ASCII, and blanks at most at its end.
  private func nameEnd(_ bytes: Span<UInt8>, _ content: Range<Int>) -> Int? {
    var hasBlank = false
    for position in content {
      let byte = bytes[position]
      if byte == Self.colon { return position > content.lowerBound ? position : nil }
      if byte == Self.space {
        hasBlank = true
      } else if hasBlank || byte < 0x21 || byte > 0x7E {
        return nil
      }
    }
    return nil
  }

  /// A continuation of nothing; a line of nothing but spaces is harmless.
  private mutating func readOrphan(_ bytes: Span<UInt8>, _ content: Range<Int>) {
    for position in content where bytes[position] != Self.space {
      if state == .between { reject(.continuationWithoutLine) }
      return
    }
  }

  /// A line without an attribute name: what a prompting ldapsearch writes, or a fault.
  private mutating func readNameless(_ bytes: Span<UInt8>, _ content: Range<Int>) {
    if hasPrefix(Self.prompt, bytes, content) { return note(.pagingPrompt) }
    if hasPrefix(Self.estimate, bytes, content) { return }
    switch state {
    case .entry: reject(.lineWithoutColon)
    case .between:
      // The numbers that some writers put before each entry; libldap passes over them too.
      if !content.allSatisfy({ bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }) {
        reject(.lineWithoutColon)
      }
    case .rejected, .skipped, .trailer: break
    }
  }

  private func hasPrefix(
    _ prefix: [UInt8], _ bytes: Span<UInt8>, _ content: Range<Int>
  ) -> Bool {
    return content.count >= prefix.count
      && ByteSearch.equal(bytes, at: content.lowerBound, prefix.span, at: 0, count: prefix.count)
  }

  /// A line with a name before its colon.
  @inline(__always)
  private mutating func readNamed(
    _ bytes: Span<UInt8>, _ hit: LDIFHeadCache.Hit, _ content: Range<Int>, _ place: Place
  ) {
    if state == .entry, hit.head.role == .attribute {
      if hit.head.id != LDIFHead.unwanted { readAttribute(bytes, hit, content, place) }
    } else {
      readByRole(bytes, hit, content, place)
    }
  }

  private mutating func readByRole(
    _ bytes: Span<UInt8>, _ hit: LDIFHeadCache.Hit, _ content: Range<Int>, _ place: Place
  ) {
    switch (state, hit.head.role) {
    case (_, .dn): openRecord(bytes, hit.afterColon..<content.upperBound, place)
    case (_, .version), (.rejected, _), (.skipped, _): break
    case (.entry, .control): break
    case (.entry, .changeType): readChangeType(bytes, hit, content, place)
    case (.entry, .attribute), (.entry, .search), (.entry, .result), (.entry, .reference),
      (.entry, .pagedResults):
      readAttribute(bytes, hit, content, place)
    case (.entry, .rangedAttribute):
      if hit.head.id != LDIFHead.unwanted { readAttribute(bytes, hit, content, place) }
    case (_, .result), (_, .reference), (_, .search), (_, .control), (_, .pagedResults):
      readTrailer(bytes, hit, content)
    case (.trailer, _): break
    case (.between, _): reject(.recordWithoutDN)
    }
  }

  /// A line of what ldapsearch prints after the entries; none of them has a dn.
  private mutating func readTrailer(
    _ bytes: Span<UInt8>, _ hit: LDIFHeadCache.Hit, _ content: Range<Int>
  ) {
    state = .trailer
    let value = skipSpaces(bytes, hit.afterColon..<content.upperBound)
    switch hit.head.role {
    case .reference:
      note(.reference, detail: ByteSearch.text(bytes, range: value, limit: 200))
    case .result:
      let isSuccess =
        !value.isEmpty && bytes[value.lowerBound] == 0x30
        && (value.count == 1 || bytes[value.lowerBound + 1] == Self.space)
      if !isSuccess {
        note(.searchEndedWithError, detail: ByteSearch.text(bytes, range: value, limit: 200))
      }
    default: break
    }
  }

  /// ldifde writes every entry as `changetype: add`; all other types are not entries.
  private mutating func readChangeType(
    _ bytes: Span<UInt8>, _ hit: LDIFHeadCache.Hit, _ content: Range<Int>, _ place: Place
  ) {
    guard case .value(let slice, _) = readValue(bytes, hit.afterColon..<content.upperBound, place)
    else { return reject(.changeRecord) }
    var type =
      slice.space == .decoded
      ? ByteSearch.text(batch.decoded.span, range: slice.range, limit: 64)
      : ByteSearch.text(bytes, range: slice.range, limit: 64)
    while type.utf8.last == Self.space { type.removeLast() }
    let lowered = type.lowercased()
    if lowered == "add" { return }
    guard lowered.hasPrefix("ntdsschema") else { return reject(.changeRecord) }
    note(.recordsSkipped, detail: type)
    dropRecord()
    state = .skipped
  }
}

// MARK: - Records

extension LDIFPass {
  /// Begins a record whose dn is not known yet.
  mutating func beginRecord() {
    closeRecord()
    state = .entry
    recordLine = line
    recordStart = lineStart
    recordDN = .absent
    firstValue = batch.values.count
    firstDecoded = batch.decoded.count
  }

  /// Begins a record with its dn.
  private mutating func openRecord(_ bytes: Span<UInt8>, _ afterColon: Range<Int>, _ place: Place) {
    beginRecord()
    switch readValue(bytes, afterColon, place) {
    case .value(let slice, let oddities):
      recordDN = slice
      if !oddities.isEmpty { noteOddities(oddities, name: "dn") }
    case .reference:
      note(.valueByReference, detail: "dn")
      reject(.recordWithoutDN)
    case .fault(let reason): reject(reason)
    }
  }

  /// Ends what is open.
  mutating func closeRecord() {
    switch state {
    case .entry:
      batch.records.append(
        Record(
          line: recordLine, firstValue: firstValue,
          valueCount: batch.values.count - firstValue, dn: recordDN))
    case .rejected:
      if let last = failures.indices.last { failures[last].end = lineStart }
    case .between, .skipped, .trailer: break
    }
    state = .between
  }

  /// Gives up the open record, or the lines up to the next one.
  mutating func reject(_ reason: RejectReason) {
    if state == .entry {
      dropRecord()
    } else {
      recordLine = line
      recordStart = lineStart
    }
    state = .rejected
    failures.append(
      Failure(
        line: recordLine, reason: reason, start: recordStart, end: lineStart, badLine: lineStart))
  }

  private mutating func dropRecord() {
    batch.values.removeLast(batch.values.count - firstValue)
    batch.decoded.removeLast(batch.decoded.count - firstDecoded)
  }

  mutating func note(_ kind: Notice.Kind, detail: String = "") {
    tally.add(kind, line: line, detail: detail)
  }
}
