import Glibc

/// Work for a core that has nothing better to do.
///
/// Even where all cores share the work there are moments in which one waits: for the last piece of a list,
/// or for the disk. What is needed at the very end only is best done then, by a thread that gives way to
/// the others.
///
/// Why it is sound: the thread is given one reference to the work, which was retained for it, and gives it
/// back.
@safe
enum SpareTime {
  /// How much less urgent the thread is (nice(2)): beside busy threads of the same core it gets about an
  /// eighth of what one of them gets, so that a long run is not left with all of it at the end.
  private static let niceness: Int32 = 9

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts `body`. Nothing happens where there is no thread to be had.
  static func start(_ body: @escaping @Sendable () -> Void) {
    let work = unsafe Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let failure = unsafe pthread_create(
      &thread, nil,
      { argument in
        // On Linux that is the thread's alone.
        _ = nice(SpareTime.niceness)
        if let argument = unsafe argument {
          unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        }
        return nil
      }, work.toOpaque())
    guard failure == 0 else {
      unsafe work.release()
      return
    }
    pthread_detach(thread)
  }
}
