import CLDAP

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What must be so before libldap is first called.
enum LibLDAP {
  /// Loads libldap; nil when it is ready, or else what is in the way.
  ///
  /// Keeps it from reading `LDAP...` variables and ldaprc files (ldap.conf(5)), which could switch the
  /// check of certificates off.
  ///
  /// Sound: done once, before the first call into libldap.
  static let problem: LiveError.Kind? = {
    guard unsafe setenv("LDAPNOINIT", "1", 1) == 0 else {
      return .libraryMissing(reason: "LDAPNOINIT cannot be set for it")
    }
    guard let reason = unsafe rollcall_ldap_load() else { return nil }
    return .libraryMissing(reason: unsafe String(cString: reason))
  }()

  /// The version that was loaded, such as 20513 for 2.5.13; 0 where the library does not say.
  ///
  /// Sound: asked for once ``problem`` is nil; what libldap hands out is freed and not looked at.
  static let version: Int32 = {
    var info = unsafe LDAPAPIInfo()
    unsafe info.ldapai_info_version = LDAP_API_INFO_VERSION
    guard unsafe ldap_get_option(nil, LDAP_OPT_API_INFO, &info) == LDAP_OPT_SUCCESS else {
      return 0
    }
    unsafe ldap_memfree(info.ldapai_vendor_name)
    if let extensions = unsafe info.ldapai_extensions {
      unsafe extensions.withMemoryRebound(to: UnsafeMutableRawPointer?.self, capacity: 1) {
        unsafe ldap_memvfree($0)
      }
    }
    return unsafe info.ldapai_vendor_version
  }()

  /// The list of certificate authorities of this system, in the places of Debian, Red Hat, SUSE and
  /// Alpine. Without configuration files, libldap knows none by itself.
  static func systemAuthorities() -> String? {
    [
      "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
      "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem",
    ].first { unsafe access($0, R_OK) == 0 }
  }

  /// The name of a result code (RFC 4511, appendix A), as libldap has it.
  static func meaning(of code: Int32) -> String {
    guard let text = unsafe ldap_err2string(code) else { return "error" }
    return unsafe String(cString: text)
  }
}
