import Support
import Testing

/// What the fuzzer found once, and some inputs like it, for ever.
@Suite struct FuzzCaseTests {
  static let cases = FixtureFolder("fuzz", target: "FormatsTests")

  @Test(arguments: cases.names) func staysRight(name: String) {
    #expect(FuzzCase.fault(in: Self.cases.bytes(name)) == nil)
  }
}
