package import Checks
package import Roster

/// Everything that `rollcall fix` proposes and holds back.
package struct FixPlan: Sendable {
  /// One attribute of one directory entry, from the value seen to a new one.
  package struct DirectoryChange: Sendable, Equatable {
    /// Row of the directory.
    package let row: UInt32
    /// The value seen is that of the row; none when it has none.
    package let attribute: DirectoryField
    package let reason: FixReason
    /// The place of the finding's rule, which is shorter than its name: there may be millions of changes.
    private let place: UInt8
    package let value: String

    /// - Parameter rule: the place of the finding's rule; nil where no finding asks for it.
    init(
      row: Int, attribute: DirectoryField, value: String, rule: UInt8?, reason: FixReason
    ) {
      self.row = UInt32(truncatingIfNeeded: row)
      self.attribute = attribute
      self.value = value
      self.reason = reason
      place = rule ?? .max
    }

    /// The slug of the finding's rule; empty where no finding asks for it.
    package var rule: String {
      Int(place) < Rules.all.count ? Rules.all[Int(place)].slug : ""
    }
  }

  /// One username in Admin Console.
  package struct UsernameChange: Sendable, Equatable {
    package let console: UInt32
    package let directory: UInt32
    package let username: String
    package let rule: String
    package let reason: FixReason
  }

  /// Something that is not proposed.
  package struct Held: Sendable, Equatable {
    package let console: UInt32?
    package let directory: UInt32?
    /// The slug of the finding's rule; empty where no finding asks for it.
    package let rule: String
    /// What would have been changed: an attribute, or `username`.
    package let attribute: String
    /// What would have been proposed; empty when nothing is known.
    package let proposed: String
    package let reason: FixHoldReason
  }

  /// Repairs of findings in AD.
  package let repairs: DirectoryChanges
  /// Extensions and numbers that 8x8 has and AD has not.
  package let phones: DirectoryChanges
  package let usernames: [UsernameChange]
  /// Those of ``usernames`` that the template takes.
  package let uploads: [UsernameChange]
  package let siteMapping: SiteMapping
  package let held: [Held]
  /// How many open findings have a repair in these files.
  package let repairedFindings: Int
  /// How many open findings were looked at and have none.
  package let heldFindings: Int
  /// How many open findings no file could repair.
  package let otherFindings: Int

  /// Plans the repairs of all findings that are open.
  ///
  /// - Parameter template: for new usernames, besides the worklist.
  package init(
    _ facts: Facts, findings: [Finding], rules: FixRules, template: UsernameTemplate? = nil
  ) {
    var planner = FixPlanner(facts, rules)
    planner.plan(findings)
    // Both lists are handed over, so that no second copy of them is made.
    var phones = PhoneWriteBack(facts, rules).plan()
    repairs = DirectoryChanges(planner.takeChanges())
    self.phones = DirectoryChanges(phones.takeChanges())
    usernames = planner.usernames
    siteMapping = planner.siteMapping
    let refused = planner.usernames.map { change in
      template.map { $0.problem(change, in: facts) != nil } ?? true
    }
    uploads = zip(planner.usernames, refused).compactMap { $1 ? nil : $0 }
    let unwritten = template == nil ? [] : zip(planner.usernames, refused).filter { $1 }
    held =
      planner.held + phones.held
      + unwritten.map { change, _ in
        Held(
          console: change.console, directory: change.directory, rule: change.rule,
          attribute: "username", proposed: change.username, reason: .notInTemplate)
      }
    repairedFindings = planner.repaired
    heldFindings = planner.heldBack
    otherFindings = planner.others
  }
}

/// Changes by entry: those of one entry stand side by side, in the order of the directory.
package struct DirectoryChanges: Sendable {
  package let changes: [FixPlan.DirectoryChange]
  private let starts: [UInt32]

  init(_ changes: consuming [FixPlan.DirectoryChange]) {
    var sorted = changes
    sorted.sort { ($0.row, $0.attribute.rawValue) < ($1.row, $1.attribute.rawValue) }
    var starts: [UInt32] = []
    for position in sorted.indices
    where position == 0 || sorted[position - 1].row != sorted[position].row {
      starts.append(UInt32(truncatingIfNeeded: position))
    }
    self.changes = sorted
    self.starts = starts
  }

  package var entryCount: Int { starts.count }

  /// The changes of one entry.
  package func entry(_ index: Int) -> ArraySlice<FixPlan.DirectoryChange> {
    let end = index + 1 < starts.count ? Int(starts[index + 1]) : changes.count
    return changes[Int(starts[index])..<end]
  }

  /// How many changes there are of each attribute.
  package var counts: [DirectoryField: Int] {
    changes.reduce(into: [:]) { $0[$1.attribute, default: 0] += 1 }
  }
}
