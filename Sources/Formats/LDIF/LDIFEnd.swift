/// What stands at the end of the stretch of LDIF that is scanned.
package enum LDIFEnd: Sendable {
  /// Nothing: the source ends there, so a missing line end means that it may have been cut.
  case source
  /// The next record, as ``LDIFChunks`` cuts.
  case boundary
}
