import Formats

extension SourceInfo {
  /// What stands in place of text that cannot be taken apart.
  package static let withheld = "(withheld)"

  /// The source with what its names, notices and rejects say of people under pseudonyms. Of what could
  /// not be read, line and reason stay.
  package func redacted(by pseudonyms: Pseudonyms) -> SourceInfo {
    var info = self
    info.name = pseudonyms.source(name)
    if case .entries(let server) = places {
      info.places = .entries(server: pseudonyms.source(server))
    }
    info.rejects = rejects.map { Reject(line: $0.line, reason: $0.reason, text: Self.withheld) }
    info.notices = notices.map { notice in
      var notice = notice
      notice.detail = pseudonyms.url(notice.detail) ?? pseudonyms.masked(notice.detail)
      return notice
    }
    info.usedNames = usedNames.map(pseudonyms.masked)
    info.unusedNames = unusedNames.map(pseudonyms.masked)
    info.contradictions = contradictions.map(pseudonyms.masked)
    return info
  }
}

extension Origin {
  func redacted(by pseudonyms: Pseudonyms) -> Origin {
    switch self {
    case .line(let line, let source): .line(line, source: pseudonyms.source(source))
    case .entry(let name, let server):
      .entry(
        pseudonyms.text(name, as: .distinguishedName), server: pseudonyms.source(server))
    }
  }
}

extension TenantRules {
  /// The domains with pseudonyms.
  package func redacted(by pseudonyms: Pseudonyms) -> TenantRules {
    func domain(_ name: String) -> String { pseudonyms.text(name, as: .domain) }
    var rules = self
    rules.verifiedDomains = Set(verifiedDomains.map(domain))
    rules.initialDomain = initialDomain.map(domain)
    rules.supposedSuffixes = Dictionary(
      supposedSuffixes.map { (domain($0.key), domain($0.value)) },
      uniquingKeysWith: { first, _ in first })
    return rules
  }
}

extension Decisions {
  /// The decisions with pseudonyms.
  package func redacted(by pseudonyms: Pseudonyms) -> Decisions {
    Decisions(
      list.map { $0.redacted(by: pseudonyms) }, today: today,
      source: source?.redacted(by: pseudonyms))
  }
}
