/// A checksum that may still be computed on another core while the run goes on.
package struct Checksum: Sendable, ExpressibleByStringLiteral {
  private let text: @Sendable () -> String

  /// `text` gives the checksum once it is there, waiting for it if need be.
  package init(_ text: @escaping @Sendable () -> String) { self.text = text }

  package init(stringLiteral value: String) { text = { value } }

  /// In lower-case hexadecimal.
  package var hexadecimal: String { text() }
}
