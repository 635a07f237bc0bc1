import CLDAP
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension LDAPSession {
  /// Signs in, unless a password would travel unprotected. Throws ``LiveError``.
  func signIn(_ signIn: SignIn, protection: Protection) throws(LiveError) {
    switch signIn {
    case .anonymous: try bind(name: "", password: "")
    case .simple(let name, let password):
      // A name without a password is an anonymous bind, which succeeds (RFC 4513, section 5.1.2).
      guard !password.text.isEmpty else { throw error(.emptyPassword) }
      guard protection != .none else { throw error(.passwordInClear) }
      try bind(name: name, password: password.text)
    case .external: try bindExternal()
    case .kerberos(let keytab): try bindKerberos(keytab, protection)
    }
  }

  /// What keeps others from reading along.
  enum Protection: Sendable {
    case tls
    /// A socket of this machine, or the user wants it so.
    case accepted
    case none
  }

  private func bind(name: String, password: String) throws(LiveError) {
    var bytes = Array(password.utf8CString)
    let handle = unsafe handle
    let code = watchdog.watch(timeout) {
      unsafe bytes.withUnsafeMutableBufferPointer { buffer in
        var credentials = unsafe berval(
          bv_len: ber_len_t(buffer.count - 1), bv_val: buffer.baseAddress)
        // No mechanism means a simple bind.
        return unsafe ldap_sasl_bind_s(handle, name, nil, &credentials, nil, nil, nil)
      }
    }
    try checkSignIn(code)
  }

  private func bindExternal() throws(LiveError) {
    let handle = unsafe handle
    // An empty answer that is there, unlike none, saves the server from asking for one.
    var empty: CChar = 0
    let code = watchdog.watch(timeout) {
      unsafe withUnsafeMutablePointer(to: &empty) { pointer in
        var nobody = unsafe berval(bv_len: 0, bv_val: pointer)
        return unsafe ldap_sasl_bind_s(handle, nil, "EXTERNAL", &nobody, nil, nil, nil)
      }
    }
    try checkSignIn(code)
  }

  /// Over TLS, Kerberos must not encrypt once more (Active Directory refuses that); without TLS it
  /// must.
  private func bindKerberos(_ keytab: String?, _ protection: Protection) throws(LiveError) {
    if let keytab { LDAPSession.useKeys(of: keytab) }
    let properties = protection == .tls ? "noanonymous,maxssf=0" : "noanonymous,minssf=56"
    unsafe ldap_set_option(handle, LDAP_OPT_X_SASL_SECPROPS, properties)
    guard
      let code = patiently({ [timeout] session in
        session.watchdog.watch(timeout) {
          unsafe ldap_sasl_interactive_bind_s(
            session.handle, nil, "GSSAPI", nil, nil, UInt32(LDAP_SASL_QUIET),
            rollcall_sasl_defaults,
            nil)
        }
      })
    else { throw error(.kerberos(.silent(seconds: timeout))) }
    if code < 0, !watchdog.hasFired, let problem = LiveError.KerberosProblem(diagnosticMessage()) {
      throw error(.kerberos(problem == .noTicket && keytab != nil ? .noKey : problem))
    }
    if code == LDAP_UNWILLING_TO_PERFORM || code == LDAP_STRONG_AUTH_REQUIRED, protection == .tls {
      throw error(.kerberos(.sealNotAllowed(diagnosticMessage())))
    }
    try checkSignIn(code)
    var strength: ber_len_t = 0
    unsafe ldap_get_option(handle, LDAP_OPT_X_SASL_SSF, &strength)
    guard strength >= 56 || protection != .none else { throw error(.unprotectedKerberos) }
  }

  /// Does a step on another thread, and gives up on it a second after its time: libkrb5 waits for its own
  /// servers as long as it likes, and the watchdog only ends what waits for ours. A thread that is given
  /// up keeps the session for itself until it is done.
  ///
  /// Sound: this thread does not touch the session before the other is done, nor after it gave it up.
  private func patiently(_ step: @escaping @Sendable (LDAPSession) -> Int32) -> Int32? {
    let lent = Lent(session: self)
    let answer = Answer()
    let done = DispatchSemaphore(value: 0)
    DispatchQueue(label: "rollcall.kerberos").async {
      let result = step(lent.session)
      answer.code.withLock { $0 = result }
      done.signal()
    }
    _ = done.wait(timeout: .now() + .seconds(timeout + 1))
    return answer.code.withLock { $0 }
  }

  /// A session that another thread uses for a while.
  private struct Lent: @unchecked Sendable {
    let session: LDAPSession
  }

  private final class Answer: Sendable {
    let code = Mutex<Int32?>(nil)
  }

  /// Lets MIT Kerberos get a ticket by itself with the keys in a file (its "client keytab"), and keep it
  /// in memory only.
  ///
  /// Sound: libkrb5 reads the variables later, on this thread.
  private static func useKeys(of keytab: String) {
    unsafe setenv("KRB5_CLIENT_KTNAME", keytab, 1)
    unsafe setenv("KRB5CCNAME", "MEMORY:rollcall", 1)
  }

  private func checkSignIn(_ code: Int32) throws(LiveError) {
    switch code {
    case LDAP_SUCCESS: return
    case LDAP_INVALID_CREDENTIALS:
      let answer = answer(code)
      throw error(.badCredentials(SignInProblem(serverText: answer.text), answer))
    case LDAP_INVALID_DN_SYNTAX, LDAP_INAPPROPRIATE_AUTH, LDAP_NO_SUCH_OBJECT:
      throw error(.badCredentials(.unsaid, answer(code)))
    case LDAP_STRONG_AUTH_REQUIRED, LDAP_CONFIDENTIALITY_REQUIRED, LDAP_AUTH_METHOD_NOT_SUPPORTED:
      throw error(.strongerSignInNeeded(answer(code)))
    case LDAP_BUSY, LDAP_UNAVAILABLE: throw error(.busy(answer(code)))
    case ..<0:
      // libldap's own: no answer, or one that is no LDAP.
      throw code == LDAP_DECODING_ERROR && !watchdog.hasFired
        ? error(.library(reason: LibLDAP.meaning(of: code))) : lost(.signIn)
    default: throw error(.notPermitted(answer(code)))
    }
  }
}

extension LiveError.KerberosProblem {
  /// Reads what Cyrus SASL and MIT Kerberos say; nil when it is nothing of theirs.
  init?(_ text: String) {
    guard text.contains("SASL") || text.contains("GSSAPI") else { return nil }
    if text.contains("No worthy mechs") || text.contains("no mechanism available") {
      self = .notInstalled
    } else if text.contains("expired") {
      self = .ticketExpired
    } else if text.contains("No credentials were supplied")
      || text.contains("No Kerberos credentials")
    {
      self = .noTicket
    } else if text.contains("not found in Kerberos database") {
      self = .unknownService
    } else {
      self = .other(text)
    }
  }
}
