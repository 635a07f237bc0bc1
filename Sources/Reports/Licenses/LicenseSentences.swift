import Plans
import Roster

/// Every sentence of the licence reports.
enum LicenseSentences {
  static let noSite = "(no Site)"

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  static func people(_ number: Int) -> String { count(number, "person", "people") }

  static func verdict(_ numbers: LicenseNumbers) -> String {
    guard numbers.wanted > 0 else {
      return "Nobody needs a licence: \(people(numbers.satisfied)) "
        + "\(numbers.satisfied == 1 ? "has" : "have") theirs."
    }
    let parts = [
      numbers.create > 0 ? "\(numbers.create) to create with one" : nil,
      numbers.assign > 0 ? "\(numbers.assign) to give one" : nil,
      numbers.held > 0 ? "\(numbers.held) held back" : nil,
      numbers.leftOut > 0 ? "\(numbers.leftOut) left out for want of seats" : nil,
    ].compactMap { $0 }
    return "\(people(numbers.wanted)) \(numbers.wanted == 1 ? "needs" : "need") a licence: "
      + "\(parts.joined(separator: ", "))."
  }

  static func others(_ numbers: LicenseNumbers) -> String {
    let have = numbers.satisfied == 1 ? "has" : "have"
    let get = numbers.without == 1 ? "gets" : "get"
    return "\(people(numbers.satisfied)) \(have) the licence that the rules give; "
      + "\(people(numbers.without)) \(get) none by the rules."
  }

  static let noRules =
    "No rule says who gets a licence: set licenses.default, or licenses.rules, in the configuration."

  static let predicted =
    "Cloud UPNs are predicted, not proven: --entra with Entra's Download users proves them."

  static let seatsUnknown =
    "No list of licences is given, so neither names nor seats were checked: --licenses FILE with the "
    + "columns license, country, owned, used and suspended."

  static let order =
    "Seats go by licenses.priority, then to people who have an 8x8 user, then by the order of the "
    + "rules, then by username."

  /// Why somebody stands where they stand.
  static func priority(of wish: LicensePlan.Wish, in plan: LicensePlan) -> String {
    let entries = plan.request.rules.priority.count
    let first = wish.priority < entries ? "priority \(wish.priority + 1)" : "no priority"
    return "\(entries == 0 ? "" : first + ", ")\(wish.console == nil ? "new user" : "8x8 user"), "
      + "rule \(wish.rule + 1)"
  }

  static func groupUnknown(_ name: String) -> String {
    "A rule names the group \"\(name)\", which is not in the directory."
  }

  static func reclaims(_ number: Int) -> String {
    "\(count(number, "licensed user seems", "licensed users seem")) to have left (reclaim.csv). Taking a "
      + "licence away destroys voicemail and call history; Rollcall never does it."
  }

  static func afterCare(_ number: Int) -> String {
    "\(count(number, "provisioned user still lacks", "provisioned users still lack")) a licence or a place "
      + "in the directory (aftercare.csv)."
  }

  static let visibilityUnknown =
    "No column says who is in the company directory, so that was not looked at: name it under "
    + "columns.console.directory-visible."

  /// - Parameters:
  ///   - fate: where the user stands in the plan; nil when it says nothing.
  ///   - plan: the plan.
  static func next(
    _ lack: AfterCare.Lack, _ fate: LicensePlan.Fate?, in plan: LicensePlan
  ) -> String {
    switch (lack, fate) {
    case (.license, .assign), (.license, .create):
      plan.request.existing.map == nil
        ? "Assign the licence: the user is in \(WorklistReport.fileName)."
        : "Upload assign-N.csv, which has the user."
    case (.license, .held(let hold)): "Held back from a licence (held.csv): \(hold.message)"
    case (.license, .leftOut): "No seat is left (left-out.csv)."
    case (.license, nil): "Assign a licence; provisioning never does."
    case (.visibility, _): "Show the user in the company directory; provisioning never does."
    }
  }

  static func template(_ files: Int) -> String {
    "\(files == 1 ? "The upload" : "Each upload") is refused as a whole if one row is wrong; run Validate first. 8x8's pages "
      + "say that an upload creates users, and disagree on whether it can change any."
  }
}
