import Formats

/// Why a login name cannot be a cloud userPrincipalName as it is.
package enum UPNProblem: UInt8, Sendable, CaseIterable {
  case none
  case missing
  /// Not exactly one `@`, or nothing before or after it, or a dot before it.
  case malformed
  /// A character that Entra does not take.
  case illegalCharacter
  /// More than 64 before, 48 after, or 113 in total.
  case tooLong
  /// The suffix is not verified in the tenant (or cannot be).
  case suffixNotVerified
}

/// Decides whether a login name can be a cloud userPrincipalName.
///
/// Source: Microsoft, "Password policies and account restrictions in Microsoft Entra ID", username
/// policies: `A-Z a-z 0-9 ' . - _ ! # ^ ~`, at most 64 before and 48 after the `@`, 113 in total;
/// a dot must not stand directly before the `@`.
package struct UPNValidator {
  private let rules: TenantRules
  private var lastSuffix: [UInt8] = []
  private var lastAccepted = false

  package init(rules: TenantRules) { self.rules = rules }

  package mutating func problem(of value: Span<UInt8>) -> UPNProblem {
    guard value.count > 0 else { return .missing }
    var at = -1
    for position in 0..<value.count {
      let byte = value[position]
      if byte == UInt8(ascii: "@") {
        if at >= 0 { return .malformed }
        at = position
      } else if !UPNValidator.isAllowed(byte) {
        return .illegalCharacter
      }
    }
    return problem(of: value, at: at)
  }

  /// The same of an ordinary address (``OrdinaryShape/address``): it has one `@`, and no character that
  /// Entra does not take.
  mutating func problem(ofOrdinary value: Span<UInt8>) -> UPNProblem {
    let at = ByteSearch.first(UInt8(ascii: "@"), in: value, range: 0..<value.count)
    return at.map { problem(of: value, at: $0) } ?? .malformed
  }

  /// The problem of a name whose only `@` is at a place, -1 for none.
  private mutating func problem(of value: Span<UInt8>, at: Int) -> UPNProblem {
    guard at > 0, at < value.count - 1, value[at - 1] != UInt8(ascii: ".") else {
      return .malformed
    }
    let suffixCount = value.count - at - 1
    if at > 64 || suffixCount > 48 || value.count > 113 { return .tooLong }
    return accepts(suffix: value.extracting((at + 1)..<value.count)) ? .none : .suffixNotVerified
  }

  /// Nearly all users of a file share a suffix, so the last answer is kept.
  private mutating func accepts(suffix: Span<UInt8>) -> Bool {
    if Folding.sameBytes(lastSuffix.span, suffix) { return lastAccepted }
    lastSuffix = Array(copying: suffix)
    lastAccepted = rules.accepts(suffix: String(decodingUTF8: suffix))
    return lastAccepted
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
