import Formats

extension Rule {
  static let nulBytes = export(
    "nul-bytes", .warning, .hygiene, of: .nulBytes,
    title: "A text file has NUL bytes",
    rationale: """
      A sign of UTF-16 taken for another encoding, of joined files, or of a disk that was full while \
      the file was written.
      """,
    message: { _ in "here is a NUL byte, which text does not have" },
    remedy: { _ in "Export again; if the file is UTF-16, say so in the configuration." })
}
