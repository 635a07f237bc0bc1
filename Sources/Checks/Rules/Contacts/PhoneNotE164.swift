import Roster

extension Rule {
  static let phoneNotE164 = Rule(
    "phone-not-e164", .notice, .none,
    title: "8x8 phone numbers are not written as + and digits",
    rationale: "8x8's own numbers are E.164 with + (8x8, User Management API; ITU-T E.164).",
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com", [.workPhone: "442079460000"])]),
      .silent([.person("anna")], [.account("anna@contoso.com", [.workPhone: "+442079460000"])]),
      .silent(),
    ],
    find: { $0.allConsole(.phoneNotE164) },
    text: { finding, facts in
      let number = facts.console.text(.workPhone, finding.console ?? 0) ?? ""
      return FindingText(
        subject: "8x8 phone numbers",
        message:
          "\(Words.users(finding.people)) in 8x8 \(Words.have(finding.people)) numbers that are not + and 8 to 15 "
          + "digits, such as \(Words.quoted(number)).",
        remedy: "See whether a spreadsheet took the + away. Before uploading a file made from this "
          + "one, write numbers with + and country code.")
    })
}
