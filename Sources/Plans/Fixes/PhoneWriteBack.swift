import Checks
import Formats
import Matching
import Roster

/// Extensions and numbers that Admin Console has and AD has not: what the cloud app cannot do.
struct PhoneWriteBack {
  struct Outcome: Sendable {
    var changes: [FixPlan.DirectoryChange] = []
    var held: [FixPlan.Held] = []

    /// Hands the changes over.
    mutating func takeChanges() -> [FixPlan.DirectoryChange] {
      defer { changes = [] }
      return changes
    }

    /// Appends what another stretch gave, and empties it.
    mutating func take(_ other: inout Outcome) {
      changes += other.changes
      held += other.held
      other = Outcome()
    }
  }

  private let facts: Facts
  private let rules: FixRules

  init(_ facts: Facts, _ rules: FixRules) {
    self.facts = facts
    self.rules = rules
  }

  func plan() -> Outcome {
    guard rules.extensionAttribute != nil || rules.numberAttribute != nil else { return Outcome() }
    var parts = Parallel.mapRows(facts.console.count) { rows in
      var outcome = Outcome()
      for console in rows { add(console, to: &outcome) }
      return outcome
    }
    var outcome = Outcome()
    outcome.changes.reserveCapacity(parts.reduce(0) { $0 + $1.changes.count })
    for index in parts.indices { outcome.take(&parts[index]) }
    return outcome
  }

  private func add(_ console: Int, to outcome: inout Outcome) {
    guard let row = facts.pairing.directoryUser(of: console), facts.isSamePerson(row),
      facts.pairing.consoleUser(of: row) == console
    else { return }
    if !facts.decisions.isEmpty, facts.decisions.later(console: console, directory: row) != nil {
      return
    }
    if let attribute = rules.extensionAttribute {
      add(
        .extensionNumber, attribute, .extensionOfConsole, .extensionMalformed,
        PhoneWriteBack.extensionNumber, console, row, to: &outcome)
    }
    if let attribute = rules.numberAttribute {
      add(
        .workPhone, attribute, .numberOfConsole, .numberNotInternational,
        PhoneText.e164, console, row, to: &outcome)
    }
  }

  private func add(
    _ field: ConsoleField, _ attribute: DirectoryField, _ reason: FixReason,
    _ refusal: FixHoldReason, _ usable: (Span<UInt8>) -> [UInt8]?, _ console: Int, _ row: Int,
    to outcome: inout Outcome
  ) {
    let (isGiven, value) = facts.console.withBytes(field, console) { bytes in
      (!Folding.trimmedBlanks(bytes).isEmpty, usable(bytes))
    }
    guard isGiven else { return }
    let isSame =
      value.map { value in
        facts.directory.withBytes(attribute, row) {
          PhoneWriteBack.digits($0) == PhoneWriteBack.digits(value.span)
        }
      } ?? false
    if isSame { return }
    let text = value.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let problem = value == nil ? refusal : facts.problem(with: text, attribute, row)
    let row32 = UInt32(truncatingIfNeeded: row)
    if let problem {
      outcome.held.append(
        FixPlan.Held(
          console: UInt32(truncatingIfNeeded: console), directory: row32, rule: "",
          attribute: attribute.attributeName,
          proposed: text.isEmpty ? facts.console.text(field, console) ?? "" : text, reason: problem)
      )
    } else {
      outcome.changes.append(
        FixPlan.DirectoryChange(
          row: row, attribute: attribute, value: text, rule: nil, reason: reason))
    }
  }

  /// 2 to 10 digits (8x8: site code and extension have up to 10).
  private static func extensionNumber(_ value: Span<UInt8>) -> [UInt8]? {
    let trimmed = value.extracting(Folding.trimmedBlanks(value))
    guard (2...10).contains(trimmed.count) else { return nil }
    for index in trimmed.indices where trimmed[index] &- 0x30 > 9 { return nil }
    return Array(copying: trimmed)
  }

  /// The digits alone, with a `+` that stands before them: the same number in any spelling. A trunk
  /// zero in brackets, which is dialled only inside the country, does not count.
  private static func digits(_ value: Span<UInt8>) -> [UInt8] {
    var digits: [UInt8] = []
    var position = 0
    while position < value.count {
      let byte = value[position]
      if byte == UInt8(ascii: "("), position + 2 < value.count,
        value[position + 1] == UInt8(ascii: "0"), value[position + 2] == UInt8(ascii: ")"),
        !digits.isEmpty
      {
        position += 3
        continue
      }
      if byte &- 0x30 < 10 || (byte == UInt8(ascii: "+") && digits.isEmpty) { digits.append(byte) }
      position += 1
    }
    return digits
  }
}
