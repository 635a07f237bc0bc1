/// What happens to a row that has not as many fields as the header. Empty fields beyond the header
/// are no difference: spreadsheets write them.
package enum RaggedRows: String, Sendable, CaseIterable {
  /// It is set aside: nobody knows which field is missing or split.
  case reject
  /// Missing fields count as empty; fields beyond the header are dropped.
  case pad
}
