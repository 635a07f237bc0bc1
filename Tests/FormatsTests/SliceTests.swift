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

  @Test func absentIsNotEmpty() {
    #expect(Slice.absent.isAbsent && !Slice.absent.isEmpty && !Slice.absent.hasBytes)
    #expect(Slice(.input, offset: 0, count: 0).isEmpty)
  }
}
