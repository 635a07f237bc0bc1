/// How a run ended. 64 to 78 are those of sysexits(3).
///
/// Two endings have no case, because the process ends at once: 130 after SIGINT, 143 after SIGTERM
/// and 129 after SIGHUP (128 and the number of the signal, as shells report it).
package enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Nothing at or above the `--fail-on` level. Also when whoever reads standard output went away:
  /// that is their choice, not an error.
  case done = 0
  /// Findings at or above it.
  case findings = 1
  /// A safety gate stopped the run; nothing was replaced.
  case gate = 2
  /// Of `status` alone, which ends as monitors expect: 0, 1 and 2 are ok, warning and critical there,
  /// and 3 says that nothing is known.
  case unknown = 3
  /// EX_USAGE: wrong usage.
  case usage = 64
  /// EX_DATAERR: input could be opened but not used.
  case unusableInput = 65
  /// EX_NOINPUT: input missing or unreadable.
  case missingInput = 66
  /// EX_UNAVAILABLE: server not reachable, or it dropped the connection.
  case unreachable = 69
  /// EX_SOFTWARE: a fault of Rollcall itself.
  case fault = 70
  /// EX_CANTCREAT: output could not be written.
  case unwritable = 73
  /// EX_TEMPFAIL: another run holds the lock.
  case locked = 75
  /// EX_NOPERM: server refused the credentials, or the right to read.
  case refused = 77
  /// EX_CONFIG: configuration wrong.
  case configuration = 78
}
