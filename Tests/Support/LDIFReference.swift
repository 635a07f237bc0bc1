package import Formats

/// LDIF read the slow and plain way: cut into lines, join folded ones, take each apart.
///
/// It means the same as ``LDIFScanner`` and shares no code with it but the value types, the table of
/// names and the adding up of notices.
package struct LDIFReference {
  /// A line with its continuations joined.
  private struct Line {
    var number: Int
    var lastNumber: Int
    var start: Int
    var end: Int
    var bytes: [UInt8]
  }

  private enum State { case between, entry, rejected, skipped, trailer }

  private enum Content {
    case blank
    case comment
    case orphan
    case nameless
    case named(description: String, value: [UInt8])
  }

  private enum Value {
    case plain([UInt8])
    case decoded([UInt8])
    case reference
    case invalid
  }

  private let input: [UInt8]
  private var names: NameTable
  private var reading = LDIFReading()
  private var state = State.between
  private var entry = LDIFReading.Entry(line: 0, dn: [], values: [])
  private var start = 0

  /// Reads all of `input`; `names` grows if it interns.
  package static func read(
    _ input: [UInt8], names: inout NameTable, ends: LDIFEnd
  ) -> LDIFReading {
    var reader = LDIFReference(input: input, names: names)
    reader.read(ends)
    names = reader.names
    return reader.reading
  }

  private init(input: [UInt8], names: NameTable) {
    self.input = input
    self.names = names
  }

  private mutating func read(_ ends: LDIFEnd) {
    let lines = Self.join(Self.cut(input))
    for line in lines {
      let rejected = reading.rejects.count
      readLine(line)
      let isLast = line.end == input.count && input.last != 0x0A
      if isLast, ends == .source, state != .between, state != .trailer {
        reading.notices.append(Notice(.lastRecordCutShort, line: line.lastNumber))
        if reading.rejects.count > rejected,
          let reason = reading.rejects.last?.reason,
          reason == .lineWithoutColon || reason == .invalidBase64
        {
          reading.rejects[rejected].reason = .cutShort
        }
      }
    }
    close(before: input.count)
    reading.lineCount = input.count { $0 == 0x0A }
    reading.notices = Notice.merged(reading.notices)
  }
}

// MARK: - Lines

extension LDIFReference {
  /// The physical lines, without LF or CR LF.
  private static func cut(_ input: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    if input.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while start < input.count {
      let lineFeed = input[start...].firstIndex(of: 0x0A)
      var bytes = Array(input[start..<(lineFeed ?? input.count)])
      if bytes.last == 0x0D { bytes.removeLast() }
      let number = lines.count + 1
      let end = lineFeed.map { $0 + 1 } ?? input.count
      lines.append(
        Line(number: number, lastNumber: number, start: start, end: end, bytes: bytes))
      start = end
    }
    return lines
  }

  /// Adds each line that begins with a space to the line before it, if that is one.
  private static func join(_ lines: [Line]) -> [Line] {
    var joined: [Line] = []
    for line in lines {
      if line.bytes.first == 0x20, var last = joined.last, !last.bytes.isEmpty,
        last.bytes[0] != 0x20
      {
        last.bytes += line.bytes.dropFirst()
        last.lastNumber = line.number
        last.end = line.end
        joined[joined.count - 1] = last
      } else {
        joined.append(line)
      }
    }
    return joined
  }

  private static func content(of line: [UInt8]) -> Content {
    // Files that were joined as they were have byte order marks inside.
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { return content(of: Array(line.dropFirst(3))) }
    guard let first = line.first else { return .blank }
    if first == 0x23 { return .comment }
    if first == 0x20 { return .orphan }
    guard let colon = line.firstIndex(of: 0x3A) else { return .nameless }
    var name = line[..<colon]
    while name.last == 0x20 { name.removeLast() }
    guard !name.isEmpty, name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return .nameless }
    return .named(
      description: String(decoding: name, as: UTF8.self), value: Array(line[(colon + 1)...]))
  }

  private static func value(of rest: [UInt8]) -> Value {
    if rest.first == 0x3A {
      let text = rest.dropFirst().filter { $0 != 0x20 && $0 != 0x09 }
      return decode(text).map(Value.decoded) ?? .invalid
    }
    if rest.first == 0x3C { return .reference }
    return .plain(Array(rest.drop { $0 == 0x20 }))
  }

  /// Base64 by its definition: bits, six at a time.
  private static func decode(_ text: [UInt8]) -> [UInt8]? {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    guard text.count % 4 == 0 else { return nil }
    let paddings = text.reversed().prefix { $0 == 0x3D }.count
    guard paddings <= 2 else { return nil }
    var bits: [Bool] = []
    for letter in text.dropLast(paddings) {
      guard let digit = alphabet.firstIndex(of: letter) else { return nil }
      for place in (0..<6).reversed() { bits.append(digit >> place & 1 == 1) }
    }
    return stride(from: 0, to: bits.count - bits.count % 8, by: 8).map { start in
      bits[start..<(start + 8)].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
  }
}

// MARK: - Meaning

extension LDIFReference {
  private mutating func readLine(_ line: Line) {
    switch Self.content(of: line.bytes) {
    case .blank: close(before: line.start)
    case .comment:
      if line.bytes.starts(with: "# refldap".utf8) {
        note(.reference, line, detail: short(line.bytes.dropFirst(5)))
      }
    case .orphan:
      let isEmpty = line.bytes.allSatisfy { $0 == 0x20 }
      if state == .between, !isEmpty { reject(.continuationWithoutLine, line) }
    case .nameless: readNameless(line)
    case .named(let description, let value): readNamed(description, value, line)
    }
  }

