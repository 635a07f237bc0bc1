/// One SCIM resource while it is read: its values, flattened (RFC 7643, sections 2.3 and 4).
struct SCIMResource {
  /// Objects in objects that are flattened; deeper ones are passed over.
  private static let maximumDepth = 2

  /// The offset of its opening bracket.
  private(set) var start = 0
  /// True from its opening bracket on until its closing bracket.
  var isOpen = false
  /// A value was longer than a slice can name.
  private(set) var hasValueTooLong = false
  private var values: [RecordValue] = []
  private var elements: [Element] = []

  /// An element of an attribute with several values, such as `emails`.
  private struct Element {
    var value = Slice.absent
    var type = ""
    var isPrimary = false
  }

  var hasValues: Bool { !values.isEmpty || hasValueTooLong }

  mutating func begin(at start: Int) {
    self.start = start
    isOpen = true
    hasValueTooLong = false
    values.removeAll(keepingCapacity: true)
  }

  mutating func moveValues(to output: inout [RecordValue]) {
    output.append(contentsOf: values)
    values.removeAll(keepingCapacity: true)
  }

  /// A member's name and the colon after it.
  func key(_ cursor: inout JSONCursor, _ bytes: Span<UInt8>) throws(JSONDamage) -> String {
    let text = try text(&cursor, bytes)
    try cursor.expect(UInt8(ascii: ":"), bytes)
    return text
  }

  /// A value that ought to be an integer; nil when it is not.
  func integer(_ cursor: inout JSONCursor, _ bytes: Span<UInt8>) throws(JSONDamage) -> Int? {
    guard try cursor.kind(bytes) == .other else {
      try cursor.passValue(bytes)
      return nil
    }
    return Int(Self.copy(bytes, try cursor.word(bytes)))
  }

  /// All members of the object that begins at the cursor.
  mutating func readMembers(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, names: inout NameTable,
    decoded: inout [UInt8], prefix: String = "", depth: Int = 0
  ) throws(JSONDamage) {
    try cursor.expect(UInt8(ascii: "{"), bytes)
    var isFirst = true
    while try cursor.next(before: UInt8(ascii: "}"), isFirst: isFirst, bytes) {
      isFirst = false
      let key = try key(&cursor, bytes)
      try readMember(
        key, &cursor, bytes, names: &names, decoded: &decoded, prefix: prefix, depth: depth)
    }
  }

  /// The value of member `key`, at the cursor.
  mutating func readMember(
    _ key: String, _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, names: inout NameTable,
    decoded: inout [UInt8], prefix: String = "", depth: Int = 0
  ) throws(JSONDamage) {
    let kind = try cursor.kind(bytes)
    let extensionName = Self.extensionName(key)
    let name = prefix + (extensionName ?? key)
    switch kind {
    case .string, .other:
      let slice = try value(&cursor, bytes, decoded: &decoded)
      add(slice, name: name, names: &names)
    case .object where depth < Self.maximumDepth:
      try readMembers(
        &cursor, bytes, names: &names, decoded: &decoded,
        prefix: extensionName == nil ? name + "." : prefix, depth: depth + 1)
    case .array:
      try readElements(&cursor, bytes, decoded: &decoded)
      addElements(name: name, names: &names)
    case .object: try cursor.passValue(bytes)
    }
  }

  /// For the name of an extension or of a member of one, `urn:...:User` or `urn:...:User:site`:
  /// what stands after the last colon.
  private static func extensionName(_ key: String) -> String? {
    guard key.utf8.count > 4, key.prefix(4).lowercased() == "urn:",
      let colon = key.utf8.lastIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return String(key[key.utf8.index(after: colon)...])
  }

  private mutating func add(_ slice: Slice, name: String, names: inout NameTable) {
    guard slice.hasBytes else { return }
    let id = names.others == .intern ? names.intern(name) : names.id(of: name)
    if let id { values.append(RecordValue(name: id, slice: slice)) }
  }

