// The fuzzer's door to the readers; `scripts/fuzz` compiles it together with `Tests/Support`.

/// Called by libFuzzer with one input after the other. A trap is a finding; so is a fault.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReaders(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  if let fault = FuzzCase.fault(in: input) {
    print(fault)
    preconditionFailure("a fault")
  }
  return 0
}
