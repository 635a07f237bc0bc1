/// When to have the kernel bring a growing file to disk, and forget what has arrived there.
///
/// Left to itself the kernel keeps every page of a new file in memory, each one a fresh page. On a
/// virtual machine whose host takes back free memory, getting one costs more than rendering what it
/// holds; anywhere, half a gigabyte of reports drives out what others had cached. Written early and
/// forgotten, the same few megabytes serve a file of any size. Asking must cost next to nothing: on a
/// disk that makes the asker wait, the rest of the file is left to the kernel.
package struct WriteBehind: Sendable {
  /// What to ask for: bytes to bring to disk, and bytes that should be there by now.
  package struct Step: Equatable, Sendable {
    package let start: Range<Int>
    package let forget: Range<Int>
  }

  private enum Pace {
    case early
    case leftToTheKernel
  }

  /// Bytes between two steps.
  package static let window = 2 << 20

  /// Bytes at the end that have time to arrive; files no longer than that are left alone.
  package static let kept = 8 << 20

  /// Bytes that are asked for once more, because some arrive late.
  private static let again = 4 * window

  /// How long asking may take in all, for one file.
  package static let patience = Duration.milliseconds(100)

  private var pace = Pace.early
  private var spent = Duration.zero

  package init() {}

  /// What to ask for after the file grew; `nil` for nothing yet, or any more.
  package func step(from old: Int, to new: Int) -> Step? {
    let end = new / Self.window * Self.window
    guard pace == .early, old < end, end > Self.kept else { return nil }
    let done = old / Self.window * Self.window
    let start = done > Self.kept ? done : 0
    let forgotten = max(0, min(done, end - Self.again) - Self.kept)
    return Step(start: start..<end, forget: forgotten..<end - Self.kept)
  }

  /// Asking took that long.
  package mutating func waited(_ duration: Duration) {
    spent += duration
    if spent > Self.patience { pace = .leftToTheKernel }
  }
}
