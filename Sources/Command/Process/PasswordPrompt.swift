import Glibc
import Synchronization

/// Asks a person for a password, on the terminal itself, whatever the standard streams are.
enum PasswordPrompt {
  /// The terminal and how it was, while it does not echo.
  private static let hidden = Mutex<(descriptor: Int32, settings: termios)?>(nil)

  /// The line that was typed, without showing it; nil when there is no terminal, or no line.
  static func ask(_ question: String) -> String? {
    // Sound: all structures are ours and live until the call is over.
    let descriptor = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    let terminal = FileDescriptor(number: descriptor)
    defer { try? terminal.close() }
    var settings = termios()
    guard unsafe tcgetattr(descriptor, &settings) == 0 else { return nil }
    let before = settings
    hidden.withLock { $0 = (descriptor, before) }
    settings.c_lflag &= ~tcflag_t(ECHO)
    unsafe tcsetattr(descriptor, TCSAFLUSH, &settings)
    defer {
      restore()
      try? terminal.write(Array("\n".utf8).span)
    }
    try? terminal.write(Array(Failure.oneLine(question).utf8).span)
    return line(from: terminal)
  }

  /// Makes the terminal show again what is typed; also when a signal ends the process.
  static func restore() {
    hidden.withLock { state in
      guard var hidden = state else { return }
      _ = unsafe tcsetattr(hidden.descriptor, TCSAFLUSH, &hidden.settings)
      state = nil
    }
  }

  private static func line(from terminal: FileDescriptor) -> String? {
    var bytes: [UInt8] = []
    while let part = try? terminal.read(upTo: 1), let byte = part.first {
      guard byte != UInt8(ascii: "\n") else { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    return nil
  }
}
