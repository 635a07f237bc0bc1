import Formats
import Roster

extension Rule {
  static let rowsRejected = Rule(
    "rows-rejected", .warning, .blocked,
    title: "Records could not be read and were set aside",
    rationale: "Whoever stands in such a record is missing from the comparison.",
    examples: [
      .fires {
        $0.directorySource.rejects = [
          Reject(line: 7, reason: .invalidBase64, text: "displayName:: ?")
        ]
      },
      .silent(),
    ],
    find: { $0.sources { !$0.rejects.isEmpty } },
    identity: { finding, facts in facts.sourceIdentity(of: finding) },
    text: { finding, facts in
      let source = facts.source(of: finding)
      let first = source.rejects.first
      return FindingText(
        subject: source.name,
        message: "\(source.rejects.count) of "
          + Words.count(source.records + source.rejects.count, "record", "records")
          + " of \(source.name) could not be read; the first stands in line \(first?.line ?? 0): "
          + "\(first?.reason.sentence ?? "").",
        remedy: "See rejects.csv for all of them; correct the file, or export it again.")
    })
}
