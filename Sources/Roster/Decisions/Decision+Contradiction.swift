import Formats

extension Decision {
  /// Whether both cannot hold, as far as their words tell: what a run finds out about users besides, such
  /// as that a userPrincipalName and an objectGUID are one person's, is not known here.
  package func contradicts(_ other: Decision) -> Bool {
    switch (kind, other.kind) {
    case (.link, .link):
      hasSameConsoleUser(as: other) && directoryUser(comparedWith: other) == .different
        || !hasSameConsoleUser(as: other) && directoryUser(comparedWith: other) == .same
    case (.link, .never), (.never, .link):
      hasSameConsoleUser(as: other) && directoryUser(comparedWith: other) == .same
    case (.link, .leaveAlone), (.leaveAlone, .link):
      hasSameConsoleUser(as: other) || directoryUser(comparedWith: other) == .same
    case (.siteAlias, .siteAlias):
      Folding.key(self[.office]) == Folding.key(other[.office]) && self[.site] != other[.site]
    default: false
    }
  }

  private enum Comparison { case same, different, unknown }

  private func hasSameConsoleUser(as other: Decision) -> Bool {
    !consoleUsername.isEmpty
      && Folding.key(consoleUsername) == Folding.key(other.consoleUsername)
  }

  /// By objectGUID where both have one, else by name.
  private func directoryUser(comparedWith other: Decision) -> Comparison {
    if guid != .zero, other.guid != .zero { return guid == other.guid ? .same : .different }
    guard !directoryUPN.isEmpty, !other.directoryUPN.isEmpty else { return .unknown }
    return Folding.key(directoryUPN) == Folding.key(other.directoryUPN) ? .same : .different
  }
}
