/// Names that Entra Connect's default rules leave out.
///
/// Source: Microsoft, "Understanding the default configuration" (Entra Connect Sync).
enum ServiceAccountNames {
  static func matchesAccountName(_ name: Span<UInt8>) -> Bool {
    switch ValueText.lowercased(name[0]) {
    case UInt8(ascii: "a"): ValueText.begins(name, with: "AAD_")
    case UInt8(ascii: "m"): ValueText.begins(name, with: "MSOL_")
    case UInt8(ascii: "s"): ValueText.equals(name, "SUPPORT_388945a0")
    case UInt8(ascii: "c"): isHealthMailbox(name)
    default: false
    }
  }

  static func matchesMailNickname(_ name: Span<UInt8>) -> Bool {
    switch ValueText.lowercased(name[0]) {
    case UInt8(ascii: "s"): ValueText.begins(name, with: "SystemMailbox{")
    case UInt8(ascii: "c"): isHealthMailbox(name)
    default: false
    }
  }

  /// `CAS_{` followed by a closing brace.
  private static func isHealthMailbox(_ name: Span<UInt8>) -> Bool {
    guard ValueText.begins(name, with: "CAS_{") else { return false }
    for index in 0..<name.count where name[index] == UInt8(ascii: "}") { return true }
    return false
  }
}
