import Roster

extension Rule {
  static let inputContradictsSettings = Rule(
    "input-contradicts-settings", .warning, .hygiene,
    title: "An input looks different from what the settings say",
    rationale: "What is set is never overridden, so a wrong setting spoils every value.",
    examples: [
      .fires { $0.directorySource.contradictions = ["set to windows-1252, looks like UTF-8"] },
      .silent(),
    ],
    find: { survey in
      survey.facts.sources.indices.flatMap { source in
        survey.facts.sources[source].contradictions.indices.map { position in
          Hit(detail: SourceDetail(source: source, position: position).packed, people: 0)
        }
      }
    },
    identity: { finding, facts in
      "\(facts.sourceIdentity(of: finding)):\(facts.contradiction(of: finding))"
    },
    text: { finding, facts in
      let source = facts.source(of: finding)
      return FindingText(
        subject: source.name,
        message: "\(source.name): \(facts.contradiction(of: finding)).",
        remedy: "Take the setting away, so that Rollcall recognises the file by itself, or correct "
          + "it.")
    })
}

extension Facts {
  fileprivate func contradiction(of finding: Finding) -> String {
    let all = source(of: finding).contradictions
    let position = SourceDetail(finding).position
    let sentence = position < all.count ? all[position] : ""
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
