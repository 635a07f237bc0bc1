/// What became of one finding from one run to another.
package struct FindingChange: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Open, and no earlier run knew it.
    case new
    /// Open, not there in the run before, but known from an earlier one.
    case reopened
    /// Open, and waived or put off in the run before: the decision ran out or was taken back.
    case waiverExpired = "waiver-expired"
    /// There in the run before, and gone; `before` says whether it had been waived.
    case fixed
    /// Waived now, and not in the run before.
    case waived
    /// Put off now, and not in the run before.
    case putOff = "put-off"
  }

  package let kind: Kind
  package let known: KnownFinding
  /// Its standing in the earlier run; nil when it was not there.
  package let before: FindingRecord.Standing?
  /// Its standing in the later run; nil when it is not there.
  package let now: FindingRecord.Standing?
}

extension FindingChange.Kind {
  /// Only for a finding whose standing is another than before.
  static func of(
    before: FindingRecord.Standing?, now: FindingRecord.Standing?, isKnown: Bool
  ) -> FindingChange.Kind {
    switch (before, now) {
    case (_, nil): .fixed
    case (_, .waived): .waived
    case (_, .later): .putOff
    case (nil, .open): isKnown ? .reopened : .new
    case (.some, .open): .waiverExpired
    }
  }
}
