import Formats

extension Rule {
  static let exportEndedWithError = export(
    "export-ended-with-error", .error, .irreversible, of: .searchEndedWithError,
    title: "The search ended with an error",
    rationale: """
      An ldapsearch trailer with a result other than 0 says that the server did not finish (RFC 4511, \
      section 4.1.9), so entries may be missing.
      """,
    sample: "32 No such object",
    where: { !LDAPResult.isLimit($0.detail) },
    message: { "the search ended with result \(Words.quoted($0.detail))" },
    remedy: { _ in "Correct base, filter or rights, and export again." })
}
