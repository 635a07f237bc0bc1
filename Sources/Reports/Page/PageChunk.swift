import Formats

/// Some rows of a list as columns of JSON: `{"s":[...],"u":[...],"d":[...]}`. Texts that recur stand
/// once, in `d`, and columns name them by their place there (``RecurringTexts``).
struct PageChunk: ~Copyable {
  private var bytes: ByteWriter

  /// Goes on after what `buffer` holds.
  init(_ buffer: RowBuffer) {
    bytes = ByteWriter(buffer)
    bytes.append(UInt8(ascii: "{"))
  }

  /// Ends the object with the texts that its columns name.
  consuming func finish(_ texts: RecurringTexts) {
    bytes.append("\"d\":[")
    bytes.append(texts.json.span)
    bytes.append("]}")
    bytes.finish()
  }

  /// Writes a column; `add` must add one value for each item.
  ///
  /// - Parameter touch: asks for the values of some items that come next; see ``ColdReads``.
  @inline(__always)
  mutating func column<Item>(
    _ key: String, _ items: [Item], touching touch: (ArraySlice<Item>) -> Void = { _ in },
    _ add: (Item, inout PageChunk) -> Void
  ) {
    bytes.append("\"")
    bytes.append(key)
    bytes.append("\":[")
    for start in stride(from: 0, to: items.count, by: ColdReads.blockSize) {
      let block = items[start..<min(start + ColdReads.blockSize, items.count)]
      touch(block)
      for item in block { add(item, &self) }
    }
    // The last value has a comma too many.
    if !items.isEmpty { bytes.removeAll(from: bytes.count - 1) }
    bytes.append("],")
  }

  /// A whole number.
  @inline(__always)
  mutating func add(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(decimal: UInt64(number.magnitude))
    bytes.append(UInt8(ascii: ","))
  }

  /// A value from a file.
  @inline(__always)
  mutating func add(_ value: Span<UInt8>) {
    if value.count > PageData.valueLimit || !addPlain(value) { addSpecial(value) }
  }

  /// Two parts of a name with a blank between them. Says no, and adds nothing, where that is not
  /// simply done: when one is too long, or has letters beyond ASCII or characters to escape.
  @inline(__always)
  mutating func add(joining first: Span<UInt8>, _ last: Span<UInt8>) -> Bool {
    guard first.count + last.count < PageData.valueLimit else { return false }
    let start = bytes.count
    var marks = PageMarks()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(first, noting: &marks)
    bytes.append(UInt8(ascii: " "))
    bytes.append(last, noting: &marks)
    return endPlain(marks, from: start)
  }

  /// A text, which may quote values.
  mutating func add(_ text: String) {
    var output: [UInt8] = []
    PageData.append(text, to: &output)
    bytes.append(output.span)
    bytes.append(UInt8(ascii: ","))
  }

  @inline(__always)
  private mutating func addPlain(_ value: Span<UInt8>) -> Bool {
    let start = bytes.count
    var marks = PageMarks()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(value, noting: &marks)
    return endPlain(marks, from: start)
  }

  /// Ends a text if it needs no escapes, else takes it back.
  @inline(__always)
  private mutating func endPlain(_ marks: PageMarks, from start: Int) -> Bool {
    guard marks.isPlain else {
      bytes.removeAll(from: start)
      return false
    }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ","))
    return true
  }

  @inline(never)
  private mutating func addSpecial(_ value: Span<UInt8>) {
    var output: [UInt8] = []
    PageData.append(value, to: &output)
    bytes.append(output.span)
    bytes.append(UInt8(ascii: ","))
  }
}
