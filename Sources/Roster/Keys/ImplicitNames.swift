import Formats

/// Makes sAMAccountName@DOMAIN, the name that always works for signing in (Microsoft, "User Name
/// Formats"), of many users. The domain of the last distinguished name is kept: it is nearly always the
/// same.
package struct ImplicitNames: Sendable {
  /// Room for an account name of the usual length (20 characters at most for users), then `@DOMAIN`.
  private static let room = 64
  private var name = [UInt8](repeating: 0, count: room)
  private var suffix: [UInt8] = []

  package init() {}

  /// Calls `body` with the implicit name of the account `account` at the place `distinguishedName`; not
  /// at all when that names no domain, or the account is blank: then it would be anybody's.
  package mutating func withName(
    account: Span<UInt8>, distinguishedName: Span<UInt8>, _ body: (Span<UInt8>) -> Void
  ) {
    guard Folding.hasKey(account),
      let start = ImplicitNames.domainStart(in: distinguishedName)
    else { return }
    let suffix = distinguishedName.extracting(start..<distinguishedName.count)
    if !Folding.sameBytes(self.suffix.span, suffix) {
      self.suffix = Array(copying: suffix)
      let all = 0..<distinguishedName.count
      let domain = DistinguishedName(distinguishedName, in: all)?.domain ?? ""
      name.removeLast(name.count - ImplicitNames.room)
      if !domain.isEmpty { name += "@\(domain)".utf8 }
    }
    guard name.count > ImplicitNames.room else { return }
    let first = ImplicitNames.room - account.count
    guard first >= 0 else {
      let domain = name.span.extracting(ImplicitNames.room..<name.count)
      return body((Array(copying: account) + Array(copying: domain)).span)
    }
    var room = name.mutableSpan
    for index in account.indices { room[first + index] = account[index] }
    body(name.span.extracting(first..<name.count))
  }

  /// Where the first `DC=` after a comma begins.
  private static func domainStart(in name: Span<UInt8>) -> Int? {
    let commas = ValueWords.repeating(UInt8(ascii: ","))
    var position = 0
    while name.count - position >= 8 {
      var hits = ValueWords.zeros(ValueWords.word(name, at: position) ^ commas)
      while hits != 0 {
        let start = position + hits.trailingZeroBitCount / 8 + 1
        if ValueText.begins(name.extracting(start..<name.count), with: "dc=") { return start }
        hits &= hits - 1
      }
      position += 8
    }
    while position < name.count {
      position += 1
      guard name[position - 1] == UInt8(ascii: ",") else { continue }
      if ValueText.begins(name.extracting(position..<name.count), with: "dc=") { return position }
    }
    return nil
  }
}
