/// Lines of text of a given width.
struct Page {
  let width: Int
  let colour: Colour
  private(set) var lines: [String] = []

  init(width: Int, colour: Colour) {
    self.width = max(40, width)
    self.colour = colour
  }

  /// One line; what does not fit is cut off.
  mutating func line(_ text: String, _ tone: Tone = .plain) { line([(text, tone)]) }

  /// One line of pieces in different tones.
  mutating func line(_ pieces: [(text: String, tone: Tone)]) {
    var room = width
    var line = ""
    for piece in pieces where room > 0 {
      let text = TerminalText.fitted(piece.text, columns: room)
      room -= TerminalText.width(text)
      line += colour.paint(text, piece.tone)
    }
    lines.append(line)
  }

  /// An empty line, but never two.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// Words over as many lines as they need; all but the first begin with `indent` blanks.
  mutating func paragraph(_ text: String, indent: Int, label: String = "", _ tone: Tone = .plain) {
    var rows: [String] = []
    var row = ""
    var used = 0
    let room = width - indent
    for word in text.split(separator: " ") {
      let word = TerminalText.fitted(String(word), columns: room)
      let size = TerminalText.width(word)
      if used > 0, used + 1 + size > room {
        rows.append(row)
        (row, used) = ("", 0)
      }
      row += used > 0 ? " \(word)" : word
      used += size + (used > 0 ? 1 : 0)
    }
    rows.append(row)
    for (position, row) in rows.enumerated() {
      let margin = position == 0 ? Page.padded(label, to: indent) : Page.blanks(indent)
      lines.append(colour.paint(margin, .heading) + colour.paint(row, tone))
    }
  }

  var text: String { lines.map { "\($0)\n" }.joined() }

  static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// Filled up on the right.
  static func padded(_ text: String, to columns: Int) -> String {
    text + blanks(columns - TerminalText.width(text))
  }

  /// Filled up on the left.
  static func aligned(_ text: String, to columns: Int) -> String {
    blanks(columns - TerminalText.width(text)) + text
  }
}
