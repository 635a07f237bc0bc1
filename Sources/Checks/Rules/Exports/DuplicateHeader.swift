import Formats

extension Rule {
  static let duplicateHeader = export(
    "duplicate-header", .warning, .hygiene, of: .duplicateHeader,
    title: "Two columns have one header",
    rationale: "Only one of them can be meant; Rollcall reads the first.",
    sample: "Email",
    message: { "the header \(Words.quoted($0.detail)) stands there twice; the first counts" },
    remedy: { _ in "Export each column once, or rename one of the two headers." })
}
