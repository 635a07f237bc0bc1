import Formats

extension Rule {
  static let unclosedQuote = export(
    "unclosed-quote", .error, .irreversible, of: .unclosedQuote,
    title: "A quotation mark is opened and never closed",
    rationale: """
      Everything after it belongs to one field (RFC 4180, section 2), so all rows behind it are lost.
      """,
    message: { _ in "a quoted field begins here and the file ends inside it" },
    remedy: { _ in
      "Look at this line: double the quotation mark if it belongs to the value, or export again; the "
        + "file may also have been cut off."
    })
}
