/// How an Office value stands to the Sites of the tenant.
package enum SiteState: UInt8, Sendable, CaseIterable {
  /// Byte for byte the name of a Site, after the trim that Entra Connect does.
  case match
  /// Equal but for case, inner blanks, look-alike dashes and blanks, Unicode form.
  case folded
  /// What AD itself calls equal: accents, width, `ß` and `ss`.
  case alike
  /// A setting or a decision says which Site it is.
  case alias
  /// One clear neighbour in spelling.
  case near
  case unknown
  /// No Office at all.
  case missing
  /// Of a linked pair: Office names a real Site, but not the console user's.
  case conflict

  /// The word in files and summaries.
  package var word: String { String(describing: self) }
}
