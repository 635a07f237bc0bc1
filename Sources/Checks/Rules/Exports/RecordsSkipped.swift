import Formats

extension Rule {
  static let recordsSkipped = export(
    "records-skipped", .notice, .none, of: .recordsSkipped,
    title: "Records that are no entries were passed over",
    rationale: "ldifde can export changes of the schema (ntdsSchemaAdd, ...); they hold no user.",
    sample: "ntdsSchemaAdd",
    message: { "records of the kind \(Words.quoted($0.detail)) were passed over: \($0.count)" },
    remedy: { _ in "Nothing, if they are not meant to be users." })
}
