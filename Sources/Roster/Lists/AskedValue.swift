package import Formats

/// A value of an attribute that settings ask for by name.
package struct AskedValue: Sendable {
  /// Whose it is.
  package let row: UInt32
  package let slice: Slice

  package init(row: UInt32, slice: Slice) {
    self.row = row
    self.slice = slice
  }
}
