import Formats

extension Rule {
  static let valueByReference = export(
    "value-by-reference", .warning, .hygiene, of: .valueByReference,
    title: "Values stand in other files, which are never opened",
    rationale: """
      attr:< url names a file in place of the value (RFC 2849); ldapsearch -t writes such. A file \
      that may name any other file is not trusted.
      """,
    sample: "objectGUID",
    message: {
      "\(Words.quoted($0.detail)) has \(Words.count($0.count, "value", "values")) by reference "
        + "(attr:< url)"
    },
    remedy: { _ in "Export again with ldapsearch without -t and -tt." })
}
