/// What one run counted: what the history keeps of it, what gates compare, what a monitor reads.
///
/// Words (states, forecasts, rules) are those of `summary.json`; a word that is missing counts zero.
package struct RunFigures: Codable, Sendable, Equatable {
  /// One input of the run.
  package struct Input: Codable, Sendable, Equatable {
    /// What it was given as: `directory`, `console`, `sites`, `entra`, `licenses`, `decisions`.
    package var role: String
    /// A path, `-`, or a URL without secrets.
    package var source: String
    package var kind: String
    package var bytes: Int
    /// Of its bytes, hexadecimal; empty when nothing was hashed, as for a server.
    package var sha256: String
    package var records: Int
    package var rejected: Int
    /// When the file was last written, in seconds since 1970; nil for a server and standard input,
    /// which are as old as the run.
    package var modified: Int?

    package init(
      role: String, source: String, kind: String, bytes: Int, sha256: String, records: Int,
      rejected: Int, modified: Int?
    ) {
      self.role = role
      self.source = source
      self.kind = kind
      self.bytes = bytes
      self.sha256 = sha256
      self.records = records
      self.rejected = rejected
      self.modified = modified
    }
  }

  /// One file that the run wrote.
  package struct Output: Codable, Sendable, Equatable {
    package var name: String
    package var bytes: Int
    /// For files that propose changes: how many they propose.
    package var rows: Int?

    package init(name: String, bytes: Int, rows: Int? = nil) {
      self.name = name
      self.bytes = bytes
      self.rows = rows
    }
  }

  /// When the run began, in seconds since 1970.
  package var started: Int
  /// How long it took.
  package var seconds: Double
  /// Of the tool.
  package var version: String
  package var inputs: [Input]
  package var outputs: [Output] = []
  package var consoleTotal = 0
  package var directoryTotal = 0
  package var consoleStates: [String: Int] = [:]
  package var directoryStates: [String: Int] = [:]
  package var siteStates: [String: Int] = [:]
  package var consoleForecasts: [String: Int] = [:]
  package var directoryForecasts: [String: Int] = [:]
  /// Open findings by severity: `error`, `warning`, `notice`.
  package var findings: [String: Int] = [:]
  /// Open findings by rule.
  package var findingsByRule: [String: Int] = [:]
  /// Findings that a decision sets aside.
  package var waived = 0
  package var later = 0
  /// Gates that would have stopped the run and were let through, by name.
  package var acceptedGates: [String] = []

  package init(started: Int, seconds: Double, version: String, inputs: [Input]) {
    self.started = started
    self.seconds = seconds
    self.version = version
    self.inputs = inputs
  }
}
