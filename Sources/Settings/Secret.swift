/// A text that may be used but never shown: printing, logging and dumping it give a placeholder.
package struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let text: String

  package init(_ text: String) { self.text = text }

  /// The secret itself, for the one place that needs it.
  package func reveal() -> String { text }

  package static let placeholder = "(set, not shown)"
  package var description: String { Self.placeholder }
  package var debugDescription: String { Self.placeholder }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
