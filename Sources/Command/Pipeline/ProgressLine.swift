import Settings
import Synchronization

/// One line on stderr that says how far reading is; only on a terminal, unless asked for.
final class ProgressLine: Sendable {
  private struct State {
    var name = ""
    var total = 0
    var done = 0
    var shownPercent = -1
  }

  private let state = Mutex(State())
  private let isShown: Bool
  private let sink = ByteSink.standardError

  init(settings: Settings.Output, terminal: Terminal) {
    switch settings.progress {
    case .always: isShown = true
    case .never: isShown = false
    case .auto: isShown = terminal.isTerminal && settings.messages != .quiet
    }
  }

  /// Starts with the next input; the closure is told of bytes read, from any thread.
  func begin(_ name: String, bytes: Int) -> @Sendable (Int) -> Void {
    guard isShown else { return { _ in } }
    state.withLock { $0 = State(name: name, total: max(1, bytes)) }
    return { [self] count in add(count) }
  }

  private func add(_ count: Int) {
    let line = state.withLock { state -> String? in
      state.done += count
      let percent = min(100, state.done * 100 / state.total)
      guard percent > state.shownPercent else { return nil }
      state.shownPercent = percent
      return "Reading \(state.name): \(percent) %"
    }
    if let line { show(line) }
  }

  /// Starts with a server, which does not say how many entries it has; the closure is told of entries.
  func beginEntries(_ name: String) -> (Int) -> Void {
    guard isShown else { return { _ in } }
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    return { [self] more in
      count += more
      let seconds = max(0.001, (clock.now - start) / .seconds(1))
      show("Reading \(name): \(count) entries, \(Int(Double(count) / seconds)) a second")
    }
  }

  private func show(_ line: String) {
    try? sink.write("\r\u{1b}[K\(Failure.oneLine(line))")
  }

  /// Clears the line.
  func finish() {
    if isShown { try? sink.write("\r\u{1b}[K") }
  }
}
