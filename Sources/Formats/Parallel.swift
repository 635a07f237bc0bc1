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

  /// Two things at the same time, each of which may use all cores itself: where one waits or ends, the
  /// other has them.
  ///
  /// Not by `concurrentPerform`, within which another one has one core only. Whoever gets to `second`
  /// first, another thread or the caller when it is done with `first`, does it: so nothing waits for a
  /// thread that is not there.
  package static func both<A: Sendable, B: Sendable>(
    _ first: () -> A, _ second: @escaping @Sendable () -> B
  ) -> (A, B) {
    let other = SecondThing(second)
    DispatchQueue.global().async { other.doUnlessBegun() }
    let result = first()
    return (result, other.result())
  }
}

/// Something that is done once, by one of two threads.
private final class SecondThing<Result: Sendable>: Sendable {
  private let body: @Sendable () -> Result
  private let isBegun = Atomic(false)
  private let made = Mutex<Result?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable () -> Result) { self.body = body }

  func doUnlessBegun() {
    guard !isBegun.exchange(true, ordering: .acquiringAndReleasing) else { return }
    let result = body()
    made.withLock { $0 = result }
    done.signal()
  }

  /// What came of it; does it now if nobody has begun, else waits.
  func result() -> Result {
    guard isBegun.exchange(true, ordering: .acquiringAndReleasing) else { return body() }
    done.wait()
    // Signalled only once there is a result.
    return made.withLock { $0.take() } ?? body()
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
