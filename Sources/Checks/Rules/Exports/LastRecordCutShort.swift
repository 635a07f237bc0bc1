import Formats

extension Rule {
  static let lastRecordCutShort = export(
    "last-record-cut-short", .warning, .irreversible, of: .lastRecordCutShort,
    title: "The file ends in the middle of a record",
    rationale: """
      A file that was still being written, or whose copy broke off, ends anywhere; whoever is missing \
      looks like a leaver.
      """,
    message: { _ in "the file ends without the line end that a whole record has" },
    remedy: { _ in "Wait until the export is finished, copy the file again, compare the sizes." })
}