  /// A text, number or boolean; absent for null.
  private mutating func value(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, decoded: inout [UInt8]
  ) throws(JSONDamage) -> Slice {
    guard try cursor.kind(bytes) == .string else {
      let word = try cursor.word(bytes)
      return bytes[word.lowerBound] == UInt8(ascii: "n") ? .absent : slice(.input, word)
    }
    let (content, hasEscapes) = try cursor.string(bytes)
    guard hasEscapes else { return slice(.input, content) }
    let offset = decoded.count
    JSONUnescaping.append(content, of: bytes, to: &decoded)
    return slice(.decoded, offset..<decoded.count)
  }

  private mutating func slice(_ space: SliceSpace, _ range: Range<Int>) -> Slice {
    guard range.count <= Slice.maximumCount, range.upperBound <= Slice.maximumOffset else {
      hasValueTooLong = true
      return .absent
    }
    return Slice(space, offset: range.lowerBound, count: range.count)
  }

  private mutating func readElements(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, decoded: inout [UInt8]
  ) throws(JSONDamage) {
    elements.removeAll(keepingCapacity: true)
    try cursor.expect(UInt8(ascii: "["), bytes)
    var isFirst = true
    while try cursor.next(before: UInt8(ascii: "]"), isFirst: isFirst, bytes) {
      isFirst = false
      switch try cursor.kind(bytes) {
      case .string, .other:
        elements.append(Element(value: try value(&cursor, bytes, decoded: &decoded)))
      case .object: elements.append(try element(&cursor, bytes, decoded: &decoded))
      case .array: try cursor.passValue(bytes)
      }
    }
  }

  /// `{"value": "...", "type": "work", "primary": true}`, in any order.
  private mutating func element(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, decoded: inout [UInt8]
  ) throws(JSONDamage) -> Element {
    var element = Element()
    try cursor.expect(UInt8(ascii: "{"), bytes)
    var isFirst = true
    while try cursor.next(before: UInt8(ascii: "}"), isFirst: isFirst, bytes) {
      isFirst = false
      let key = try key(&cursor, bytes).lowercased()
      let kind = try cursor.kind(bytes)
      switch (key, kind) {
      case ("value", .string), ("value", .other):
        element.value = try value(&cursor, bytes, decoded: &decoded)
      case ("type", .string): element.type = try text(&cursor, bytes)
      case ("primary", .other):
        element.isPrimary = bytes[try cursor.word(bytes).lowerBound] == UInt8(ascii: "t")
      default: try cursor.passValue(bytes)
      }
    }
    return element
  }

  private mutating func addElements(name: String, names: inout NameTable) {
    if name.lowercased() == "emails" { bringBestFirst() }
    for element in elements {
      add(
        element.value, name: element.type.isEmpty ? name : "\(name).\(element.type)",
        names: &names)
    }
  }

  /// The e-mail address to go by counts as the one of type `work`: the primary one, else the first
  /// of that type, else the first.
  private mutating func bringBestFirst() {
    guard
      let best = elements.firstIndex(where: { $0.isPrimary && $0.value.hasBytes })
        ?? elements.firstIndex(where: { $0.type.lowercased() == "work" && $0.value.hasBytes })
        ?? elements.firstIndex(where: { $0.value.hasBytes })
    else { return }
    var element = elements.remove(at: best)
    element.type = "work"
    elements.insert(element, at: 0)
  }

  private func text(_ cursor: inout JSONCursor, _ bytes: Span<UInt8>) throws(JSONDamage) -> String {
    let (content, hasEscapes) = try cursor.string(bytes)
    guard hasEscapes else { return Self.copy(bytes, content) }
    var decoded: [UInt8] = []
    JSONUnescaping.append(content, of: bytes, to: &decoded)
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func copy(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var copy: [UInt8] = []
    copy.append(bytes, range: range)
    return String(decoding: copy, as: UTF8.self)
  }
}
