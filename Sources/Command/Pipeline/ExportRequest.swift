/// What `export` was asked for.
struct ExportRequest: Sendable, Equatable {
  enum Format: String, CaseIterable, Sendable { case ldif, csv, jsonl }

  /// Path, `-` or URL.
  let source: String
  let format: Format
  /// Path of the file to write; `nil` for standard output.
  let out: String?
  /// Names of attributes, in the order given; empty means all.
  let attributes: [String]
}
