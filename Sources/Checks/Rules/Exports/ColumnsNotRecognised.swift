import Roster

extension Rule {
  static let columnsNotRecognised = Rule(
    "columns-not-recognised", .notice, .none,
    title: "Columns of a file are not used",
    rationale: "A column that Rollcall does not know may be one that it needs, by another name.",
    examples: [.fires { $0.consoleSource.unusedNames = ["Voicemail PIN"] }, .silent()],
    find: { survey in
      survey.sources {
        ($0.role == .console || $0.role == .decisions) && !$0.unusedNames.isEmpty
      }
    },
    identity: { finding, facts in facts.sourceIdentity(of: finding) },
    text: { finding, facts in
      let source = facts.source(of: finding)
      let names = source.unusedNames.map { Words.quoted($0) }
      return FindingText(
        subject: source.name,
        message: "\(source.name) has "
          + "\(Words.count(names.count, "column that is", "columns that are")) not used: "
          + "\(Words.list(names, first: 8)).",
        remedy: source.role == .decisions
          ? "Nothing, if you added them for yourself; else spell them as in a file that rollcall "
            + "decide made."
          : "Nothing, unless one of them is a field that Rollcall uses; then name it in "
            + "rollcall.yaml under the console's columns.")
    })
}
