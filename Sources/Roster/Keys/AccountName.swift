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
}
