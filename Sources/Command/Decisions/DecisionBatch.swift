import Formats
import Roster

/// Decisions on their way into the file: all of them, or none.
struct DecisionBatch {
  /// A row that is to be added, and where it comes from.
  struct Proposal {
    let origin: Origin
    var cells: [DecisionField: String]
  }

  private let file: DecisionFile
  private let context: CommandContext
  private let today: CalendarDay

  init(file: DecisionFile, in context: CommandContext) {
    self.file = file
    self.context = context
    today = CalendarDay(secondsSince1970: context.now())
  }

  /// Adds what is not there yet, and says so. Throws 65 when one contradicts another, or the file.
  func add(_ proposals: [Proposal]) throws(Failure) -> String {
    var problems: [(Origin, String)] = []
    var added: [Decision] = []
    var known = DecisionIndex(file.decisions)
    var knownCount = 0
    for proposal in proposals {
      switch Decision.read(proposal.cells, origin: proposal.origin) {
      case .unusable(let reason): problems.append((proposal.origin, reason.sentence))
      case .decision(let decision):
        let related = known.related(to: decision)
        if let other = related.first(where: { contradict(decision, $0) }) {
          problems.append(
            (proposal.origin, "it contradicts \(other.origin) (\(other.kind.rawValue))"))
        } else if related.contains(where: { decision.repeats($0) }) {
          knownCount += 1
        } else {
          added.append(decision)
          known.add(decision)
        }
      }
    }
    try DecisionBatch.refuse(problems, in: context)
    if !added.isEmpty { try file.append(added) }
    if let first = file.rejects.first {
      context.say(
        "\(file.name):\(first.line): the row cannot be read: \(first.reason.sentence).")
    }
    return sentence(added, knownCount)
  }

  private func contradict(_ one: Decision, _ other: Decision) -> Bool {
    !other.hasExpired(on: today) && one.contradicts(other)
  }

  /// Throws 65 when there are problems, after saying each with its place.
  static func refuse(
    _ problems: [(origin: Origin, sentence: String)], in context: CommandContext
  ) throws(Failure) {
    guard let first = problems.first else { return }
    if problems.count > 1 {
      for problem in problems { context.say("\(problem.origin): \(problem.sentence).") }
    }
    throw Failure(
      .unusableInput,
      problems.count == 1
        ? first.sentence.capitalizedFirst : "\(problems.count) rows cannot be used",
      at: first.origin.description, remedy: "Nothing was written.")
  }

  private func sentence(_ added: [Decision], _ knownCount: Int) -> String {
    let counts = Decision.Kind.allCases.compactMap { kind -> String? in
      let count = added.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }
    let known = knownCount == 0 ? "" : " \(knownCount) stood there already."
    guard !added.isEmpty else { return "Nothing was added to \(file.name).\(known)\n" }
    return "Added to \(file.name): \(counts.joined(separator: ", ")).\(known)\n"
  }
}

/// Decisions by whom or what they are about, so that a new one is compared with few.
private struct DecisionIndex {
  private var byName: [String: [Decision]] = [:]

  init(_ decisions: [Decision]) {
    for decision in decisions { add(decision) }
  }

  mutating func add(_ decision: Decision) {
    for name in DecisionIndex.names(of: decision) { byName[name, default: []].append(decision) }
  }

  /// Those that name the same user, Office value or finding.
  func related(to decision: Decision) -> [Decision] {
    DecisionIndex.names(of: decision).flatMap { byName[$0] ?? [] }
  }

  private static func names(of decision: Decision) -> [String] {
    var names = [DecisionField.consoleUsername, .directoryUPN, .office, .finding].compactMap {
      decision[$0].isEmpty ? nil : "\($0.rawValue) \(Folding.key(decision[$0]))"
    }
    if decision.guid != .zero { names.append(decision.guid.text) }
    return names
  }
}
