import Matching
import Roster

extension Rule {
  static let officeNear = Rule(
    "office-near", .error, .license,
    title: "An Office value looks like a misspelled Site",
    rationale: """
      Site must be the exact name of a Site (8x8, "SSO and User Provisioning"); this value differs \
      from one Site by a letter or two, and from no other by as little.
      """,
    examples: [.fires([.person("anna", [.office: "Berlni"])]), .silent()],
    find: { $0.offices([.near]) },
    text: { finding, facts in
      let office = facts.office(of: finding)
      let site = Words.quoted(office?.answer.site ?? "")
      let letters = office?.answer.distance == 1 ? "1 letter" : "2 letters"
      return FindingText(
        subject: office?.value ?? "",
        message: "\(facts.officeAndPeople(finding)) differs from the Site \(site) by \(letters).",
        remedy: "If it is the same place, change the Office in AD to \(site). "
          + Phrases.canBeUndone)
    })
}
