/// Whether text may carry colour.
package enum Colour: Sendable, CaseIterable {
  case none
  /// ECMA-48 sequences, as terminals understand them.
  case ansi

  /// `text` in the colour of `tone`. The text must be clean: see ``TerminalText``.
  func paint(_ text: String, _ tone: Tone) -> String {
    self == .none || tone == .plain ? text : "\u{1B}[\(tone.code)m\(text)\u{1B}[0m"
  }
}

/// What a piece of text means for the reader.
enum Tone: Sendable {
  case plain, heading, good, careful, bad, faint

  fileprivate var code: String {
    switch self {
    case .plain: "0"
    case .heading: "1"
    case .good: "32"
    case .careful: "33"
    case .bad: "31"
    case .faint: "2"
    }
  }
}
