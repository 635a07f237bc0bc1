import Formats

extension Rule {
  static let listIncomplete = export(
    "list-incomplete", .error, .irreversible, of: .listIncomplete,
    title: "A saved list is one page of several",
    rationale: """
      A SCIM list response says in totalResults how many resources there are (RFC 7644, section \
      3.4.2); users on the other pages would be created a second time.
      """,
    sample: "100 of 4312",
    message: { "the list has \($0.detail) resources" },
    remedy: { _ in
      "Fetch the other pages too (startIndex and count), and put all Resources into one list."
    })
}