  private mutating func readNameless(_ line: Line) {
    if line.bytes.starts(with: "Press [size] Enter".utf8) { return note(.pagingPrompt, line) }
    if line.bytes.starts(with: "Estimate entries:".utf8) { return }
    let isIndex = line.bytes.allSatisfy { (0x30...0x39).contains($0) }
    if state == .entry || (state == .between && !isIndex) { reject(.lineWithoutColon, line) }
  }

  private mutating func readNamed(_ description: String, _ rest: [UInt8], _ line: Line) {
    let name = description.lowercased()
    if name == "dn" { return open(rest, line) }
    if name == "version" { return }
    switch state {
    case .rejected, .skipped: return
    case .entry:
      if name == "control" { return }
      if name == "changetype" { return readChangeType(rest, line) }
      readAttribute(description, rest, line)
    case .between, .trailer:
      if ["search", "result", "ref", "control", "pagedresults"].contains(name) {
        readTrailer(name, Array(rest.drop { $0 == 0x20 }), line)
      } else if state == .between {
        reject(.recordWithoutDN, line)
      }
    }
  }

  private mutating func readTrailer(_ name: String, _ value: [UInt8], _ line: Line) {
    state = .trailer
    if name == "ref" { note(.reference, line, detail: short(value[...])) }
    if name == "result", value != [0x30], !value.starts(with: [0x30, 0x20]) {
      note(.searchEndedWithError, line, detail: short(value[...]))
    }
  }

  private mutating func readChangeType(_ rest: [UInt8], _ line: Line) {
    var type: [UInt8]
    switch Self.value(of: rest) {
    case .plain(let bytes), .decoded(let bytes): type = bytes
    case .reference, .invalid: return reject(.changeRecord, line)
    }
    while type.last == 0x20 { type.removeLast() }
    let text = short(type[...], limit: 64)
    if text.lowercased() == "add" { return }
    guard text.lowercased().hasPrefix("ntdsschema") else { return reject(.changeRecord, line) }
    note(.recordsSkipped, line, detail: text)
    state = .skipped
  }

  private mutating func readAttribute(_ description: String, _ rest: [UInt8], _ line: Line) {
    let parts = description.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    let options = parts.dropFirst().map { $0.lowercased() }
    let isBase = options.allSatisfy { $0 == "binary" || $0.hasPrefix("range=") }
    let wanted: NameID?
    switch names.others {
    case .intern: wanted = names.intern(description)
    case .skip: wanted = isBase ? names.id(of: parts[0]) : nil
    case .internSubtypes:
      wanted = names.id(of: parts[0]) == nil ? nil : names.intern(description)
    }
    guard let id = wanted else { return }
    let spelled = names.names[Int(id.rawValue)]
    let base = spelled.split(separator: ";", omittingEmptySubsequences: false).first.map(
      String.init)
    let isRanged = options.contains { $0.hasPrefix("range=") && $0 != "range=0-*" }
    let value = Self.value(of: rest)
    switch value {
    case .reference: return note(.valueByReference, line, detail: base ?? "")
    case .invalid: return reject(.invalidBase64, line)
    case .plain(let bytes), .decoded(let bytes):
      entry.values.append(.init(name: spelled, bytes: bytes))
    }
    if isRanged { note(.rangedAttribute, line, detail: base ?? "") }
    if case .plain(let bytes) = value { inspect(bytes, base ?? "", line) }
  }

  private mutating func inspect(_ bytes: [UInt8], _ name: String, _ line: Line) {
    if String(validating: bytes, as: UTF8.self) == nil { note(.invalidUTF8, line, detail: name) }
    if bytes.contains(0) { note(.nulBytes, line, detail: name) }
  }
}

// MARK: - Records

extension LDIFReference {
  private mutating func open(_ rest: [UInt8], _ line: Line) {
    close(before: line.start)
    state = .entry
    start = line.start
    entry = .init(line: line.number, dn: [], values: [])
    switch Self.value(of: rest) {
    case .plain(let bytes):
      entry.dn = bytes
      inspect(bytes, "dn", line)
    case .decoded(let bytes): entry.dn = bytes
    case .reference:
      note(.valueByReference, line, detail: "dn")
      reject(.recordWithoutDN, line)
    case .invalid: reject(.invalidBase64, line)
    }
  }

  private mutating func close(before end: Int) {
    if state == .entry { reading.entries.append(entry) }
    if state == .rejected, let last = reading.rejects.indices.last {
      var text = input[start..<end]
      while let byte = text.last, byte == 0x0A || byte == 0x0D { text.removeLast() }
      reading.rejects[last].text = short(text)
    }
    state = .between
  }

  private mutating func reject(_ reason: RejectReason, _ line: Line) {
    if state != .entry {
      entry.line = line.number
      start = line.start
    }
    state = .rejected
    reading.rejects.append(Reject(line: entry.line, reason: reason, text: ""))
  }

  private mutating func note(_ kind: Notice.Kind, _ line: Line, detail: String = "") {
    reading.notices.append(Notice(kind, line: line.number, detail: detail))
  }

  /// At most `limit` bytes as text, without a character cut in two.
  private func short(_ bytes: ArraySlice<UInt8>, limit: Int = 200) -> String {
    guard bytes.count > limit else { return String(decoding: bytes, as: UTF8.self) }
    var end = bytes.startIndex + limit
    while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
  }
}
