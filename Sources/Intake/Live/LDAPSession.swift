import CLDAP

/// One connection to one server, through libldap.
///
/// libldap's handle is not made for several threads: a session stays on the thread that made it.
///
/// Why the unsafe steps here and in the extensions are sound: the handle is made in `init` and released
/// once, in `deinit`; strings and structures that are handed to libldap live until its call is over,
/// since it copies what it keeps; what it hands out is copied into values of our own before it is freed.
@safe
final class LDAPSession {
  let server: LDAPURL
  /// Seconds for each step.
  let timeout: Int
  let handle: OpaquePointer
  /// What the handle reads from; lives as long as it.
  let sockbuf: OpaquePointer?
  let watchdog: Watchdog

  /// Connects. Nothing is sent yet. Throws ``LiveError``.
  init(to server: LDAPURL, timeout: Int) throws(LiveError) {
    if let problem = LibLDAP.problem { throw LiveError(problem, server: server.server) }
    self.server = server
    self.timeout = timeout
    let socket = try ServerSocket.connect(to: server, timeout: timeout)
    watchdog = Watchdog(socket: socket)
    var handle: OpaquePointer?
    let kind = server.scheme == .ldapi ? LDAP_PROTO_IPC : LDAP_PROTO_TCP
    // TLS is started by a call of its own, so ldaps is as plain as ldap here.
    let url = server.scheme == .ldaps ? "ldap" + server.server.dropFirst(5) : server.server
    let code = unsafe ldap_init_fd(socket, kind, url, &handle)
    guard code == LDAP_SUCCESS, let handle = unsafe handle else {
      throw LiveError(.library(reason: LibLDAP.meaning(of: code)), server: server.server)
    }
    unsafe self.handle = handle
    unsafe sockbuf = rollcall_ldap_sockbuf(handle)
    var version = LDAP_VERSION3
    unsafe ldap_set_option(handle, LDAP_OPT_PROTOCOL_VERSION, &version)
    // Otherwise it goes to every server that a reference names, without signing in (RFC 4511, 4.5.3).
    unsafe ldap_set_option(handle, LDAP_OPT_REFERRALS, nil)
    unsafe ldap_set_option(handle, LDAP_OPT_X_SASL_NOCANON, rollcall_ldap_option_on())
    readAhead()
  }

  deinit {
    let handle = unsafe handle
    _ = watchdog.watch(2) { unsafe ldap_unbind_ext_s(handle, nil, nil) }
  }

  /// The error for this server.
  func error(_ kind: LiveError.Kind) -> LiveError { LiveError(kind, server: server.server) }

  /// What the server said last, or libldap about it.
  func diagnosticMessage() -> String {
    var text: UnsafeMutablePointer<CChar>?
    unsafe ldap_get_option(handle, LDAP_OPT_DIAGNOSTIC_MESSAGE, &text)
    guard let text = unsafe text else { return "" }
    defer { unsafe ldap_memfree(text) }
    return LDAPSession.tidy(unsafe String(cString: text))
  }

  /// The server's answer with this code and the text that came with it.
  func answer(_ code: Int32) -> LiveError.ServerAnswer {
    LiveError.ServerAnswer(
      code: Int(code), meaning: LibLDAP.meaning(of: code), text: diagnosticMessage())
  }

  /// Windows ends its texts with a line end and a NUL.
  static func tidy(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last.isWhitespace || last == "\0" { text.removeLast() }
    return String(text)
  }

  /// What a failed step means that did not get an answer: libldap's own codes are negative.
  func lost(_ step: LiveError.Step, received: Int = 0) -> LiveError {
    watchdog.hasFired ? error(.timedOut(step, seconds: timeout)) : error(.lost(received: received))
  }
}
