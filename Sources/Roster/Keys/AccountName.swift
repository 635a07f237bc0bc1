import Formats

/// Account names as people write them into a username: `jdoe`, or `CORP\jdoe`.
package enum AccountName {
  /// Where the account name stands in `username`, without a leading `DOMAIN\`.
  package static func range(in username: Span<UInt8>) -> Range<Int> {
    let all = 0..<username.count
    guard let slash = ByteSearch.first(UInt8(ascii: "\\"), in: username, range: all) else {
      return all
    }
    return (slash + 1)..<username.count
  }

  /// The ``ShortHash`` of what stands before the last `@` of an address, when that is folded; none where
  /// there is no `@`. Whose implicit name, sAMAccountName@DOMAIN, is the address has an account name with
  /// this hash: the name of a domain has no `@`.
  package static func shortHash(ofImplicitName address: Span<UInt8>) -> UInt32 {
    let key = Folding.key(address)
    guard let end = key.lastIndex(of: UInt8(ascii: "@")) else { return ShortHash.none }
    return ShortHash.of(key.span.extracting(0..<end))
  }

  /// Whether `name` is what stands in front of an `@` of an address, byte for byte.
  package static func isLocalPart(_ name: Span<UInt8>, of address: Span<UInt8>) -> Bool {
    name.count < address.count && address[name.count] == UInt8(ascii: "@")
      && Folding.sameBytes(address.extracting(0..<name.count), name)
  }
}
