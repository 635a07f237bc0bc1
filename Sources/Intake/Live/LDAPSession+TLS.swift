import CLDAP

extension LDAPSession {
  /// Encrypts the connection; `authorities` is a PEM file. With `ldap://`, StartTLS asks the server
  /// first (RFC 4511, section 4.14). Throws ``LiveError``.
  func startTLS(authorities: String?) throws(LiveError) {
    try trust(authorities)
    if server.scheme == .ldap { try requestTLS() }
    let handle = unsafe handle
    let (code, log) = TLSLog.during {
      watchdog.watch(timeout) { unsafe ldap_install_tls(handle) }
    }
    guard code != LDAP_SUCCESS else { return }
    if watchdog.hasFired { throw error(.timedOut(.tls, seconds: timeout)) }
    if let problem = LiveError.CertificateProblem(tlsLog: log) {
      throw error(.certificate(problem))
    }
    throw error(.noTLS(reason: LDAPSession.reason(in: log) ?? diagnosticMessage()))
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
    var demand = LDAP_OPT_X_TLS_DEMAND
    var isServer: Int32 = 0
    let codes = unsafe [
      ldap_set_option(handle, LDAP_OPT_X_TLS_CACERTFILE, path),
      ldap_set_option(handle, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand),
      ldap_set_option(handle, LDAP_OPT_X_TLS_NEWCTX, &isServer),
    ]
    guard codes.allSatisfy({ $0 == 0 }) else { throw error(.unreadableAuthorities(path: path)) }
  }

  /// `TLS: can't connect: The TLS connection was non-properly terminated..`
  private static func reason(in log: [String]) -> String? {
    let mark = "can't connect: "
    for line in log {
      guard let colon = line.lastIndex(of: ":"), line.contains(mark) else { continue }
      var reason = line[line.index(after: colon)...].drop { $0 == " " }
      while let last = reason.last, last == "." || last.isWhitespace { reason.removeLast() }
      return reason.hasPrefix("(") ? nil : String(reason)
    }
    return nil
  }
}
