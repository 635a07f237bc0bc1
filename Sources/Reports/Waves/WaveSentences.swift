import Forecast
import Plans

/// What the reports of waves say to people.
enum WaveSentences {
  /// What a wave without a name is called: `(no Site)`.
  static func unnamed(_ grouping: WaveRules.Grouping) -> String {
    switch grouping {
    case .site: "(no Site)"
    case .department: "(no department)"
    case .organizationalUnit: "(no place in the directory)"
    case .list: "(not in the list)"
    }
  }

  /// The word in JSON.
  static func word(_ grouping: WaveRules.Grouping) -> String {
    switch grouping {
    case .site: "site"
    case .department: "department"
    case .organizationalUnit: "ou"
    case .list: "list"
    }
  }

  static func grouping(_ grouping: WaveRules.Grouping) -> String {
    switch grouping {
    case .site: "by Site"
    case .department: "by department"
    case .organizationalUnit: "by organizational unit"
    case .list: "by your list"
    }
  }

  /// `office-unknown 12; upn-missing 3`.
  static func holds(_ holds: [HoldCount], first: Int, separator: String) -> String {
    let shown = holds.prefix(first).map { "\($0.hold.word) \(Sentences.number($0.people))" }
    let more = holds.count > first ? ["\(holds.count - first) more"] : []
    return (shown + more).joined(separator: separator)
  }

  static func readyLine(_ plan: WavePlan) -> String {
    let all = plan.people.rows.count
    return
      "\(Sentences.number(plan.readyCount)) of \(Sentences.people(all)) can be switched on now; "
      + "\(Sentences.number(all - plan.readyCount)) "
      + "\(all - plan.readyCount == 1 ? "is" : "are") held back."
  }

  static func pilotLine(_ pilot: WavePilot) -> String {
    guard pilot.wanted > 0 else { return "none asked for." }
    let most =
      pilot.rows.count < pilot.wanted ? " (\(Sentences.number(pilot.wanted)) were asked for)" : ""
    return
      "\(Sentences.people(pilot.rows.count))\(most), touching \(pilot.sites.touched) of "
      + "\(Sentences.count(pilot.sites.all, "Site", "Sites")) and \(pilot.licenses.touched) of "
      + "\(Sentences.count(pilot.licenses.all, "licence", "licences"))."
  }

  static func kind(_ kind: WavePilot.Kind) -> String {
    switch kind {
    case .site: "Site"
    case .license: "Licence"
    }
  }

  static func reason(_ missed: WavePilot.Missed) -> String {
    switch missed.reason {
    case .nobodyThere: "nobody who is in a wave has it"
    case .nobodyReady(let people, let holds):
      "none of \(Sentences.people(people)) is ready: "
        + self.holds(holds, first: 3, separator: ", ")
    case .full(let ready):
      "the pilot is full; \(Sentences.people(ready)) there \(ready == 1 ? "is" : "are") ready"
    }
  }

  static func damaged(_ count: Int) -> String {
    "\(Sentences.count(count, "finding says", "findings say")) that an export is damaged or incomplete. "
      + "Make it anew before you believe this."
  }

  static func unusedNames(_ count: Int) -> String {
    "\(Sentences.count(count, "name", "names")) in your list \(count == 1 ? "is" : "are") nobody's "
      + "who is in a wave."
  }

  static func small(_ files: [String]) -> String {
    "Entra takes no file with one member only; add that person by hand: "
      + Sentences.list(Array(files.prefix(5)))
      + (files.count > 5 ? ", \(files.count - 5) more." : ".")
  }

  static func emptied(_ count: Int) -> String {
    "\(Sentences.count(count, "member file", "member files")) of an earlier run "
      + "\(count == 1 ? "has" : "have") nobody in it any more and "
      + "\(count == 1 ? "was" : "were") emptied."
  }

  static let nothingWritten = "Nothing was written. Give --out DIR for the files."

  static func written(_ folder: String, _ members: Int) -> String {
    "Written to \(folder): waves.csv, members.csv and "
      + "\(Sentences.count(members, "member file", "member files")) for Entra's Import members."
  }
}
