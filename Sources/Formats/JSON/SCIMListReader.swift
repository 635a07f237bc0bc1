/// Reads saved SCIM users into records: a list response (RFC 7644, section 3.4.2), an array of
/// resources, single resources, or several of these after one another.
///
/// Names are flat paths: `userName`, `name.givenName`, `phoneNumbers.work`. Members of an extension
/// (`urn:...:User`) go by their own name, so both Site extensions of 8x8 give `site`. The best
/// e-mail address is the first `emails.work`. Null, empty text and what is nested deeper are no
/// values.
package struct SCIMListReader {
  private var names: NameTable
  private var cursor: JSONCursor
  private var batch = RecordBatch()
  private var notices = NoticeTally()
  private var resource = SCIMResource()
  private var lineCounter: LineCounter
  /// The greatest `totalResults` of all list responses.
  private var total = 0
  private var resourceCount = 0
  /// Whether anything was a list response.
  private var hasList = false

  /// Reads all of `bytes` from `start` on, and adds names to `names` if that takes new ones.
  package static func read(
    _ bytes: Span<UInt8>, start: Int = 0, names: inout NameTable
  ) -> RecordBatch {
    var reader = SCIMListReader(names: names, start: start)
    reader.run(bytes)
    names = reader.names
    return reader.batch
  }

  /// Whether `bytes` are a list response that says that there is nobody.
  package static func isEmptyList(_ bytes: Span<UInt8>, start: Int = 0) -> Bool {
    var reader = SCIMListReader(names: NameTable(others: .skip), start: start)
    reader.run(bytes)
    return reader.hasList && reader.total == 0 && reader.resourceCount == 0
  }

  private init(names: NameTable, start: Int) {
    self.names = names
    cursor = JSONCursor(position: start)
    lineCounter = LineCounter(position: start)
  }

  private mutating func run(_ bytes: Span<UInt8>) {
    while cursor.passBlanks(bytes) {
      do throws(JSONDamage) {
        try readValue(bytes)
        // Commas between resources, as a hand that cut a list leaves them.
        while cursor.passBlanks(bytes), bytes[cursor.position] == UInt8(ascii: ",") {
          cursor.position += 1
        }
      } catch {
        recover(from: error, bytes)
      }
    }
    if total > resourceCount {
      notices.add(.listIncomplete, line: 1, detail: "\(resourceCount) of \(total)")
    }
    batch.notices = notices.all
    batch.lineCount = lineCounter.line(at: bytes.count, bytes) - 1
  }

  /// Notes the damage and goes on at the next line that begins with a bracket: in indented JSON
  /// only a new list does, in JSON Lines each resource.
  private mutating func recover(from damage: JSONDamage, _ bytes: Span<UInt8>) {
    let record = resource.isOpen ? resource.start : min(cursor.position, bytes.count)
    let reason: RejectReason
    switch damage {
    case .cutShort:
      reason = .cutShort
      cursor.position = bytes.count
      notices.add(.lastRecordCutShort, line: lineCounter.line(at: record, bytes))
    case .invalid: reason = .invalidJSON
    }
    if resource.isOpen || damage == .invalid { reject(record, reason, bytes) }
    resource.isOpen = false
    while let end = ByteSearch.first(
      0x0A, in: bytes, range: min(cursor.position, bytes.count)..<bytes.count)
    {
      cursor.position = end + 1
      guard cursor.position < bytes.count else { return }
      let byte = bytes[cursor.position]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { return }
    }
    cursor.position = bytes.count
  }

  private mutating func reject(_ start: Int, _ reason: RejectReason, _ bytes: Span<UInt8>) {
    let end = min(bytes.count, start + 4 * Reject.textLength)
    batch.rejects.append(
      Reject(
        line: lineCounter.line(at: start, bytes), reason: reason,
        text: Reject.excerpt(bytes, start..<end)))
  }

  /// A value at the top level: a list response, a resource, or an array of them.
  private mutating func readValue(_ bytes: Span<UInt8>) throws(JSONDamage) {
    if try cursor.kind(bytes) == .array {
      try readElements(bytes)
    } else {
      try readElement(bytes)
    }
  }

  private mutating func readElements(_ bytes: Span<UInt8>) throws(JSONDamage) {
    try cursor.expect(UInt8(ascii: "["), bytes)
    var isFirst = true
    while try cursor.next(before: UInt8(ascii: "]"), isFirst: isFirst, bytes) {
      isFirst = false
      try readElement(bytes)
    }
  }

  /// A resource; anything else but a list response is set aside.
  private mutating func readElement(_ bytes: Span<UInt8>) throws(JSONDamage) {
    let kind = try cursor.kind(bytes)
    let start = cursor.position
    guard kind == .object else {
      try cursor.passValue(bytes)
      resourceCount += 1
      reject(start, .notAnObject, bytes)
      return
    }
    resource.begin(at: start)
    try cursor.expect(UInt8(ascii: "{"), bytes)
    var isFirst = true
    var isList = false
    while try cursor.next(before: UInt8(ascii: "}"), isFirst: isFirst, bytes) {
      isFirst = false
      let key = try resource.key(&cursor, bytes)
      switch key.lowercased() {
      case "resources" where try cursor.kind(bytes) == .array:
        isList = true
        resource.isOpen = false
        try readListed(bytes)
      case "totalresults":
        isList = true
        resource.isOpen = false
        total = max(total, try resource.integer(&cursor, bytes) ?? 0)
      default:
        try resource.readMember(key, &cursor, bytes, names: &names, decoded: &batch.decoded)
      }
    }
    if isList { hasList = true } else { keep(bytes) }
  }

  /// The resources of a list response. They cannot hold lists themselves, so nothing recurses.
  private mutating func readListed(_ bytes: Span<UInt8>) throws(JSONDamage) {
    try cursor.expect(UInt8(ascii: "["), bytes)
    var isFirst = true
    while try cursor.next(before: UInt8(ascii: "]"), isFirst: isFirst, bytes) {
      isFirst = false
      let kind = try cursor.kind(bytes)
      let start = cursor.position
      guard kind == .object else {
        try cursor.passValue(bytes)
        resourceCount += 1
        reject(start, .notAnObject, bytes)
        continue
      }
      resource.begin(at: start)
      try resource.readMembers(&cursor, bytes, names: &names, decoded: &batch.decoded)
      keep(bytes)
    }
  }

  /// Makes a record of the resource that was just read. An object without values is none.
  private mutating func keep(_ bytes: Span<UInt8>) {
    resource.isOpen = false
    guard resource.hasValues else { return }
    resourceCount += 1
    if resource.hasValueTooLong {
      reject(resource.start, .valueTooLong, bytes)
      return
    }
    let first = batch.values.count
    resource.moveValues(to: &batch.values)
    batch.records.append(
      Record(
        line: lineCounter.line(at: resource.start, bytes), firstValue: first,
        valueCount: batch.values.count - first, dn: .absent))
  }
}
