import Matching
import Roster

extension Rule {
  static let officeDiffers = Rule(
    "office-differs", .error, .license,
    title: "An Office value equals a Site but for case, blanks, dashes or accents",
    rationale: """
      Site must be the exact name (8x8, "SSO and User Provisioning"). Entra Connect trims outer \
      blanks of Office, nothing else; what AD calls equal (accents, width, case: MS-ADTS 6.5) is not \
      equal for 8x8.
      """,
    examples: [
      .fires([.person("anna", [.office: "berlin"])]),
      .fires([.person("anna", [.office: "Bérlin"])]),
      .fires([.person("anna", [.office: "Bad  Tölz"])]) { $0.sites = ["Bad Tölz"] },
      .silent(),
      .silent([.person("anna", [.office: " Berlin "])]),
    ],
    find: { $0.offices([.folded, .alike]) },
    text: { finding, facts in
      let office = facts.office(of: finding)
      guard let value = office?.value, let site = office?.answer.site else {
        return FindingText(
          subject: office?.value ?? "",
          message: "\(facts.officeAndPeople(finding)) equals several Sites but for case, blanks, "
            + "dashes or accents.",
          remedy: "In AD, change the Office to the exact name of one Site. \(Phrases.canBeUndone)")
      }
      return FindingText(
        subject: value,
        message: "\(facts.officeAndPeople(finding)) is not quite the Site \(Words.quoted(site)): "
          + "\(SiteDifference.words(value, site)).",
        remedy: "In AD, change the Office to exactly \(Words.quoted(site)). "
          + Phrases.canBeUndone)
    })
}
