import Command
import Testing

@Suite struct WritePaceTests {
  private func pace(blocks: Int) -> WritePace {
    var pace = WritePace()
    for _ in 0..<blocks { pace.filledBlock() }
    return pace
  }

  @Test func aSmallFileStaysInMemoryUntilItsEnd() {
    var pace = pace(blocks: WritePace.largeCount - 1)
    #expect(pace.way == .collected)
    pace.ended()
    #expect(pace.way == .cached)
  }

  @Test func aLargeFileGoesPastTheCacheToItsEnd() {
    var pace = pace(blocks: WritePace.largeCount)
    #expect(pace.way == .direct)
    pace.filledBlock()
    pace.ended()
    #expect(pace.way == .direct)
  }

  @Test(arguments: [WritePace.largeCount, 1_000])
  func aDiskThatMakesUsWaitIsLeftToTheKernel(blocks: Int) {
    var pace = pace(blocks: blocks)
    pace.waited(WritePace.patience)
    pace.waited(WritePace.patiencePerBlock * blocks)
    #expect(pace.way == .direct)
    pace.waited(.nanoseconds(1))
    #expect(pace.way == .cached)
    pace.filledBlock()
    #expect(pace.way == .cached)
  }

  @Test func aFileSystemThatRefusesIsNotAskedAgain() {
    var pace = pace(blocks: WritePace.largeCount)
    pace.wasRefused()
    pace.filledBlock()
    pace.ended()
    #expect(pace.way == .cached)
  }
}
