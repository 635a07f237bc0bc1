import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Ends what libldap waits for when its time is over.
///
/// libldap has no time limit for a TLS handshake nor for the rest of a message whose beginning has
/// arrived (2.5.13; with LDAP_OPT_NETWORK_TIMEOUT it even spins there). Shutting the socket down from
/// another thread makes the waiting call fail at once. The socket is shut down through a descriptor of
/// our own, so that a number that libldap has closed meanwhile is never touched.
final class Watchdog: Sendable {
  private struct State {
    var descriptor: Int32
    /// The number of the step that is under way; 0 between steps.
    var step = 0
    var steps = 0
    var hasFired = false
  }

  private let state: Mutex<State>
  private let queue = DispatchQueue(label: "rollcall.ldap.watchdog", qos: .userInitiated)

  init(socket: Int32) {
    state = Mutex(State(descriptor: fcntl(socket, F_DUPFD_CLOEXEC, 0)))
  }

  deinit {
    let descriptor = state.withLock { $0.descriptor }
    if descriptor >= 0 { _ = close(descriptor) }
  }

  /// Whether a step ran out of time; the connection is of no use from then on.
  var hasFired: Bool { state.withLock { $0.hasFired } }

  /// Does one step, with `seconds` for it.
  func watch<R>(_ seconds: Int, _ body: () -> R) -> R {
    let step = state.withLock { state in
      state.steps += 1
      state.step = state.steps
      return state.steps
    }
    let alarm = DispatchWorkItem { [weak self] in self?.end(step) }
    queue.asyncAfter(deadline: .now() + .seconds(seconds), execute: alarm)
    let result = body()
    state.withLock { $0.step = 0 }
    alarm.cancel()
    return result
  }

  private func end(_ step: Int) {
    state.withLock { state in
      guard state.step == step else { return }
      state.hasFired = true
      _ = shutdown(state.descriptor, Int32(SHUT_RDWR))
    }
  }
}
