package struct GUID: Hashable, Sendable, BitwiseCopyable {
  var a: UInt64, b: UInt64
  package static let zero = GUID(a: 0, b: 0)
  init(a: UInt64, b: UInt64) { self.a = a; self.b = b }
  package init?(directoryValue: Span<UInt8>) { return nil }
  package var text: String { "" }
}
package struct UserAccountControl: OptionSet {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }
  package static let accountDisabled = UserAccountControl(rawValue: 2)
}
package enum DistinguishedName {
  package enum Mark { case none, conflict, deleted }
  package static func mark(of: Span<UInt8>) -> Mark { .none }
  package static func domainName(of: Span<UInt8>) -> String? { nil }
}
