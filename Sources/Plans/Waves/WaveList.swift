import Checks
import Formats
import Matching
import Roster

/// Which wave a file gives to whom.
package struct WaveList: Sendable {
  /// One row of the file.
  package struct Entry: Sendable {
    package let user: String
    package let wave: String
    package let line: Int

    package init(user: String, wave: String, line: Int) {
      self.user = user
      self.wave = wave
      self.line = line
    }
  }

  /// Two rows give one name to different waves.
  package struct Contradiction: Error, Sendable, Equatable {
    package let user: String
    package let lines: [Int]

    package init(user: String, lines: [Int]) {
      self.user = user
      self.lines = lines
    }
  }

  private let waves: [[UInt8]: [UInt8]]

  /// Names are compared without case and outer blanks; rows without a name or a wave say nothing.
  package init(_ entries: [Entry]) throws(Contradiction) {
    var waves: [[UInt8]: [UInt8]] = [:]
    var lines: [[UInt8]: Int] = [:]
    for entry in entries {
      let user = Array(Folding.key(Folding.trimmed(entry.user)).utf8)
      let wave = Array(Folding.trimmed(entry.wave).utf8)
      if user.isEmpty || wave.isEmpty { continue }
      if let other = waves[user], other != wave {
        throw Contradiction(user: entry.user, lines: [lines[user] ?? 0, entry.line])
      }
      waves[user] = wave
      lines[user] = lines[user] ?? entry.line
    }
    self.waves = waves
  }

  package var count: Int { waves.count }

  /// How many of the names are nobody's in a wave.
  func unused(_ people: WavePeople, in facts: Facts) -> Int {
    var used: Set<[UInt8]> = []
    for row in people.rows {
      for name in Self.names(of: Int(row), in: facts) where waves[name] != nil { used.insert(name) }
    }
    return waves.count - used.count
  }

  /// Found by cloud name, userPrincipalName, 8x8 username or sAMAccountName; the first that is in the
  /// file counts.
  func wave(of row: Int, in facts: Facts) -> [UInt8] {
    for name in Self.names(of: row, in: facts) {
      if let wave = waves[name] { return wave }
    }
    return []
  }

  private static func names(of row: Int, in facts: Facts) -> [[UInt8]] {
    var names: [[UInt8]] = []
    if !facts.identities.slice(row).isAbsent {
      names.append(facts.identities.withBytes(row, in: facts.directory) { Folding.key($0) })
    }
    names.append(facts.directory.withBytes(.userPrincipalName, row) { Folding.key($0) })
    if let user = facts.pairing.consoleUser(of: row) {
      names.append(facts.console.withBytes(.username, user) { Folding.key($0) })
    }
    names.append(facts.directory.withBytes(.sAMAccountName, row) { Folding.key($0) })
    return names.filter { !$0.isEmpty }
  }
}
