import Formats

/// JSON for a `script` element that holds data: in it, `<` must not occur, or a value could end the
/// element (HTML, 4.12.1.3 "Restrictions for contents of script elements").
enum PageData {
  /// The longest value that a page holds, in bytes; longer ones are cut, since the CSV has them.
  static let valueLimit = 400

  /// Appends a value from a file as a JSON string.
  static func append(
    _ value: Span<UInt8>, limit: Int = PageData.valueLimit, to output: inout [UInt8]
  ) {
    let start = output.count
    guard value.count > limit else {
      JSONText.append(value, to: &output)
      return escapeMarkup(from: start, in: &output)
    }
    var end = limit
    while end > 0, value[end] & 0xC0 == 0x80 { end -= 1 }
    JSONText.append(value.extracting(0..<end), to: &output)
    output.removeLast()
    output.append(contentsOf: "…\"".utf8)
    escapeMarkup(from: start, in: &output)
  }

  /// Appends a text of Rollcall's own, which may quote values.
  static func append(_ text: String, to output: inout [UInt8]) {
    append(text.utf8.span, limit: 10 * valueLimit, to: &output)
  }

  /// Appends a whole number.
  static func append(_ number: Int, to output: inout [UInt8]) {
    if number < 0 { output.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var digits: UInt64 = 0
    var count = 0
    // Up to eight digits wait in one word; longer numbers do not occur but must come out right.
    guard rest < 100_000_000 else { return output.append(contentsOf: String(rest).utf8) }
    repeat {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    for _ in 0..<count {
      output.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }

  /// Writes `<` as `\u003c` in what was appended from `start` on.
  private static func escapeMarkup(from start: Int, in output: inout [UInt8]) {
    guard output[start...].contains(UInt8(ascii: "<")) else { return }
    let text = Array(output[start...])
    output.removeLast(output.count - start)
    for byte in text {
      if byte == UInt8(ascii: "<") {
        output.append(contentsOf: "\\u003c".utf8)
      } else {
        output.append(byte)
      }
    }
  }

  /// Appends a tree as JSON, in as few bytes as may be.
  static func append(_ tree: JSONTree, to output: inout [UInt8]) {
    switch tree {
    case .null: output.append(contentsOf: "null".utf8)
    case .number(let number): append(number, to: &output)
    case .text(let text): append(text, to: &output)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .list(let items):
      appendItems(items.count, "[", "]", to: &output) { append(items[$0], to: &$1) }
    case .object(let members):
      appendItems(members.count, "{", "}", to: &output) {
        append(members[$0].0, to: &$1)
        $1.append(UInt8(ascii: ":"))
        append(members[$0].1, to: &$1)
      }
    }
  }

  private static func appendItems(
    _ count: Int, _ open: String, _ close: String, to output: inout [UInt8],
    _ item: (Int, inout [UInt8]) -> Void
  ) {
    output.append(contentsOf: open.utf8)
    for index in 0..<count {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      item(index, &output)
    }
    output.append(contentsOf: close.utf8)
  }
}
