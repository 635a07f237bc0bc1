import Command
import Testing

@Suite struct WritePaceTests {
  @Test func aSmallFileStaysInMemoryUntilItsEnd() {
    var pace = WritePace()
    for count in 1..<WritePace.largeCount { pace.collected(count) }
    #expect(pace.way == .collected)
    pace.ended()
    #expect(pace.way == .cached)
  }

  @Test func aLargeFileGoesPastTheCacheToItsEnd() {
    var pace = WritePace()
    pace.collected(WritePace.largeCount)
    #expect(pace.way == .direct)
    pace.collected(1)
    pace.ended()
    #expect(pace.way == .direct)
  }

  @Test func aDiskThatMakesUsWaitIsLeftToTheKernel() {
    var pace = WritePace()
    pace.collected(WritePace.largeCount)
    pace.waited(WritePace.patience)
    #expect(pace.way == .direct)
    pace.waited(.nanoseconds(1))
    #expect(pace.way == .cached)
    pace.collected(WritePace.largeCount)
    #expect(pace.way == .cached)
  }

  @Test func aFileSystemThatRefusesIsNotAskedAgain() {
    var pace = WritePace()
    pace.collected(WritePace.largeCount)
    pace.wasRefused()
    pace.collected(WritePace.largeCount)
    pace.ended()
    #expect(pace.way == .cached)
  }
}
