import Formats
import Testing

@Suite("Work on all cores")
struct ParallelTests {
  @Test("Results are taken in order, each once, however long they take", arguments: [0, 1, 2, 300])
  func inOrder(count: Int) {
    let taken = Parallel.inOrder(count, into: [-1]) { index -> [Int] in
      // The earlier ones of each few take the longest.
      Array(repeating: index, count: 1 + (7 - index % 8) * 5000)
    } take: { taken, made in
      taken.append(made[made.count - 1])
    }
    #expect(taken == Array(-1..<count))
  }

  @Test("What is made of stretches is taken up in row order", arguments: [0, 1, 7, 1000])
  func fold(rows: Int) {
    var taken: [Int] = []
    Parallel.fold(rows, size: 7, into: &taken) { stretch in
      // The first ones take longest.
      var work = 1
      for step in 0..<(rows - stretch.lowerBound) * 50 { work = work &* 31 &+ step }
      return work == 0 ? [] : Array(stretch)
    } adding: { taken, rows in
      taken += rows
    }
    #expect(taken == Array(0..<rows))
  }

  @Test("A list is filled by stretches, where it stays", arguments: [0, 1, 7, 1000])
  func array(rows: Int) {
    let (elements, results) = Parallel.array(rows, of: -1, size: 7) { stretch, elements in
      for row in stretch where row % 3 != 0 { elements[row - stretch.lowerBound] = row }
      return stretch.count
    }
    #expect(elements == (0..<rows).map { $0 % 3 == 0 ? -1 : $0 })
    #expect(results.reduce(0, +) == rows)
  }

  @Test("Two things at the same time may each be many, and two again", arguments: [0, 1, 5])
  func both(depth: Int) {
    @Sendable func sum(_ depth: Int) -> Int {
      guard depth > 0 else { return Parallel.map(100) { $0 }.reduce(0, +) }
      let (one, other) = Parallel.both({ sum(depth - 1) }, { sum(depth - 1) })
      return one + other
    }
    #expect(sum(depth) == 4950 << depth)
  }

  @Test("Two things at the same time need no thread that is free")
  func bothWithoutThreads() {
    // All threads wait here until each has done its two things.
    let sums = Parallel.map(64) { index in
      let (one, other) = Parallel.both({ index }, { index * 2 })
      return one + other
    }
    #expect(sums == (0..<64).map { $0 * 3 })
  }
}
