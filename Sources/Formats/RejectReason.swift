/// Why a record was set aside. The raw value is the stable word in `rejects.csv`.
package enum RejectReason: String, Sendable, CaseIterable {
  // LDIF
  case lineWithoutColon = "line-without-colon"
  case invalidBase64 = "invalid-base64"
  case recordWithoutDN = "record-without-dn"
  case changeRecord = "change-record"
  case schemaChange = "schema-change-record"
  case cutShort = "cut-short"
  case valueTooLong = "value-too-long"
  case continuationWithoutLine = "continuation-without-line"
  // CSV
  case tooFewFields = "too-few-fields"
  case tooManyFields = "too-many-fields"
  case unclosedQuote = "unclosed-quote"
  // JSON
  case notAnObject = "not-an-object"
  case invalidJSON = "invalid-json"
  // Decisions
  case decisionKindUnknown = "decision-kind-unknown"
  case decisionIncomplete = "decision-incomplete"
  case decisionGUIDUnusable = "decision-guid-unusable"
  case decisionDateUnusable = "decision-date-unusable"
  // Licences
  case numberUnusable = "number-unusable"

  /// One sentence for a person: what is wrong and what to do.
  package var sentence: String {
    switch self {
    case .lineWithoutColon: "a line has no colon after the attribute name"
    case .invalidBase64: "a value marked as base64 (::) is not base64"
    case .recordWithoutDN: "the record does not begin with dn:"
    case .changeRecord:
      "a change record (modify, delete, modrdn) is not part of an export; export the entries themselves"
    case .schemaChange: "a schema change record of ldifde holds no user"
    case .cutShort: "the file ends inside this record; make the export again"
    case .valueTooLong: "a value is longer than 64 MiB"
    case .continuationWithoutLine:
      "a line begins with a space but there is no line that it continues"
    case .tooFewFields: "the row has fewer fields than the header"
    case .tooManyFields: "the row has more fields than the header"
    case .unclosedQuote: "a quotation mark is opened and never closed"
    case .notAnObject: "the resource is not a JSON object"
    case .invalidJSON: "the text is not JSON from here on; save the list again"
    case .decisionKindUnknown:
      "the kind is none of link, never, leave-alone, later, site-alias and waive"
    case .decisionIncomplete:
      "a cell is empty that this kind needs: link and never name a console_username and a directory "
        + "user, leave-alone and later one of both, site-alias an office and a site, waive a finding "
        + "and, with a rule, a pattern"
    case .decisionGUIDUnusable: "object_guid is not an objectGUID"
    case .decisionDateUnusable: "until is not a date; write it as 2026-12-31"
    case .numberUnusable: "the licence has no name, or a number is none"
    }
  }
}
