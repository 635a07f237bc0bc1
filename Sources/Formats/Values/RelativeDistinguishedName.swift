/// One step of a distinguished name: `CN=Doe\, Jane`, unescaped; mostly one attribute, with `+` more.
package struct RelativeDistinguishedName: Hashable, Sendable {
  /// One attribute of it.
  package struct Assertion: Hashable, Sendable {
    /// As spelled: `CN`, `cn`, `OU`, `DC`.
    package var type: String
    package var value: [UInt8]

    /// The value as text; invalid UTF-8 is shown as U+FFFD.
    package var text: String { String(decoding: value, as: UTF8.self) }
  }

  package var assertions: [Assertion]
}
