import Matching
import Roster

extension Rule {
  static let siteWithoutOffice = Rule(
    "site-without-office", .notice, .hygiene,
    title: "Sites that no Office names",
    rationale:
      "Nobody can be provisioned into such a Site; often one half of a spelling difference.",
    examples: [
      .fires(),
      .silent([.person("anna"), .person("bo", [.office: "Paris"])]),
    ],
    find: { survey in
      let facts = survey.facts
      let names = facts.unnamedSites.filter { site in !survey.renames.contains { $0.site == site } }
      return names.isEmpty ? [] : [Hit(people: 0)]
    },
    text: { _, facts in
      let names = facts.unnamedSites
      return FindingText(
        subject: "Sites",
        message: "\(names.count) of \(facts.sites.sites.names.count) Sites are named by nobody's "
          + "Office: \(Words.list(names.map(Words.quoted), first: 5)).",
        remedy: "Nothing, if nobody is meant to be there. Otherwise correct the Office in AD.")
    })
}

extension Facts {
  /// Sites that are the exact Office of nobody, and of no alias.
  fileprivate var unnamedSites: [String] {
    let named = Set(
      sites.offices.filter { $0.answer.state == .match || $0.answer.state == .alias }
        .compactMap { $0.answer.site })
    return directory.fills(.office) ? sites.sites.names.filter { !named.contains($0) } : []
  }
}
