import Formats

/// A `summary.json` of an earlier run, read back.
package struct SummaryFile: Sendable, Equatable {
  /// Why a file could not be used.
  package enum Problem: Error, Sendable, Equatable {
    case missing
    /// The system's reason.
    case unreadable(String)
    case empty
    case cutShort
    case notJSON
    /// JSON, but not what ``SummaryReport`` writes.
    case notSummary
    /// Written by a newer Rollcall, with a layout that this one does not know.
    case newer(schema: Int)
  }

  /// What the tenant is called, where somebody said.
  package let tenant: String?
  package let counts: Readiness.Counts
  package let directoryTotal: Int
  package let created: Int
  package let skipped: Int
  package let staying: Int
  package let notices: Int
  /// Open findings by rule.
  package let rules: [String: Int]
  /// Whether all inputs were used to the end.
  package let isComplete: Bool

  /// Throws ``Problem``.
  package init(_ bytes: [UInt8]) throws(Problem) {
    guard !bytes.isEmpty else { throw .empty }
    let root: JSONValue
    do {
      root = try JSONValue(bytes.span)
    } catch {
      throw error == .cutShort ? .cutShort : .notJSON
    }
    guard root["tool"]?["name"]?.text == "rollcall", let schema = root["schema"]?.integer else {
      throw .notSummary
    }
    guard schema <= SummaryReport.schema else { throw .newer(schema: schema) }
    let numbers = try Numbers(root)
    tenant = root["tenant"]?.text
    counts = numbers.counts
    directoryTotal = numbers.directoryTotal
    created = numbers.created
    skipped = numbers.skipped
    staying = numbers.staying
    notices = numbers.notices
    rules = numbers.rules
    isComplete = root["complete"]?.flag ?? false
  }

  private struct Numbers {
    var counts = Readiness.Counts()
    let directoryTotal: Int
    let created: Int
    let skipped: Int
    let staying: Int
    let notices: Int
    let rules: [String: Int]

    init(_ root: JSONValue) throws(Problem) {
      func number(_ path: String...) throws(Problem) -> Int {
        var value: JSONValue? = root
        for name in path { value = value?[name] }
        guard let number = value?.integer, number >= 0 else { throw .notSummary }
        return number
      }
      counts.consoleTotal = try number("console", "total")
      counts.linked = try number("forecast", "console", "link")
      counts.linkedUnproven = try number("forecast", "console", "link-unproven")
      counts.createdTwice = try number("forecast", "directory", "create-second")
      counts.conflicts = try number("forecast", "directory", "conflict")
      counts.errors = try number("findings", "error")
      counts.warnings = try number("findings", "warning")
      directoryTotal = try number("directory", "total")
      created = try number("forecast", "directory", "create")
      skipped = try number("forecast", "directory", "skip")
      staying = try number("forecast", "console", "stay")
      notices = try number("findings", "notice")
      guard case .object(let byRule) = root["findings"]?["by_rule"] else { throw .notSummary }
      rules = byRule.compactMapValues(\.integer)
    }
  }
}
