import Dispatch
import Synchronization

/// Work on all cores, with results in order.
package enum Parallel {
  /// `body(0) ... body(count - 1)`, run at the same time where cores allow; results by index.
  package static func map<T: Sendable>(_ count: Int, _ body: @Sendable (Int) -> T) -> [T] {
    guard count > 1 else { return count == 1 ? [body(0)] : [] }
    let results = Mutex<[T?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = body(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// `make(0) ... make(count - 1)`, run at the same time where cores allow; each result is taken as soon as
  /// all before it are, by one core at a time, while the others go on making.
  ///
  /// So what was taken can be freed, and its memory be used for the next ones.
  package static func inOrder<T: Sendable, Whole: Sendable>(
    _ count: Int, into whole: consuming Whole, _ make: @Sendable (Int) -> T,
    take: @Sendable (inout Whole, consuming T) -> Void
  ) -> Whole {
    let line = Mutex(WaitingLine<T>(count))
    let total = Mutex(whole)
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let made = make(index)
      line.withLock { $0.add(made, at: index) }
      while let next = line.withLock({ $0.begin() }) {
        total.withLock { take(&$0, next) }
        line.withLock { $0.end() }
      }
    }
    return total.withLock { $0 }
  }

  /// `rowCount` rows cut into stretches of at most `size`, each given to `body`; results in order.
  package static func mapRows<T: Sendable>(
    _ rowCount: Int, size: Int = 1 << 16, _ body: @Sendable (Range<Int>) -> T
  ) -> [T] {
    map((rowCount + size - 1) / size) { index in
      body(index * size..<min((index + 1) * size, rowCount))
    }
  }

  /// `rowCount` rows cut into stretches of at most `size`. Each is given to `make`, on all cores; what it
  /// makes is taken up into `sum` in row order, as ``inOrder(_:into:_:take:)`` does.
  package static func fold<Sum: Sendable, T: Sendable>(
    _ rowCount: Int, size: Int = 1 << 16, into sum: inout Sum,
    _ make: @Sendable (Range<Int>) -> T, adding add: @Sendable (inout Sum, T) -> Void
  ) {
    sum = inOrder((rowCount + size - 1) / size, into: consume sum) { index in
      make(index * size..<min((index + 1) * size, rowCount))
    } take: {
      add(&$0, $1)
    }
  }

  /// Two things at the same time.
  package static func both<A: Sendable, B: Sendable>(
    _ first: @Sendable () -> A, _ second: @Sendable () -> B
  ) -> (A, B) {
    let results = Mutex<(A?, B?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      if index == 0 {
        let result = first()
        results.withLock { $0.0 = result }
      } else {
        let result = second()
        results.withLock { $0.1 = result }
      }
    }
    return results.withLock { results in
      // Both are there: concurrentPerform returns when both calls have.
      guard let first = results.0, let second = results.1 else { return (first(), second()) }
      return (first, second)
    }
  }
}

/// Things that are made in any order and taken in theirs, one at a time.
private struct WaitingLine<T: Sendable>: Sendable {
  private var made: [T?]
  private var next = 0
  private var isTaking = false

  init(_ count: Int) { made = Array(repeating: nil, count: count) }

  mutating func add(_ thing: T, at index: Int) { made[index] = thing }

  /// The next thing; nil while it is not made yet, or the one before is still being taken.
  mutating func begin() -> T? {
    guard !isTaking, next < made.count, let thing = made[next] else { return nil }
    made[next] = nil
    next += 1
    isTaking = true
    return thing
  }

  mutating func end() { isTaking = false }
}
