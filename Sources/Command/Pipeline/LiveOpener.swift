import Intake
import Settings

/// Signs in to directory servers as the settings say.
struct LiveOpener {
  let settings: Settings
  let context: CommandContext

  /// The server that a source names. Throws 64, 66, 69, 77 or 78.
  func open(_ source: SourceSetting) throws(Failure) -> LiveDirectory {
    let live = try self.source(source)
    do {
      let directory = try LiveDirectory.open(live)
      report(directory)
      return directory
    } catch {
      throw Failure(error)
    }
  }

  /// What to connect to, and how. Throws 64 or 78; asks for a password where there is none.
  func source(_ source: SourceSetting) throws(Failure) -> LiveSource {
    let ldap = settings.ldap
    let signIn = try signIn(to: source)
    do {
      var live = try LiveSource(name: source.location, signIn: signIn, timeout: ldap.timeout)
      live.encryption =
        ldap.startTLS == .always
        ? .startTLS : ldap.plaintext == .allowed ? .plaintextAllowed : .byScheme
      live.authorities = ldap.caFile.map(context.path)
      live.bases = ldap.bases
      live.filters = ldap.filters
      if case .groups(let names) = settings.scope { live.groups = names }
      return live
    } catch {
      throw Failure(error)
    }
  }

  private func signIn(to source: SourceSetting) throws(Failure) -> SignIn {
    switch settings.ldap.identity {
    case .anonymous: return .anonymous
    case .external: return .external
    case .kerberos(let keytab):
      if let keytab { try checkReadable(keytab) }
      return .kerberos(keytab: keytab.map(context.path))
    case .simple(let name):
      return .simple(name: name, password: try password(of: name, at: source.location))
    case .unset:
      // On a socket of this machine the server knows who we are.
      if source.location.lowercased().hasPrefix("ldapi:") { return .external }
      throw Failure(
        .usage, "Nothing says how to sign in", at: source.location,
        remedy: "Give --bind-name, --sasl gssapi, or --anonymous.")
    }
  }

  /// Kerberos would only say that there is no ticket.
  private func checkReadable(_ path: String) throws(Failure) {
    do throws(SystemError) {
      try FileDescriptor.reading(context.path(path)).close()
    } catch {
      throw .cannotRead(path, error)
    }
  }

  private func password(of name: String, at server: String) throws(Failure) -> SignIn.Password {
    switch settings.ldap.password {
    case .variable(let secret): return SignIn.Password(secret.reveal())
    case .file(let path): return SignIn.Password(try PasswordFile.read(path, in: context))
    case .unset:
      let isAttended = context.errorTerminal.isTerminal
      if isAttended, let text = PasswordPrompt.ask("Password of \(name) at \(server): ") {
        return SignIn.Password(text)
      }
      throw Failure(
        .usage, "There is no password for \(name)", at: server,
        remedy: "Give --password-file, or set ROLLCALL_PASSWORD.")
    }
  }

  /// What is worth a word though it is no failure: servers that do not serve (the next time it may be the
  /// last one), and one that holds but a part of each entry.
  private func report(_ directory: LiveDirectory) {
    guard settings.output.messages != .quiet else { return }
    if directory.isGlobalCatalog {
      context.say(
        "\(directory.server) is a Global Catalog, which does not know Office, title, department and "
          + "mobile. Use port 636 (ldaps) or 389.")
    }
    for error in directory.passedOver {
      context.say("\(error.server): \(error.what). Using \(directory.server) instead.")
    }
  }

  /// With --verbose, the lines of ldapsearch that would give the same. Throws as ``open(_:)`` does.
  func explain(_ directory: LiveDirectory, _ attributes: [String]) throws(Failure) {
    guard settings.output.messages == .verbose else { return }
    do {
      for command in try directory.commands(attributes) { context.say(command) }
    } catch {
      throw Failure(error)
    }
  }
}
