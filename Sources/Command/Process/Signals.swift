import Glibc

/// Ends the process cleanly when the system asks for it.
///
/// SIGINT, SIGTERM and SIGHUP are blocked in every thread and awaited by one of their own, which may
/// do what a signal handler may not: take a lock and remove temporary files. SIGBUS, which a mapped
/// input raises when somebody cuts it short, is passed on to that thread.
package enum Signals {
  /// To be called once, before any other thread is started.
  package static func install() {
    // A reader that goes away is seen as EPIPE where it happens.
    _ = signal(SIGPIPE, SIG_IGN)
    var awaited = awaitedSignals()
    unsafe pthread_sigmask(SIG_BLOCK, &awaited, nil)
    installBusHandler()
    var thread = pthread_t()
    unsafe pthread_create(&thread, nil, { _ in Signals.wait() }, nil)
    pthread_detach(thread)
  }

  private static func awaitedSignals() -> sigset_t {
    var awaited = sigset_t()
    unsafe sigemptyset(&awaited)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGUSR2] where !isIgnored(number) {
      unsafe sigaddset(&awaited, number)
    }
    return awaited
  }

  /// What whoever started us wants to be ignored (`nohup`) stays ignored.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    let handler = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    let ignore = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
    return handler == ignore
  }

  /// The handler only passes the signal on and waits for the end: both calls are allowed in a
  /// handler (signal-safety(7)). The faulting instruction is never tried again.
  private static func installBusHandler() {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      kill(getpid(), SIGUSR2)
      while true { pause() }
    }
    unsafe sigaction(SIGBUS, &action, nil)
  }

  private static func wait() -> Never {
    var awaited = awaitedSignals()
    while true {
      var information = unsafe siginfo_t()
      let number = unsafe sigwaitinfo(&awaited, &information)
      guard number > 0 else { continue }
      let isOurs = unsafe information._sifields._kill.si_pid == getpid()
      if number != SIGUSR2 { end(with: 128 + number, saying: nil) }
      if isOurs { end(with: ExitStatus.missingInput.rawValue, saying: truncated) }
    }
  }

  private static let truncated = Failure(
    .missingInput, "An input file became shorter while it was read",
    remedy: "Wait until the export has finished, and run it again.")

  private static func end(with code: Int32, saying failure: Failure?) -> Never {
    PasswordPrompt.restore()
    TemporaryFiles.shared.discardAllForever {
      if let failure { try? ByteSink.standardError.write(failure.line + "\n") }
      _exit(code)
    }
  }
}
