import Formats

extension Rule {
  static let attributeIncomplete = export(
    "attribute-incomplete", .warning, .blocked, of: .rangedAttribute,
    title: "An attribute has more values than the export holds",
    rationale: """
      AD gives at most 1500 values of an attribute at once and names the part, as in \
      member;range=0-1499 (MS-ADTS, range retrieval). Members beyond it look as if out of scope.
      """,
    sample: "member",
    message: {
      "\($0.detail) was given in part only (;range=) in "
        + "\(Words.count($0.count, "place", "places")), so values are missing"
    },
    remedy: { _ in
      "Export memberOf of the users in place of member of the group, or read the group with "
        + "Get-ADGroupMember; for other attributes use a program that fetches all ranges."
    })
}
