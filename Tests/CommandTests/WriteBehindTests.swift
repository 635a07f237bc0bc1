import Command
import Support
import Testing

@Suite struct WriteBehindTests {
  private let megabyte = 1 << 20

  /// All steps of a file that grows to `size` by `piece`.
  private func steps(_ size: Int, by piece: Int) -> [WriteBehind.Step] {
    let behind = WriteBehind()
    return stride(from: 0, to: size, by: piece).compactMap {
      behind.step(from: $0, to: min(size, $0 + piece))
    }
  }

  @Test func smallFilesAreLeftAlone() {
    #expect(steps(WriteBehind.kept, by: 4096).isEmpty)
  }

  @Test(arguments: [4096, 100_000, 1 << 19, 3 << 20, 50 << 20])
  func everyWholeWindowIsStartedOnceAndForgottenLater(piece: Int) {
    let size = 61 * megabyte + 17
    let steps = steps(size, by: piece)
    var (started, forgotten) = (0, 0)
    for step in steps {
      #expect(step.start.lowerBound == started)
      #expect(step.forget.lowerBound <= forgotten)
      #expect(step.forget.upperBound == step.start.upperBound - WriteBehind.kept)
      (started, forgotten) = (step.start.upperBound, step.forget.upperBound)
    }
    #expect(started == size / WriteBehind.window * WriteBehind.window)
  }

  @Test func aDiskThatMakesUsWaitIsLeftToTheKernel() {
    var behind = WriteBehind()
    let size = 20 * megabyte
    behind.waited(WriteBehind.patience)
    #expect(behind.step(from: 0, to: size) != nil)
    behind.waited(.nanoseconds(1))
    #expect(behind.step(from: 0, to: size) == nil)
  }

  @Test func aLongFileHoldsItsBytes() throws {
    let folder = try TemporaryFolder()
    let piece = (0..<777_777).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    let output = try OutputFolder(folder.path, durability: .cached)
    let file = try output.file("links.csv")
    for _ in 0..<40 { try file.write(piece) }
    try output.commit()
    let bytes = try folder.bytes(of: "links.csv")
    #expect(bytes.count == 40 * piece.count)
    #expect((0..<40).allSatisfy { bytes[($0 * piece.count)...].starts(with: piece) })
  }
}
