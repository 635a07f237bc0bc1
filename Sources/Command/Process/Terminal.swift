import Glibc

/// What is known about the other end of standard output or standard error.
package struct Terminal: Sendable, Equatable {
  package enum Colour: Sendable { case plain, ansi }

  package let isTerminal: Bool
  /// Columns; 80 where there is no terminal.
  package let width: Int
  package let colour: Colour

  package init(isTerminal: Bool, width: Int, colour: Colour) {
    self.isTerminal = isTerminal
    self.width = width
    self.colour = colour
  }

  /// A file or pipe.
  package static let none = Terminal(isTerminal: false, width: 80, colour: .plain)

  /// Colour only on a terminal, and not where `NO_COLOR` (no-color.org) or `TERM=dumb` forbid it.
  static func of(descriptor: Int32, environment: [String: String]) -> Terminal {
    guard isatty(descriptor) == 1 else { return .none }
    let isForbidden = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let isDumb = environment["TERM"].map { $0 == "dumb" || $0.isEmpty } ?? true
    return Terminal(
      isTerminal: true, width: width(of: descriptor),
      colour: isForbidden || isDumb ? .plain : .ansi)
  }

  private static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
