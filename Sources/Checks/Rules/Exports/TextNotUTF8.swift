import Formats

extension Rule {
  static let textNotUTF8 = export(
    "text-not-utf8", .warning, .hygiene, of: .invalidUTF8,
    title: "Text is not in the encoding of the file",
    rationale: """
      Values that are not UTF-8 cannot be compared with the other side. ldifde without -u writes the \
      ANSI code page; two files of different encodings may have been joined.
      """,
    sample: "displayName",
    message: {
      "\(Words.count($0.count, "value", "values")) of \(Words.quoted($0.detail)) not in UTF-8"
    },
    remedy: { source in
      source.isLDIF
        ? "Export again with ldifde -u, or say which encoding the file has."
        : "Save the file again as UTF-8, or say which encoding it has."
    })
}
