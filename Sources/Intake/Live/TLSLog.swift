import CLDAP
import Synchronization

/// What libldap logs during a TLS handshake: with GnuTLS the only place where the reason of a failure
/// is to be had; the error itself says "(unknown error code)".
///
/// Why it is sound: libldap hands over a C string that lives during the call and is copied at once.
enum TLSLog {
  private static let lines = Mutex<[String]>([])

  /// Does a handshake and gives the lines that were logged meanwhile. Logging is switched on for the
  /// whole process, so one handshake at a time.
  static func during<R>(_ handshake: () -> R) -> (result: R, lines: [String]) {
    lines.withLock { $0 = [] }
    setLevel(1)
    let result = handshake()
    setLevel(0)
    return (result, lines.withLock { $0 })
  }

  private static func setLevel(_ level: Int32) {
    let print: BER_LOG_PRINT_FN = { text in
      guard let text = unsafe text else { return }
      let line = unsafe String(cString: text)
      if line.hasPrefix("TLS") { TLSLog.lines.withLock { $0.append(line) } }
    }
    unsafe ber_set_option(
      nil, LBER_OPT_LOG_PRINT_FN, unsafeBitCast(print, to: UnsafeRawPointer.self))
    unsafe withUnsafePointer(to: level) { level in
      _ = unsafe ber_set_option(nil, LBER_OPT_DEBUG_LEVEL, level)
      _ = unsafe ldap_set_option(nil, LDAP_OPT_DEBUG_LEVEL, level)
    }
  }
}

extension LiveError.CertificateProblem {
  /// Finds the reason among libldap's log lines, as its builds on GnuTLS and on OpenSSL write them;
  /// nil when the certificate is not what failed.
  package init?(tlsLog lines: [String]) {
    for line in lines {
      if let problem = Self.inGnuTLS(line) ?? Self.inOpenSSL(line.lowercased()) {
        self = problem
        return
      }
    }
    return nil
  }

  /// `TLS: peer cert untrusted or revoked (0x42)`; the number is gnutls_certificate_status_t.
  private static func inGnuTLS(_ line: String) -> Self? {
    if line.contains("does not match common name") {
      return .wrongName(ofCertificate: parenthesised(line).last)
    }
    guard line.contains("untrusted or revoked"),
      let text = parenthesised(line).last, text.hasPrefix("0x"),
      let status = UInt32(text.dropFirst(2), radix: 16)
    else { return nil }
    if status & 0x400 != 0 { return .expired }
    if status & 0x200 != 0 { return .notYetValid }
    if status & 0x20 != 0 { return .revoked }
    if status & 0x100 != 0 { return .weakAlgorithm }
    if status & 0xC0 != 0 { return .unknownIssuer }
    return .other("GnuTLS says \(text)")
  }

  /// `TLS certificate verification: Error, unable to get local issuer certificate` and the like
  /// (OpenSSL, X509_verify_cert_error_string).
  private static func inOpenSSL(_ line: String) -> Self? {
    if line.contains("certificate has expired") { return .expired }
    if line.contains("not yet valid") { return .notYetValid }
    if line.contains("certificate revoked") { return .revoked }
    if line.contains("md too weak") || line.contains("key too small") { return .weakAlgorithm }
    if line.contains("issuer certificate") || line.contains("self signed")
      || line.contains("self-signed")
    {
      return .unknownIssuer
    }
    return nil
  }

  private static func parenthesised(_ line: String) -> [String] {
    line.split(separator: "(").dropFirst().compactMap { part in
      part.split(separator: ")", omittingEmptySubsequences: false).first.map(String.init)
    }
  }
}
