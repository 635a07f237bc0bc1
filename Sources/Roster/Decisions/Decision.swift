package import Formats

/// What a person said about a user, a pair, an Office value or a finding: a row of `decisions.csv`.
/// It outlives any export.
package struct Decision: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The console user and the directory user are one person.
    case link
    /// They are not, whatever they have in common.
    case never
    /// Of no interest: neither paired nor proposed.
    case leaveAlone = "leave-alone"
    /// Not now: the state stays what it is, but nothing is asked of anybody.
    case later
    /// An Office value means a Site.
    case siteAlias = "site-alias"
    /// A finding is known and borne: counted apart.
    case waive
  }

  package let kind: Kind
  /// The objectGUID of the directory user; zero when none is given.
  package let guid: GUID
  /// The last day on which it holds; nil: for ever.
  package let until: CalendarDay?
  /// Where it stands.
  package let origin: Origin
  private let cells: [DecisionField: String]

  /// What became of a row.
  package enum Reading: Sendable {
    case decision(Decision)
    case unusable(RejectReason)
  }

  /// Reads the cells of a row; those that say nothing may be missing.
  package static func read(_ cells: [DecisionField: String], origin: Origin) -> Reading {
    let filled = cells.filter { !Folding.trimmed($0.value).isEmpty }
    let word = Folding.trimmed(filled[.kind] ?? "").lowercased()
    let name = String(word.map { $0 == " " || $0 == "_" ? "-" : $0 })
    guard let kind = Kind(rawValue: name) else { return .unusable(.decisionKindUnknown) }
    guard needs(of: kind, areMetBy: filled) else { return .unusable(.decisionIncomplete) }
    var guid = GUID.zero
    if let text = filled[.objectGUID] {
      guard let found = GUID(Folding.trimmed(text)) else { return .unusable(.decisionGUIDUnusable) }
      guid = found
    }
    var until: CalendarDay?
    if let text = filled[.until] {
      guard let day = CalendarDay(Folding.trimmed(text)) else {
        return .unusable(.decisionDateUnusable)
      }
      until = day
    }
    return .decision(
      Decision(kind: kind, guid: guid, until: until, origin: origin, cells: filled))
  }

  private static func needs(
    of kind: Kind, areMetBy cells: [DecisionField: String]
  ) -> Bool {
    let hasDirectory = cells[.objectGUID] != nil || cells[.directoryUPN] != nil
    let hasConsole = cells[.consoleUsername] != nil
    return switch kind {
    case .link, .never: hasConsole && hasDirectory
    case .leaveAlone, .later: hasConsole || hasDirectory
    case .siteAlias: cells[.office] != nil && cells[.site] != nil
    case .waive:
      cells[.finding].map { isFingerprint($0) || cells[.pattern] != nil } ?? false
    }
  }

  /// Whether a text has the form of a fingerprint: 16 hexadecimal digits.
  package static func isFingerprint(_ text: String) -> Bool {
    let digits = Folding.trimmed(text).utf8
    return digits.count == 16
      && digits.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- UInt8(ascii: "a") < 6 }
  }

  /// A cell as it is written; empty when it is not there.
  package subscript(field: DecisionField) -> String { cells[field] ?? "" }

  package var consoleUsername: String { self[.consoleUsername] }
  package var directoryUPN: String { self[.directoryUPN] }
  package var namesDirectoryUser: Bool { guid != .zero || !directoryUPN.isEmpty }

  /// The decision with pseudonyms. A fingerprint is made of whom it is about, so it becomes another; the
  /// reason, which a person wrote freely, is left out.
  func redacted(by pseudonyms: Pseudonyms) -> Decision {
    var cells = cells
    for (field, text) in cells {
      if let kind = field.redactedKind { cells[field] = pseudonyms.text(text, as: kind) }
    }
    if let name = cells[.finding], Decision.isFingerprint(name) {
      cells[.finding] = pseudonyms.fingerprint(Folding.trimmed(name))
    }
    if cells[.reason] != nil { cells[.reason] = SourceInfo.withheld }
    return Decision(
      kind: kind, guid: pseudonyms.guid(guid), until: until,
      origin: origin.redacted(by: pseudonyms), cells: cells)
  }

  /// Whether it does not hold any more on `today`.
  package func hasExpired(on today: CalendarDay) -> Bool { until.map { $0 < today } ?? false }

  /// Whether both say the same of the same, whoever said it, when and why.
  package func repeats(_ other: Decision) -> Bool {
    let said: [DecisionField] = [
      .consoleUsername, .directoryUPN, .office, .site, .finding, .pattern,
    ]
    return kind == other.kind && guid == other.guid && until == other.until
      && said.allSatisfy { self[$0] == other[$0] }
  }
}
