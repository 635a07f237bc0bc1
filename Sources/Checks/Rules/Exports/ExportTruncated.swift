import Formats

extension Rule {
  static let exportTruncated = export(
    "export-truncated", .error, .irreversible, of: .searchEndedWithError,
    title: "The server cut the search short",
    rationale: """
      Results 3, 4 and 11 (time, size and administrative limit, RFC 4511 section 4.1.9) come with a \
      part of the entries only: AD gives at most MaxPageSize, 1000, without paging (Microsoft KB \
      315071). Whoever is missing looks like a leaver.
      """,
    sample: "4 Size limit exceeded",
    where: { LDAPResult.isLimit($0.detail) },
    message: { "the search ended with result \(Words.quoted($0.detail)), so entries are missing" },
    remedy: { _ in
      "Export again with paging: ldapsearch -E pr=1000/noprompt; ldifde without -g; Get-ADUser with "
        + "-ResultPageSize 1000 and without -ResultSetSize."
    })
}

/// The result code at the beginning of an ldapsearch trailer's value.
enum LDAPResult {
  /// Whether it is the time, size or administrative limit.
  static func isLimit(_ detail: String) -> Bool {
    guard let code = Int(detail.prefix { $0.isNumber }) else { return false }
    return code == 3 || code == 4 || code == 11
  }
}
