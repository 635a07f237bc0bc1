import CLDAP
import Formats

extension LDAPSession {
  /// Encrypts the connection; `authorities` is a PEM file. With `ldap://`, StartTLS asks the server
  /// first (RFC 4511, section 4.14). Throws ``LiveError``.
  func startTLS(authorities: String?) throws(LiveError) {
    try trust(authorities)
    if server.scheme == .ldap { try requestTLS() }
    let handle = unsafe handle
    limitHandshake(to: timeout)
    let (code, log) = TLSLog.during {
      watchdog.watch(timeout) { unsafe ldap_install_tls(handle) }
    }
    limitHandshake(to: -1)
    guard code != LDAP_SUCCESS else { return }
    if watchdog.hasFired || code == LDAP_TIMEOUT {
      throw error(.timedOut(.tls, seconds: timeout))
    }
    if let problem = LiveError.CertificateProblem(tlsLog: log) {
      throw error(.certificate(problem))
    }
    throw error(.failedHandshake(reason: LDAPSession.reason(in: log)))
  }

  /// Gives libldap 2.6 a time limit for the handshake, or takes it away (-1). Without one it waits for no
  /// socket, and for a time that nobody set, when the first bytes of an answer come without the others
  /// (2.6.10, `ldap_int_tls_start`): shutting the socket down does not end that. 2.5 gets none
  /// (``Watchdog``).
  private func limitHandshake(to seconds: Int) {
    guard LibLDAP.version >= 20600 else { return }
    unsafe rollcall_ldap_limit_network(handle, seconds)
  }

  /// Such as `TLS1.3`; nil where there is none.
  func protocolVersion() -> String? {
    var text: UnsafeMutablePointer<CChar>?
    unsafe ldap_get_option(handle, LDAP_OPT_X_TLS_VERSION, &text)
    guard let text = unsafe text else { return nil }
    defer { unsafe ldap_memfree(text) }
    return unsafe String(cString: text)
  }

  /// Asks for TLS and waits for the consent. `ldap_start_tls_s` would do the handshake as well, without
  /// a way to tell which of the two failed.
  private func requestTLS() throws(LiveError) {
    let handle = unsafe handle
    let code = watchdog.watch(timeout) {
      unsafe ldap_extended_operation_s(handle, LDAP_EXOP_START_TLS, nil, nil, nil, nil, nil)
    }
    guard code != LDAP_SUCCESS else { return }
    throw code < 0 ? lost(.tls) : error(.startTLSRefused(answer(code)))
  }

  /// Sets whom to trust. The options take effect with the last call only, which is also the only one
  /// that says when a file cannot be read (libldap 2.5 on GnuTLS).
  private func trust(_ authorities: String?) throws(LiveError) {
    guard let path = authorities ?? LibLDAP.systemAuthorities() else {
      throw error(.noAuthorities)
    }
    guard LDAPSession.holdsCertificate(path) else {
      throw error(.unreadableAuthorities(path: path))
    }
    var demand = LDAP_OPT_X_TLS_DEMAND
    var isServer: Int32 = 0
    let codes = unsafe [
      ldap_set_option(handle, LDAP_OPT_X_TLS_CACERTFILE, path),
      ldap_set_option(handle, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand),
      ldap_set_option(handle, LDAP_OPT_X_TLS_NEWCTX, &isServer),
    ]
    guard codes.allSatisfy({ $0 == 0 }) else { throw error(.unreadableAuthorities(path: path)) }
  }

  /// GnuTLS does not complain of a file without any: nobody would be trusted.
  private static func holdsCertificate(_ path: String) -> Bool {
    guard let file = try? MappedFile.open(path, source: path) else { return false }
    let mark = Array("-----BEGIN ".utf8)
    return file.withSpan { bytes in
      var position = 0
      while let dash = ByteSearch.first(0x2D, in: bytes, range: position..<bytes.count) {
        if ByteSearch.equal(bytes, at: dash, mark.span, at: 0, count: mark.count) { return true }
        position = dash + 1
      }
      return false
    }
  }

  /// Reads `TLS: can't connect: The TLS connection was non-properly terminated..`, and says what GnuTLS
  /// means by it.
  private static func reason(in log: [String]) -> String {
    let text = log.last { $0.contains("can't connect: ") } ?? ""
    if text.contains("non-properly terminated") { return "the server closed the connection" }
    if text.contains("pull function") || text.contains("push function") {
      return "the server reset the connection"
    }
    if text.contains("unexpected TLS packet") || text.contains("wrong version number") {
      return "the server answered with something else than TLS"
    }
    var reason = text.split(separator: ":").last.map { $0.drop { $0 == " " } } ?? ""
    while let last = reason.last, last == "." || last.isWhitespace { reason.removeLast() }
    return reason.isEmpty || reason.hasPrefix("(") ? "no reason is known" : String(reason)
  }
}
