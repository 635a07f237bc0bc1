import Roster

extension Rule {
  static let mailMissing = Rule(
    "mail-missing", .notice, .hygiene,
    title: "Directory users have no mail value",
    rationale: """
      Without one, 8x8 sets noreply@8x8.com (8x8, "User Provisioning with 8x8 SCIM API"), and \
      voicemail and welcome mails go nowhere.
      """,
    examples: [
      .fires([.person("anna", [.mail: ""]), .person("bo")]),
      .silent(),
    ],
    find: { survey in
      survey.facts.directory.fills(.mail) ? survey.allDirectory(.mailMissing) : []
    },
    text: { finding, facts in
      FindingText(
        subject: "mail",
        message: "\(Words.peopleHave(finding.people)) no mail value "
          + "(\(facts.directoryNames(finding.rows))); 8x8 will set noreply@8x8.com.",
        remedy: "In AD, set mail. \(Phrases.canBeUndone)")
    })
}
