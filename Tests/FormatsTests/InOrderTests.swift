import Formats
import Testing

@Suite struct InOrderTests {
  @Test("Results are taken in order, each once, however long they take", arguments: [0, 1, 2, 300])
  func order(count: Int) {
    let taken = Parallel.inOrder(count, into: [-1]) { index -> [Int] in
      // The earlier ones of each few take the longest.
      Array(repeating: index, count: 1 + (7 - index % 8) * 5000)
    } take: { taken, made in
      taken.append(made[made.count - 1])
    }
    #expect(taken == Array(-1..<count))
  }
}
