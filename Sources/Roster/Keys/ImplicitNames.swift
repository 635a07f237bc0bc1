import Formats

/// Makes sAMAccountName@DOMAIN, the name that always works for signing in (Microsoft, "User Name
/// Formats"), of many users. The domain of the last distinguished name is kept: it is nearly always the
/// same.
package struct ImplicitNames: Sendable {
  private var name: [UInt8] = []
  private var suffix: [UInt8] = []
  private var domain: [UInt8] = []

  package init() {}

  /// Calls `body` with the implicit name of the account `account` at the place `distinguishedName`; not
  /// at all when that names no domain.
  package mutating func withName(
    account: Span<UInt8>, distinguishedName: Span<UInt8>, _ body: (Span<UInt8>) -> Void
  ) {
    guard let start = ImplicitNames.domainStart(in: distinguishedName) else { return }
    let suffix = distinguishedName.extracting(start..<distinguishedName.count)
    if !Folding.sameBytes(self.suffix.span, suffix) {
      self.suffix = Array(copying: suffix)
      let all = 0..<distinguishedName.count
      domain = Array((DistinguishedName(distinguishedName, in: all)?.domain ?? "").utf8)
    }
    guard !domain.isEmpty else { return }
    name.removeAll(keepingCapacity: true)
    name.append(copying: account)
    name.append(UInt8(ascii: "@"))
    name.append(contentsOf: domain)
    body(name.span)
  }

  /// Where the first `DC=` after a comma begins.
  private static func domainStart(in name: Span<UInt8>) -> Int? {
    var position = 0
    while let comma = ByteSearch.first(UInt8(ascii: ","), in: name, range: position..<name.count) {
      position = comma + 1
      if ValueText.begins(name.extracting(position..<name.count), with: "dc=") { return position }
    }
    return nil
  }
}
