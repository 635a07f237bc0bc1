import Formats

extension Rule {
  static let headerRepeated = export(
    "header-repeated", .notice, .hygiene, of: .headerRepeated,
    title: "The header stands between the rows",
    rationale: """
      Files were put together, each with its header. The row is passed over, because it is nobody; \
      what was listed at the border of two pages may stand there twice, or not at all.
      """,
    message: {
      "the header stands \(Words.count($0.count, "more time", "more times")) between the rows"
    },
    remedy: { _ in
      "Look whether the parts follow each other without a gap; nothing to do if they do."
    })
}
