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
      return facts.unnamedSites.isEmpty ? [] : [Hit(people: 0)]
    },
    text: { _, facts in
      let names = facts.unnamedSites
      return FindingText(
        subject: "Sites",
        message: "\(names.count) of "
          + "\(Words.count(facts.sites.sites.names.count, "Site", "Sites")) "
          + "\(names.count == 1 ? "is" : "are") named by nobody's Office: \(Words.list(names.map(Words.quoted), first: 5)).",
        remedy: "Nothing, if nobody is meant to be there. Otherwise correct the Office in AD.")
    })
}

extension Facts {
  /// Sites that are the exact Office of nobody, and of no alias. Not those that were renamed, nor
  /// those that an Office names whose letters were lost.
  fileprivate var unnamedSites: [String] {
    let naming = sites.offices.filter {
      $0.answer.state == .match || $0.answer.state == .alias || isDamaged($0)
    }
    let named = Set(naming.compactMap { $0.answer.site } + siteRenames.map { $0.site })
    return directory.fills(.office) ? sites.sites.names.filter { !named.contains($0) } : []
  }
}
