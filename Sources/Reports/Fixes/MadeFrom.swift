import Formats
package import Roster

/// What the files of a run were made from, for their first lines.
package struct MadeFrom: Sendable {
  let version: String
  /// `2026-11-21T07:00:00Z`.
  let time: String
  let sources: [SourceInfo]

  /// - Parameter seconds: since 1970, UTC.
  package init(version: String, seconds: Int, sources: [SourceInfo]) {
    self.version = version
    self.sources = sources
    time = "\(UTCTime(seconds))"
  }

  /// A line each, without a comment sign.
  var lines: [String] {
    ["Made by rollcall \(version) at \(time) from:"]
      + sources.map { source in
        "  \(source.role.rawValue) \(MadeFrom.plain(source.name)), "
          + "SHA-256 \(source.sha256.hexadecimal)"
      }
  }

  /// A text that ends no line and hides nothing.
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isOdd =
        Folding.isInvisible(scalar) || (scalar.properties.isWhitespace && scalar != " ")
      plain.append(isOdd ? "\u{FFFD}" : scalar)
    }
    return String(plain)
  }
}
