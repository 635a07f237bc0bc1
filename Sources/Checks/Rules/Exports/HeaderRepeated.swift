import Formats

extension Rule {
  static let headerRepeated = export(
    "header-repeated", .notice, .hygiene, of: .headerRepeated,
    title: "The header stands between the rows",
    rationale: """
      Files were put together, each with its header. It is passed over, because it is nobody; but who \
      stands where two pages meet may be listed twice, or not at all.
      """,
    message: {
      "the header stands \(Words.count($0.count, "more time", "more times")) between the rows"
    },
    remedy: { _ in
      "See that no page is missing between the parts; then there is nothing to do."
    })
}
