import Settings

/// What `rollcall check` found, as text or JSON.
struct CheckReport {
  let settings: [EffectiveSetting]
  let trials: [InputTrial]
  let servers: [ServerTrial]

  /// Columns: setting, value, where it came from.
  var text: String {
    let rows = settings.map { [$0.key.rawValue, $0.shown, $0.origin.description] }
    var lines = ["Settings"] + Self.table(rows)
    if !trials.isEmpty {
      lines += ["", "Inputs"] + Self.table(trials.map { [$0.role, $0.location, $0.found] })
    }
    for server in servers {
      lines += ["", "Server \(server.server)"]
      lines += Self.table(server.rows.map { [$0.step, $0.verdict, $0.found] })
    }
    return lines.map(Failure.oneLine).joined(separator: "\n") + "\n"
  }

  /// `{"schema": 1, "settings": [...], "inputs": [...], "servers": [...]}`.
  var json: String {
    let settings = settings.map {
      Self.object([
        ("setting", $0.key.rawValue), ("value", $0.display), ("source", $0.origin.kind),
        ("where", $0.origin.description),
      ])
    }
    let inputs = trials.map {
      Self.object([
        ("role", $0.role), ("source", $0.location), ("found", $0.found),
        ("usable", $0.failure == nil ? "yes" : "no"),
      ])
    }
    let steps = servers.flatMap { server in
      server.rows.map {
        Self.object([
          ("server", server.server), ("step", $0.step), ("result", $0.verdict), ("found", $0.found),
        ])
      }
    }
    return """
      {
        "schema": 1,
        "settings": \(Self.array(settings)),
        "inputs": \(Self.array(inputs)),
        "servers": \(Self.array(steps))
      }

      """
  }

  /// A very long value does not push the last column away for all others.
  private static let widest = 40

  private static func table(_ rows: [[String]]) -> [String] {
    let widths = (0..<2).map { column in
      rows.map { min(widest, $0[column].count) }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: max(0, width - text.count))
      }
      return "  " + (cells + [row[2]]).joined(separator: "  ")
    }
  }

  private static func array(_ objects: [String]) -> String {
    objects.isEmpty ? "[]" : "[\n    " + objects.joined(separator: ",\n    ") + "\n  ]"
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(quoted($0.0)): \(quoted($0.1))" }.joined(separator: ", ") + "}"
  }

  /// A JSON string (RFC 8259, section 7).
  static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": return "\\\""
      case "\\": return "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: return String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

extension EffectiveSetting {
  fileprivate var shown: String { display.isEmpty ? "(not set)" : display }
}
