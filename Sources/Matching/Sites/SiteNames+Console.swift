package import Roster

extension SiteNames {
  /// The Sites that console users have: all that is known when no list was given.
  package init(consoleUsers: ConsoleUsers, aliases: [String: String]) {
    var names: [String] = []
    var seen: Set<[UInt8]> = []
    var last: [UInt8] = []
    for row in 0..<consoleUsers.count {
      consoleUsers.withBytes(.site, row) { site in
        guard site.count > 0, !Folding.sameBytes(last.span, site) else { return }
        last = Array(copying: site)
        if seen.insert(last).inserted { names.append(String(decoding: last, as: UTF8.self)) }
      }
    }
    self.init(names.sorted(), provenance: .consoleUsers, aliases: aliases)
  }
}
