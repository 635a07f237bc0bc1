package enum SCIMListReader {
  package struct List { package var names: [String]; package var batch: RecordBatch }
  package static func read(_ b: Span<UInt8>, start: Int) -> List {
    List(names: [], batch: RecordBatch())
  }
}
