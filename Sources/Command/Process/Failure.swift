/// Why a run could not do its work: what, where, and what to do about it.
package struct Failure: Error, Sendable {
  package let status: ExitStatus
  /// What happened, in plain words, without a final stop.
  package let what: String
  /// File, line, server or flag; `nil` when there is no place.
  package let place: String?
  /// What a person can do now, a whole sentence; `nil` when nothing helps.
  package let remedy: String?
  /// What lies behind it, for logs.
  package let cause: (any Error)?

  package init(
    _ status: ExitStatus, _ what: String, at place: String? = nil, remedy: String? = nil,
    cause: (any Error)? = nil
  ) {
    self.status = status
    self.what = what
    self.place = place
    self.remedy = remedy
    self.cause = cause
  }

  /// The one line for stderr, the same for every command. Control characters, which file names and
  /// values may hold, are shown as escapes so that it stays one line and moves no cursor.
  package var line: String {
    let place = place.map { " (\($0))" } ?? ""
    let remedy = remedy.map { " \($0)" } ?? ""
    let stop = self.place == nil && (what.hasSuffix("?") || what.hasSuffix("!")) ? "" : "."
    return Self.oneLine("rollcall: \(what)\(place)\(stop)\(remedy)")
  }

  /// What happened and where, to stand inside another sentence or a record.
  var sentence: String { Self.oneLine(what + (place.map { " (\($0))" } ?? "")) }

  static func oneLine(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .format:
        line += "\\u{\(String(scalar.value, radix: 16))}"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
