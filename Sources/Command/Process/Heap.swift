import Glibc

/// How the C library's allocator treats memory that the program gave back.
///
/// Swift does not see glibc's `mallopt` and `malloc_trim`, so they are looked up by name; where there are
/// none (musl), nothing is done. Sound: the symbols are the C functions of those names, such as
/// `int mallopt(int, int)` (mallopt(3)).
enum Heap {
  private typealias SetOption = @convention(c) (_ option: Int32, _ value: Int32) -> Int32

  private typealias Trim = @convention(c) (_ kept: Int) -> Int32

  /// The options that are set, by their numbers in `malloc.h`.
  private enum Option: Int32 {
    case trimThreshold = -1
    case topPad = -2
    case mapThreshold = -3
  }

  /// Keeps freed memory for the next who needs some, instead of giving it back to the system at once.
  ///
  /// Inputs are read and outputs rendered a stretch at a time, so the same few megabytes are needed
  /// again and again. Left to itself, glibc returns them in between, and then each four kilobytes cost
  /// a page fault and a cleared page. Arrays of 32 MB and more are still mapped one by one and given
  /// back when they are freed.
  static func keepFreedMemory() {
    guard let symbol = unsafe dlsym(nil, "mallopt") else { return }
    let set = unsafe unsafeBitCast(symbol, to: SetOption.self)
    _ = set(Option.trimThreshold.rawValue, .max)
    _ = set(Option.topPad.rawValue, 16 << 20)
    _ = set(Option.mapThreshold.rawValue, 32 << 20)
  }

  /// Gives what is free back to the system: after a step whose memory the next ones do not need.
  ///
  /// Sound: the symbol is the C function of that name, `int malloc_trim(size_t)` (malloc_trim(3)).
  static func giveBackFreedMemory() {
    guard let symbol = unsafe dlsym(nil, "malloc_trim") else { return }
    _ = unsafe unsafeBitCast(symbol, to: Trim.self)(0)
  }
}
