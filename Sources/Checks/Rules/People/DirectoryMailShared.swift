import Roster

extension Rule {
  static let directoryMailShared = Rule(
    "directory-mail-shared", .notice, .hygiene,
    title: "Several directory users have one mail value",
    rationale: """
      AD does not ask for unique mail values (AD schema: mail). A shared one identifies nobody, and \
      8x8 would send both people's voicemail to one mailbox.
      """,
    examples: [
      .fires([.person("anna"), .person("bo", [.mail: "Anna@contoso.com"])]),
      .silent([.person("anna"), .person("bo")]),
    ],
    find: { survey in survey.sharing(DirectoryField.mail).map { Hit(directoryRows: $0) } },
    identity: Rule.foldedSubject,
    text: { finding, facts in
      let mail = facts.directory.text(.mail, finding.directory ?? 0) ?? ""
      return FindingText(
        subject: mail,
        message: "\(Words.users(finding.people)) in the directory have the mail value "
          + "\(Words.quoted(mail)): \(facts.directoryNames(finding.rows, first: 10)).",
        remedy: "In AD, give each person their own mail value. \(Phrases.canBeUndone)")
    })
}
