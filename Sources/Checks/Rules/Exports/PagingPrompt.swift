import Formats

extension Rule {
  static let pagingPrompt = export(
    "paging-prompt-in-export", .warning, .irreversible, of: .pagingPrompt,
    title: "ldapsearch asked for the next page, into the file",
    rationale: """
      With -E pr=N (without /noprompt) ldapsearch prints \"Press [size] Enter\" to its output and \
      waits (OpenLDAP, ldapsearch.c); a file made so may end after the first page.
      """,
    message: { _ in "ldapsearch asked for Enter here, so the pages after it may be missing" },
    remedy: { _ in "Export again with ldapsearch -E pr=1000/noprompt." })
}
