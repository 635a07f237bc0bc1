package import Checks

/// How people are put into waves, and what holds them back.
package struct WaveRules: Sendable {
  /// What the people of one wave have in common.
  package enum Grouping: Sendable {
    /// The Site that they have in 8x8, else the one that their Office means.
    case site
    case department
    /// Where their entries stand in the directory.
    case organizationalUnit
    /// What a file says.
    case list(WaveList)
  }

  package var grouping: Grouping
  /// How many people the pilot has, if so many are ready.
  package var pilotSize: Int
  /// Findings of this severity, and worse ones, hold people back.
  package var heldBy: Severity

  package init(grouping: Grouping = .site, pilotSize: Int = 20, heldBy: Severity = .warning) {
    self.grouping = grouping
    self.pilotSize = pilotSize
    self.heldBy = heldBy
  }
}
