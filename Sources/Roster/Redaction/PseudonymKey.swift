import Crypto

/// The secret that pseudonyms are made with.
///
/// Whoever has it can tell which pseudonym a guessed name has, so it is never written anywhere by
/// Rollcall. Words go through HMAC-SHA256 (RFC 2104); digits and GUIDs, of which there are millions,
/// through SipHash-2-4 (Aumasson and Bernstein, 2012) with keys that HMAC derives from the secret.
package struct PseudonymKey: Sendable {
  private let secret: SymmetricKey
  let digits: SipHash
  let guids: (first: SipHash, last: SipHash)

  /// The fewest bytes that a secret needs, so that nobody can try them all.
  package static let fewestBytes = 16

  /// A key made of `secret`; nil when that is too short to keep anything secret.
  package init?(secret bytes: [UInt8]) {
    guard bytes.count >= PseudonymKey.fewestBytes else { return nil }
    self.init(SymmetricKey(data: bytes))
  }

  /// A new key, for one run.
  package static func random() -> PseudonymKey { PseudonymKey(SymmetricKey(size: .bits256)) }

  private init(_ secret: SymmetricKey) {
    self.secret = secret
    digits = SipHash(PseudonymKey.code(of: "digits", secret))
    guids = (
      SipHash(PseudonymKey.code(of: "guid 1", secret)),
      SipHash(PseudonymKey.code(of: "guid 2", secret))
    )
  }

  /// 64 bits that say nothing about `word` to anybody without the secret.
  func bits(of word: Span<UInt8>) -> UInt64 {
    var message: [UInt8] = Array("word ".utf8)
    message.append(copying: word)
    return PseudonymKey.number(HMAC<SHA256>.authenticationCode(for: message, using: secret))
  }

  private static func code(of purpose: String, _ secret: SymmetricKey) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: secret))
  }

  private static func number(_ code: HMAC<SHA256>.MAC) -> UInt64 {
    code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
