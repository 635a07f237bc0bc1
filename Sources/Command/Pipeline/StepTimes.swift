import Settings

/// Says on stderr how long each step took, with `--verbose`.
struct StepTimes {
  private let context: CommandContext
  private let isShown: Bool
  private let clock = ContinuousClock()

  init(settings: Settings.Output, context: CommandContext) {
    self.context = context
    isShown = settings.messages == .verbose
  }

  /// Does one step, which may be a part of another.
  func measure<R, E: Error>(_ step: String, _ body: () throws(E) -> R) throws(E) -> R {
    let start = clock.now
    let result = try body()
    if isShown {
      let milliseconds = Int((clock.now - start) / .milliseconds(1))
      context.say("\(step): \(milliseconds) ms")
    }
    return result
  }
}
