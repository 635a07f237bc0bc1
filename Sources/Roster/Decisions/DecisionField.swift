/// The columns of `decisions.csv`, in the order in which a new file has them. Readers go by name, so a
/// person may sort, move and add columns.
package enum DecisionField: String, Sendable, CaseIterable {
  case kind
  case consoleUsername = "console_username"
  case objectGUID = "object_guid"
  case directoryUPN = "directory_upn"
  /// Of a Site alias: the Office value.
  case office
  /// Of a Site alias: the Site that it means.
  case site
  /// Of a waiver: the fingerprint of one finding, or the name of a rule.
  case finding
  /// Of a waiver that names a rule: whom or what its findings are about; `*` and `?` stand for any
  /// characters.
  case pattern
  case reason
  case who
  case when
  /// The last day on which the decision holds; empty: for ever.
  case until

  /// The field that a header names, whatever its case and with blanks or hyphens for underscores.
  package init?(header: String) {
    let name = String(header.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    self.init(rawValue: name)
  }
}
