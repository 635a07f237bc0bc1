extension SiteNames {
  /// The Sites that console users have: all that is known when no list was given.
  package init(_ sites: ConsoleSites, aliases: [String: String]) {
    self.init(
      sites.names.map { String(decoding: $0, as: UTF8.self) }.sorted(),
      provenance: .consoleUsers, aliases: aliases)
  }
}
