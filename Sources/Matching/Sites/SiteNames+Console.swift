package import Roster

extension SiteNames {
  /// The Sites that console users have: all that is known when no list was given.
  package init(consoleUsers: ConsoleUsers, aliases: [String: String]) {
    self.init(ConsoleSites(of: consoleUsers), aliases: aliases)
  }

  /// The same, of Sites that were read already.
  package init(_ sites: ConsoleSites, aliases: [String: String]) {
    self.init(
      sites.names.map { String(decoding: $0, as: UTF8.self) }.sorted(),
      provenance: .consoleUsers, aliases: aliases)
  }
}
