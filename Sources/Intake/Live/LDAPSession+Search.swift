import CLDAP
import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension LDAPSession {
  /// How a search, or one page of it, ended well.
  struct SearchEnd {
    /// Where the next page goes on; empty after the last.
    var cookie: [UInt8] = []
    /// URLs of servers that hold other parts.
    var references: [String] = []
    /// Whether there is more, by the DirSync control.
    var hasMoreChanges = false
  }

  /// A control that goes with a search.
  enum SearchControl: Sendable {
    /// A page of so many entries, after the one that gave the cookie (RFC 2696).
    case page(size: Int, cookie: [UInt8])
    /// Changes since a cookie (MS-ADTS, 3.1.1.3.4.1.3).
    case changes(flags: Int, cookie: [UInt8])
  }

  /// A search that was sent; its answers are still to come.
  struct Pending {
    fileprivate let number: Int32
    let search: LDAPSearch
  }

  /// Does one search, and gives its entries to `collector`. A search that ends with anything but success
  /// throws ``LiveError``.
  func search(
    _ search: LDAPSearch, _ controls: [SearchControl] = [], into collector: inout EntryCollector
  ) throws(LiveError) -> SearchEnd {
    try receive(try send(search, controls), into: &collector)
  }

  /// Takes the answers of a search and gives the entries among them to `collector`. A search that ends
  /// with anything but success throws ``LiveError``.
  func receive(
    _ pending: Pending, into collector: inout EntryCollector
  ) throws(LiveError) -> SearchEnd {
    var end = SearchEnd()
    let outcome = watchdog.watch(timeout) { () -> Result<Int32, LiveError> in
      while true {
        var message: OpaquePointer?
        let kind = unsafe ldap_result(handle, pending.number, LDAP_MSG_ONE, nil, &message)
        guard kind > 0, let message = unsafe message else { return .failure(received(collector)) }
        defer { unsafe ldap_msgfree(message) }
        switch UInt32(bitPattern: kind) {
        case UInt32(LDAP_RES_SEARCH_ENTRY):
          guard unsafe collect(message, into: &collector) else {
            return .failure(error(.library(reason: "an entry cannot be decoded")))
          }
          letMoreArrive()
        case UInt32(LDAP_RES_SEARCH_REFERENCE):
          unsafe end.references += references(in: message)
        case UInt32(LDAP_RES_SEARCH_RESULT):
          return unsafe finish(message, pending.search, collector.count, &end).map { LDAP_SUCCESS }
        default: continue
        }
      }
    }
    switch outcome {
    case .success: return end
    case .failure(let failure): throw watchdog.hasFired ? lost(.base) : failure
    }
  }

  private func received(_ collector: EntryCollector) -> LiveError {
    var code: Int32 = 0
    unsafe ldap_get_option(handle, LDAP_OPT_RESULT_CODE, &code)
    return code == LDAP_DECODING_ERROR
      ? error(.library(reason: LibLDAP.meaning(of: code))) : lost(.base, received: collector.count)
  }

  /// Sends the request. Throws ``LiveError``.
  func send(_ search: LDAPSearch, _ controls: [SearchControl] = []) throws(LiveError) -> Pending {
    var names = unsafe search.attributes.map { unsafe strdup($0) }
    defer { unsafe names.forEach { unsafe free($0) } }
    unsafe names.append(nil)
    var pointers = try unsafe pointers(to: controls)
    defer { unsafe pointers.forEach { unsafe ldap_control_free($0) } }
    unsafe pointers.append(nil)
    let scope =
      switch search.scope {
      case .base: LDAP_SCOPE_BASE
      case .one: LDAP_SCOPE_ONELEVEL
      case .sub: LDAP_SCOPE_SUBTREE
      }
    var number: Int32 = 0
    let code = unsafe names.withUnsafeMutableBufferPointer { names in
      unsafe pointers.withUnsafeMutableBufferPointer { controls in
        unsafe ldap_search_ext(
          handle, search.base, Int32(scope), search.filter,
          search.attributes.isEmpty ? nil : names.baseAddress,
          search.content == .namesOnly ? 1 : 0, controls.baseAddress, nil, nil, 0, &number)
      }
    }
    switch code {
    case LDAP_SUCCESS: return Pending(number: number, search: search)
    case LDAP_FILTER_ERROR: throw error(.malformedFilter(search.filter))
    case LDAP_SERVER_DOWN, LDAP_UNAVAILABLE: throw lost(.base)
    default: throw error(.library(reason: LibLDAP.meaning(of: code)))
    }
  }

  private func pointers(
    to controls: [SearchControl]
  ) throws(LiveError) -> [UnsafeMutablePointer<LDAPControl>?] {
    var pointers: [UnsafeMutablePointer<LDAPControl>?] = unsafe []
    for control in controls {
      var pointer: UnsafeMutablePointer<LDAPControl>?
      let code: Int32
      switch control {
      case .page(let size, let cookie):
        code = unsafe withValue(cookie) {
          unsafe ldap_create_page_control(handle, ber_int_t(size), $0, 1, &pointer)
        }
      case .changes(let flags, let cookie):
        code = unsafe withValue(cookie) {
          unsafe ldap_create_dirsync_control(handle, Int32(flags), Int32.max, $0, &pointer)
        }
      }
      guard code == LDAP_SUCCESS else {
        unsafe pointers.forEach { unsafe ldap_control_free($0) }
        throw error(.library(reason: LibLDAP.meaning(of: code)))
      }
      unsafe pointers.append(pointer)
    }
    return unsafe pointers
  }

  private func withValue<R>(_ bytes: [UInt8], _ body: (UnsafeMutablePointer<berval>) -> R) -> R {
    var copy = bytes.map { CChar(bitPattern: $0) }
    return unsafe copy.withUnsafeMutableBufferPointer { buffer in
      var value = unsafe berval(bv_len: ber_len_t(buffer.count), bv_val: buffer.baseAddress)
      return unsafe body(&value)
    }
  }

  /// Reads the message that ends a search.
  private func finish(
    _ message: OpaquePointer, _ search: LDAPSearch, _ count: Int, _ end: inout SearchEnd
  ) -> Result<Void, LiveError> {
    var code: Int32 = 0
    var text: UnsafeMutablePointer<CChar>?
    var referrals: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var controls: UnsafeMutablePointer<UnsafeMutablePointer<LDAPControl>?>?
    let parsed = unsafe ldap_parse_result(
      handle, message, &code, nil, &text, &referrals, &controls, 0)
    defer {
      unsafe ldap_memfree(text)
      if let referrals = unsafe referrals { unsafe freeList(referrals) }
      unsafe ldap_controls_free(controls)
    }
    guard parsed == LDAP_SUCCESS else {
      return .failure(error(.library(reason: LibLDAP.meaning(of: parsed))))
    }
    let words = unsafe text.map { unsafe LDAPSession.tidy(String(cString: $0)) } ?? ""
    guard code == LDAP_SUCCESS else {
      let first = unsafe referrals?.pointee.map { unsafe String(cString: $0) }
      let answer = LiveError.ServerAnswer(
        code: Int(code), meaning: LibLDAP.meaning(of: code), text: words)
      return .failure(failure(answer, search, count, referral: first))
    }
    guard let controls = unsafe controls else { return .success(()) }
    guard unsafe readControls(controls, &end) else {
      // A page whose end cannot be understood must not pass for the last one.
      return .failure(error(.library(reason: "a control of its answer cannot be decoded")))
    }
    return .success(())
  }

  /// False when a control is there and damaged.
  private func readControls(
    _ controls: UnsafeMutablePointer<UnsafeMutablePointer<LDAPControl>?>, _ end: inout SearchEnd
  ) -> Bool {
    var cookie = unsafe berval()
    var code = LDAP_SUCCESS
    if let control = unsafe ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, controls, nil) {
      var estimate: ber_int_t = 0
      code = unsafe ldap_parse_pageresponse_control(handle, control, &estimate, &cookie)
    } else if let control = unsafe ldap_control_find(LDAP_CONTROL_X_DIRSYNC, controls, nil) {
      var isContinued: Int32 = 0
      code = unsafe ldap_parse_dirsync_control(handle, control, &isContinued, &cookie)
      end.hasMoreChanges = isContinued != 0
    }
    guard code == LDAP_SUCCESS else { return false }
    unsafe end.cookie = bytes(of: cookie)
    unsafe ber_memfree(cookie.bv_val)
    return true
  }

  /// What a result other than success means.
  private func failure(
    _ answer: LiveError.ServerAnswer, _ search: LDAPSearch, _ count: Int, referral: String?
  ) -> LiveError {
    switch Int32(answer.code) {
    case LDAP_SIZELIMIT_EXCEEDED: error(.sizeLimit(received: count))
    case LDAP_TIMELIMIT_EXCEEDED: error(.timeLimit(received: count))
    case LDAP_NO_SUCH_OBJECT: error(.unknownBase(search.base))
    case LDAP_INVALID_DN_SYNTAX: error(.malformedBase(search.base))
    case LDAP_REFERRAL: error(.referred(base: search.base, to: referral ?? "another server"))
    case LDAP_INSUFFICIENT_ACCESS: error(.notPermitted(answer))
    case LDAP_OPERATIONS_ERROR where answer.saysToSignIn: error(.notPermitted(answer))
    case LDAP_STRONG_AUTH_REQUIRED, LDAP_CONFIDENTIALITY_REQUIRED:
      error(.strongerSignInNeeded(answer))
    case LDAP_BUSY, LDAP_UNAVAILABLE: error(.busy(answer))
    default: error(.refused(answer))
    }
  }

  private func references(in message: OpaquePointer) -> [String] {
    var urls: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    guard unsafe ldap_parse_reference(handle, message, &urls, nil, 0) == LDAP_SUCCESS,
      let urls = unsafe urls
    else { return [] }
    defer { unsafe freeList(urls) }
    // Several URLs of one reference say the same.
    return unsafe urls.pointee.map { unsafe [String(cString: $0)] } ?? []
  }

  /// Copies an entry; false when it is damaged.
  private func collect(_ message: OpaquePointer, into collector: inout EntryCollector) -> Bool {
    var element: OpaquePointer?
    var name = unsafe berval()
    guard unsafe ldap_get_dn_ber(handle, message, &element, &name) == LDAP_SUCCESS else {
      return false
    }
    defer { unsafe ber_free(element, 0) }
    // What is left of the element is the list of attributes and nothing else, in one piece.
    var attributes = unsafe berval()
    var count: ber_len_t = 0
    guard
      unsafe ber_get_option(
        UnsafeMutableRawPointer(element), LBER_OPT_BER_REMAINING_BYTES, &count) == 0
    else {
      return false
    }
    if count > 0 {
      guard unsafe ber_skip_raw(element, &attributes) != rollcall_lber_default() else {
        return false
      }
      unsafe attributes.bv_len = count
    }
    return unsafe withBytes(of: name) { name in
      unsafe withBytes(of: attributes) { collector.add(name, attributes: $0) }
    }
  }

  @unsafe
  private func bytes(of value: berval) -> [UInt8] {
    unsafe UnsafeRawBufferPointer(start: value.bv_val, count: Int(value.bv_len)).map { $0 }
  }
}

extension LiveError.ServerAnswer {
  /// Active Directory and Samba tell a stranger so with "operations error".
  fileprivate var saysToSignIn: Bool {
    let text = text.lowercased()
    return text.contains("successful bind must be completed")
      || text.contains("without authentication")
  }
}

/// Releases a list of strings that libldap made.
@unsafe
private func freeList(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) {
  unsafe ldap_memvfree(
    UnsafeMutableRawPointer(list).assumingMemoryBound(to: UnsafeMutableRawPointer?.self))
}

/// Calls `body` with the bytes of a value, which live as long as the message that it stands in.
@unsafe
private func withBytes<R>(of value: berval, _ body: (Span<UInt8>) -> R) -> R {
  let raw = unsafe UnsafeRawBufferPointer(start: value.bv_val, count: Int(value.bv_len))
  return unsafe body(raw.bindMemory(to: UInt8.self).span)
}
