import Foundation

/// What can be checked in a page of Markdown.
struct MarkdownPage {
  /// A fenced block.
  struct Block {
    let language: String
    var lines: [String]
  }

  /// A command in a ```console block, and what it should print.
  struct Session: Sendable {
    let command: String
    /// `...` alone on a line stands for any lines.
    let output: [String]
  }

  let text: String

  /// The page in order: text as lines, blocks whole.
  var blocks: [Block] {
    var blocks: [Block] = []
    var isInside = false
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if !isInside { blocks.append(Block(language: String(line.dropFirst(3)), lines: [])) }
        isInside.toggle()
      } else if isInside {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  func lines(of language: String) -> [String] {
    blocks.filter { $0.language == language }.flatMap(\.lines)
  }

  var sessions: [Session] {
    var sessions: [Session] = []
    for block in blocks where block.language == "console" {
      for line in block.lines {
        if line.hasPrefix("$ ") {
          sessions.append(Session(command: String(line.dropFirst(2)), output: []))
        } else if let last = sessions.popLast() {
          sessions.append(Session(command: last.command, output: last.output + [line]))
        }
      }
    }
    return sessions
  }

  /// The page with what `outputs` says, command by command, in place of what it shows.
  func replacingOutputs(_ outputs: [[String]]) -> String {
    var remaining = outputs[...]
    var result: [String] = []
    var isConsole = false
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") { isConsole = line == "```console" }
      if isConsole, !line.hasPrefix("$ "), !line.hasPrefix("```") { continue }
      result.append(line)
      if isConsole, line.hasPrefix("$ ") { result += remaining.popFirst() ?? [] }
    }
    return result.joined(separator: "\n")
  }

  /// The targets of its links.
  var links: [String] {
    text.components(separatedBy: "](").dropFirst().map { String($0.prefix { $0 != ")" }) }
  }

  /// The anchors that its headings make on GitHub.
  var anchors: [String] {
    text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }.map { heading in
      let words = heading.drop { $0 == "#" || $0 == " " }.lowercased()
      return String(words.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" })
        .replacingOccurrences(of: " ", with: "-")
    }
  }
}
