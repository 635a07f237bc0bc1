import Formats
import Roster

/// What readers noticed about a source, as findings.
extension Survey {
  /// One finding for each notice of `kind`.
  func notices(_ kind: Notice.Kind, where isWanted: (Notice) -> Bool = { _ in true }) -> [Hit] {
    facts.sources.indices.flatMap { source in
      facts.sources[source].notices.indices.compactMap { position -> Hit? in
        let notice = facts.sources[source].notices[position]
        guard notice.kind == kind, isWanted(notice) else { return nil }
        return Hit(detail: SourceDetail(source: source, position: position).packed, people: 0)
      }
    }
  }

  /// One finding for each source for which `condition` holds.
  func sources(where condition: (SourceInfo) -> Bool) -> [Hit] {
    facts.sources.indices.filter { condition(facts.sources[$0]) }.map { source in
      Hit(detail: SourceDetail(source: source, position: 0).packed, people: 0)
    }
  }
}

/// A source, and a position in one of its lists, in the 32 bits of a finding's detail.
struct SourceDetail {
  let source: Int
  let position: Int

  init(source: Int, position: Int) {
    self.source = source
    self.position = position
  }

  init(_ finding: Finding) {
    source = Int(finding.detail >> 16)
    position = Int(finding.detail & 0xffff)
  }

  var packed: Int { min(source, 0xffff) << 16 | min(position, 0xffff) }
}

extension Facts {
  /// The source that a finding is about.
  func source(of finding: Finding) -> SourceInfo {
    let position = SourceDetail(finding).source
    return position < sources.count
      ? sources[position]
      : SourceInfo(role: .directory, name: "", kind: "", encoding: "", bytes: 0, sha256: "")
  }

  /// What the source of a finding is called in every run, whatever its path: its role, with a number
  /// where several have it. Sources of one role stand in the order of their names.
  func sourceIdentity(of finding: Finding) -> String {
    let role = source(of: finding).role
    let earlier = sources.prefix(SourceDetail(finding).source).count { $0.role == role }
    return earlier == 0 ? role.rawValue : "\(role.rawValue) \(earlier + 1)"
  }

  /// The notice that a finding is about.
  func notice(of finding: Finding) -> Notice {
    let notices = source(of: finding).notices
    let position = SourceDetail(finding).position
    return position < notices.count ? notices[position] : Notice(.reference, line: 0)
  }

  /// `ad.ldif:12`, where a notice was first seen.
  func place(of finding: Finding) -> String {
    let name = source(of: finding).name
    let line = notice(of: finding).line
    return line > 0 ? "\(name):\(line)" : name
  }
}

extension SourceInfo {
  var isLDIF: Bool { kind.hasPrefix("LDIF") }

  /// Whether it was read from a server, which says by itself when something is missing.
  var isLive: Bool { if case .entries = places { true } else { false } }
}

extension Rule {
  /// A rule that fires for each notice of one kind.
  ///
  /// - Parameters:
  ///   - sample: the detail of the notice in the example.
  ///   - message: what to say of the source and the notice; the place is put before it.
  ///   - remedy: what to do, by source.
  static func export(
    _ slug: String, _ severity: Severity, _ harm: Harm, of kind: Notice.Kind, title: String,
    rationale: String, sample: String = "",
    where isWanted: @escaping @Sendable (Notice) -> Bool = { _ in true },
    message: @escaping @Sendable (Notice) -> String,
    remedy: @escaping @Sendable (SourceInfo) -> String
  ) -> Rule {
    Rule(
      slug, severity, harm, title: title, rationale: rationale,
      examples: [
        .fires { $0.directorySource.notices = [Notice(kind, line: 3, count: 2, detail: sample)] },
        .silent(),
      ],
      find: { $0.notices(kind, where: isWanted) },
      identity: { finding, facts in
        "\(facts.sourceIdentity(of: finding)):\(facts.notice(of: finding).detail)"
      },
      text: { finding, facts in
        let source = facts.source(of: finding)
        let notice = facts.notice(of: finding)
        return FindingText(
          subject: source.name, message: "\(facts.place(of: finding)): \(message(notice)).",
          remedy: remedy(source))
      })
  }
}
