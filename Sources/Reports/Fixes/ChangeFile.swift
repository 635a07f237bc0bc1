package import Checks
package import Plans
import Roster

/// A file that changes directory entries, or puts them back: bytes before the first entry, bytes of
/// each, bytes after the last. Stretches of entries may be rendered at the same time.
package protocol ChangeFile: Sendable {
  var name: String { get }
  var head: [UInt8] { get }
  var tail: [UInt8] { get }
  var entryCount: Int { get }
  /// Appends the entries in `range`, which must lie within `0..<entryCount`.
  func render(_ range: Range<Int>, into output: inout [UInt8])
}

/// Which way a file goes.
package enum ChangeDirection: Sendable {
  /// From the values seen to the proposed ones.
  case forward
  /// Back to the values seen.
  case inverse
}

/// What change files are about.
package enum ChangeSubject: Sendable {
  /// Repairs of findings.
  case repairs
  /// Extensions and numbers of Admin Console.
  case phones

  var stem: String {
    switch self {
    case .repairs: "fix-directory"
    case .phones: "fix-phones"
    }
  }
}

extension ChangeFile {
  /// The whole file at once; for tests.
  package func rendered() -> [UInt8] {
    var output = head
    render(0..<entryCount, into: &output)
    return output + tail
  }
}

/// What all change files have in common.
package struct ChangeSet: Sendable {
  let facts: Facts
  let changes: DirectoryChanges
  let subject: ChangeSubject
  let direction: ChangeDirection
  let madeFrom: MadeFrom

  package init(
    _ changes: DirectoryChanges, _ subject: ChangeSubject, _ direction: ChangeDirection,
    facts: Facts, madeFrom: MadeFrom
  ) {
    self.changes = changes
    self.subject = subject
    self.direction = direction
    self.facts = facts
    self.madeFrom = madeFrom
  }

  var stem: String { direction == .forward ? subject.stem : "\(subject.stem)-undo" }

  /// Appends the rules of an entry's changes, for a comment: words of Rollcall's own, never a value.
  func appendRemark(_ entry: ArraySlice<FixPlan.DirectoryChange>, to output: inout [UInt8]) {
    var last: FixPlan.DirectoryChange?
    for change in entry {
      if let last, !last.rule.isEmpty, last.rule == change.rule { continue }
      if last != nil { output.append(contentsOf: ", ".utf8) }
      if change.rule.isEmpty {
        output.append(contentsOf: ChangeSet.name(of: change.attribute))
      } else {
        output.append(contentsOf: change.rule.utf8)
      }
      last = change
    }
  }

  /// The LDAP name of an attribute, as bytes.
  static func name(of attribute: DirectoryField) -> [UInt8] { names[Int(attribute.rawValue)] }

  private static let names = DirectoryField.allCases.map { Array($0.attributeName.utf8) }

  /// The reasons that occur, by rule, for the head of a file.
  var reasons: [String] {
    var seen: [FixPlan.DirectoryChange] = []
    for change in changes.changes {
      let isKnown = seen.contains {
        $0.reason == change.reason && $0.attribute == change.attribute && $0.rule == change.rule
      }
      if !isKnown { seen.append(change) }
    }
    var lines: [String] = []
    for change in seen {
      let word = change.rule.isEmpty ? change.attribute.attributeName : change.rule
      let line = "  \(word): \(change.reason.sentence)"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }
}
