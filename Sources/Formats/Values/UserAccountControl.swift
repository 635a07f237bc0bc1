/// The bits of userAccountControl (Microsoft Learn, "UserAccountControl property flags").
package struct UserAccountControl: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The account is disabled; the one bit that decides accountEnabled in Entra.
  package static let accountDisable = UserAccountControl(rawValue: 0x2)
  /// Not maintained by AD; the computed attribute has it.
  package static let lockout = UserAccountControl(rawValue: 0x10)
  package static let passwordNotRequired = UserAccountControl(rawValue: 0x20)
  /// A person's account.
  package static let normalAccount = UserAccountControl(rawValue: 0x200)
  package static let interdomainTrustAccount = UserAccountControl(rawValue: 0x800)
  /// A computer.
  package static let workstationTrustAccount = UserAccountControl(rawValue: 0x1000)
  /// A domain controller.
  package static let serverTrustAccount = UserAccountControl(rawValue: 0x2000)
  package static let dontExpirePassword = UserAccountControl(rawValue: 0x10000)
  package static let smartcardRequired = UserAccountControl(rawValue: 0x40000)
  package static let passwordExpired = UserAccountControl(rawValue: 0x800000)

  /// The decimal number in `range`, which AD keeps in 32 bits with a sign; nil if it is not that.
  package init?(decimal bytes: Span<UInt8>, in range: Range<Int>) {
    guard !range.isEmpty, range.count <= 11 else { return nil }
    let isNegative = bytes[range.lowerBound] == 0x2D
    var number: Int64 = 0
    for position in range.dropFirst(isNegative ? 1 : 0) {
      let byte = bytes[position]
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int64(byte - 0x30)
    }
    if isNegative {
      guard range.count > 1, let signed = Int32(exactly: -number) else { return nil }
      rawValue = UInt32(bitPattern: signed)
    } else {
      guard let unsigned = UInt32(exactly: number) else { return nil }
      rawValue = unsigned
    }
  }
}
