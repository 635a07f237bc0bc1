import Formats

/// The rows whose login name is surely the cloud UPN, known without a look at it: an ordinary address at a
/// domain that is accepted, and nothing besides that may name the user.
struct SettledDomains: Sendable {
  /// What is kept of each row, the number of a domain in it.
  let marks: [UInt16]
  /// For each stretch of the directory a bit for each number of a domain that is accepted; none when login
  /// names are not all that counts.
  let accepted: [UInt16]

  init(of directory: DirectoryUsers, cloud: CloudUsers?, rules: TenantRules) {
    marks = directory.rows.oddities
    guard rules.loginAttribute == .userPrincipalName, rules.supposedSuffixes.isEmpty, cloud == nil,
      !directory.fills(.entraObjectID)
    else {
      accepted = []
      return
    }
    var answers: [[UInt8]: Bool] = [:]
    accepted = directory.rows.domainsOfStretches.map { domains in
      domains.enumerated().reduce(0) { accepted, numbered in
        let domain = numbered.element
        let answer =
          answers[domain] ?? rules.accepts(suffix: String(decoding: domain, as: UTF8.self))
        answers[domain] = answer
        return answer ? accepted | 1 << UInt16(numbered.offset + 1) : accepted
      }
    }
  }

  /// Whether what is kept of a row settles its login name, with what is accepted in its stretch.
  @inline(__always)
  static func settle(_ marks: UInt16, _ accepted: UInt16) -> Bool {
    let number = DomainNumbers.number(in: marks)
    return number != 0 && accepted & 1 &<< number != 0
  }
}
