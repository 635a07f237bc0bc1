import Formats
import Testing

@Suite struct SliceTests {
  @Test func keepsWhatItWasGiven() {
    let slice = Slice(.decoded, offset: Slice.maximumOffset, count: Slice.maximumCount)
    #expect(slice.space == .decoded)
    #expect(slice.offset == Slice.maximumOffset)
    #expect(slice.count == Slice.maximumCount)
    #expect(!slice.isAbsent)
  }

  @Test func foldedOnesPointIntoTheInput() {
    let slice = Slice(.folded, offset: Slice.maximumOffset, count: Slice.maximumCount - 1)
    #expect(slice.isFolded && slice.pointsIntoInput && !slice.isInput && !slice.isDerived)
    #expect(slice.hasBytes && slice.space == .folded && slice.count == Slice.maximumCount - 1)
    #expect(!Slice.absent.isFolded && !Slice.absent.pointsIntoInput && !Slice.absent.isDerived)
    #expect(!Slice(.decoded, offset: 0, count: 1).pointsIntoInput)
  }

  @Test func absentIsNotEmpty() {
    #expect(Slice.absent.isAbsent && !Slice.absent.isEmpty && !Slice.absent.hasBytes)
    #expect(Slice(.input, offset: 0, count: 0).isEmpty)
  }
}
