extension Parallel {
  /// A list of `count` elements, of which each stretch of at most `size` is written by whoever works on it,
  /// where it stays; and what each stretch gave besides, in order. Elements begin as `initial`.
  ///
  /// The unsafe step: several cores write to the memory of one array, because memory that nobody used
  /// before, for parts that are put together afterwards, costs more than filling it. Sound because the
  /// stretches do not overlap and together are all of the array, each is set to `initial` first, and the
  /// array is handed out when all are done.
  package static func array<T: BitwiseCopyable & Sendable, R: Sendable>(
    _ count: Int, of initial: T, size: Int = 1 << 16,
    _ fill: @Sendable (Range<Int>, inout MutableSpan<T>) -> R
  ) -> (elements: [T], results: [R]) {
    var results: [R] = []
    let elements = unsafe [T](unsafeUninitializedCapacity: count) { room, filled in
      let room = unsafe SharedRoom(elements: room)
      results = mapRows(count, size: size) { rows in
        let stretch = unsafe room.stretch(rows, initial)
        var span = unsafe stretch.mutableSpan
        return fill(rows, &span)
      }
      filled = count
    }
    return (elements, results)
  }

  /// The memory of an array, for several cores, each of which takes a stretch of its own.
  @unsafe
  private struct SharedRoom<T: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let elements: UnsafeMutableBufferPointer<T>

    /// A stretch, filled with `initial`.
    func stretch(_ rows: Range<Int>, _ initial: T) -> UnsafeMutableBufferPointer<T> {
      let part = unsafe UnsafeMutableBufferPointer(rebasing: elements[rows])
      unsafe part.initialize(repeating: initial)
      return unsafe part
    }
  }
}
