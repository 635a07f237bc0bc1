import Formats

extension Rule {
  static let raggedRows = export(
    "ragged-rows", .warning, .hygiene, of: .raggedRow,
    title: "Rows have more or fewer fields than the header",
    rationale: """
      A delimiter inside a value that is not quoted moves all later values one column on (RFC 4180, \
      section 2).
      """,
    message: {
      "\(Words.count($0.count, "row has", "rows have")) more or fewer fields than the header"
    },
    remedy: { _ in
      "Look at the first one: put values with a delimiter in quotation marks, or export again with "
        + "another delimiter."
    })
}
