import Formats

/// A JSON value whose objects keep the order of their keys.
indirect enum JSONTree: Sendable {
  case number(Int)
  case text(String)
  case flag(Bool)
  case list([JSONTree])
  case object([(String, JSONTree)])
  case null

  /// The value as a whole text, with a final newline.
  var rendered: [UInt8] {
    var output: [UInt8] = []
    render(into: &output)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  /// Appends the value, two blanks a level, with no line end after it.
  func render(into output: inout [UInt8], depth: Int = 0) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .number(let number): output.append(contentsOf: String(number).utf8)
    case .text(let text): JSONText.append(text, to: &output)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .list(let items):
      JSONTree.renderItems(items.count, in: ("[", "]"), into: &output, depth: depth) {
        items[$0].render(into: &$1, depth: depth + 1)
      }
    case .object(let members):
      JSONTree.renderItems(members.count, in: ("{", "}"), into: &output, depth: depth) {
        JSONText.append(members[$0].0, to: &$1)
        $1.append(contentsOf: ": ".utf8)
        members[$0].1.render(into: &$1, depth: depth + 1)
      }
    }
  }

  private static func renderItems(
    _ count: Int, in brackets: (String, String), into output: inout [UInt8], depth: Int,
    _ item: (Int, inout [UInt8]) -> Void
  ) {
    output.append(contentsOf: brackets.0.utf8)
    for index in 0..<count {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      newLine(depth + 1, &output)
      item(index, &output)
    }
    if count > 0 { newLine(depth, &output) }
    output.append(contentsOf: brackets.1.utf8)
  }

  private static func newLine(_ depth: Int, _ output: inout [UInt8]) {
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }
}
