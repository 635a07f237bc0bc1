extension LiveDirectory {
  /// The ldapsearch lines that give the same entries, a line a search, to try it by hand or to read a
  /// manual page by. Throws ``LiveError`` when the server has to be asked and does not answer.
  package func commands(_ attributes: [String]) throws(LiveError) -> [String] {
    try searches(attributes).map(command)
  }

  private func command(_ search: LDAPSearch) -> String {
    var words = ["ldapsearch", "-H", url.server]
    if LiveDirectory.usesTLS(url, source), url.scheme == .ldap { words.append("-ZZ") }
    switch source.signIn {
    case .anonymous: words.append("-x")
    case .simple(let name, _): words += ["-x", "-D", name, "-W"]
    case .kerberos: words += ["-Y", "GSSAPI", "-N"]
    case .external: words += ["-Y", "EXTERNAL"]
    }
    words += ["-o", "ldif-wrap=no", "-E", "pr=1000/noprompt", "-b", search.base]
    if search.scope != .sub { words += ["-s", search.scope.rawValue] }
    words += [search.filter] + search.attributes
    let trusted = source.authorities.map { "LDAPTLS_CACERT=\(LiveDirectory.quoted($0)) " } ?? ""
    return trusted + words.map(LiveDirectory.quoted).joined(separator: " ")
  }

  /// `text` as one word for a POSIX shell.
  private static func quoted(_ text: String) -> String {
    let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,/:=@%+"
    guard text.isEmpty || !text.allSatisfy(plain.contains) else { return text }
    return "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
