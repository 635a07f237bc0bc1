extension Rules {
  static let exports: [Rule] = [
    .exportTruncated, .exportEndedWithError, .exportAtSizeLimit, .lastRecordCutShort,
    .listIncomplete, .consoleHoldsNobody, .directoryHoldsNobody, .rowsRejected, .attributeAbsent,
    .consoleColumnAbsent, .attributeIncomplete,
    .collectionInPlaceOfValues, .lettersReplaced, .textNotUTF8, .smartQuotes, .pagingPrompt,
    .unclosedQuote, .raggedRows, .duplicateHeader, .headerRepeated, .valueByReference, .nulBytes,
    .recordsSkipped,
    .searchReference, .globalCatalog, .columnsNotRecognised, .inputContradictsSettings,
  ]
}
