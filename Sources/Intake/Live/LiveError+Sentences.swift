// What a person is told about a server that could not be read.

extension LiveError {
  /// What kind of trouble it is: each has its own exit code.
  package enum Trouble: Sendable {
    /// What was asked for cannot be.
    case usage
    /// A file that is needed is not there.
    case missingFile
    /// The server is not reachable or not trusted, or it dropped the connection.
    case unreachable
    /// The server refuses the credentials, or the right to read.
    case refused
    /// The server answers, but not with all that was asked for.
    case unusable
  }

  package var trouble: Trouble {
    switch kind {
    case .malformedURL, .passwordInClear, .emptyPassword, .malformedFilter, .malformedBase: .usage
    case .noAuthorities, .unreadableAuthorities: .missingFile
    case .unknownHost, .notConnected, .timedOut, .certificate, .failedHandshake, .startTLSRefused,
      .timeLimit,
      .busy, .lost, .library, .libraryMissing, .kerberos(.silent):
      .unreachable
    case .badCredentials, .strongerSignInNeeded, .kerberos, .unprotectedKerberos, .notPermitted:
      .refused
    case .unknownBase, .referred, .noBase, .nobody, .sizeLimit, .incompleteValues, .refused:
      .unusable
    }
  }

  /// What is wrong.
  package var what: String {
    switch kind {
    case .libraryMissing(let reason): "OpenLDAP's library cannot be loaded: \(reason)"
    case .malformedURL(let reason): "This is not an LDAP URL: \(reason)"
    case .passwordInClear: "The password would travel to the server as clear text"
    case .emptyPassword: "The password is empty, which servers take for an anonymous sign-in"
    case .noAuthorities: "This system has no list of certificate authorities"
    case .unreadableAuthorities: "The certificates to trust cannot be read"
    case .unknownHost(let reason): "The server's name cannot be found: \(reason)"
    case .notConnected(let reason): "Cannot connect to the server: \(reason)"
    case .timedOut(let step, let seconds): "\(LiveError.silence(step)) for \(seconds) s"
    case .certificate(let problem):
      "The server's certificate is not trusted: \(LiveError.words(problem))"
    case .failedHandshake(let reason): "The TLS handshake failed: \(reason)"
    case .startTLSRefused(let answer): "The server refuses StartTLS: \(answer.words)"
    case .badCredentials(let problem, let answer):
      "The server refuses the sign-in: \(problem.sentence)"
        + (problem == .unsaid && !answer.text.isEmpty ? " (\(answer.text))" : "")
    case .strongerSignInNeeded(let answer):
      "The server wants a better protected sign-in: \(answer.words)"
    case .kerberos(let problem): "Kerberos does not let us in: \(LiveError.words(problem))"
    case .unprotectedKerberos: "The server offers Kerberos without encryption"
    case .notPermitted(let answer): "The server does not let this account read: \(answer.words)"
    case .malformedFilter(let filter): "This is not an LDAP filter: \(filter)"
    case .unknownBase(let base): "The server has no entry \(base) to search under"
    case .malformedBase(let base): "This is not a distinguished name: \(base)"
    case .referred(let base, let url): "The server does not hold \(base); it points to \(url)"
    case .noBase: "The server does not say what it holds"
    case .nobody(let base, let filter): "The server shows nobody under \(base) by \(filter)"
    case .sizeLimit(let received):
      "The server ended the search at its size limit, after \(received) entries"
    case .timeLimit(let received):
      "The server ended the search at its time limit, after \(received) entries"
    case .busy(let answer): "The server does not serve at the moment: \(answer.words)"
    case .lost(let received):
      received == 0
        ? "The server dropped the connection"
        : "The server dropped the connection after \(received) entries"
    case .incompleteValues(let attribute, let entry):
      "The server did not give all values of \(attribute) of \(entry)"
    case .refused(let answer): "The server refuses the search: \(answer.words)"
    case .library(let reason): "The answer of the server cannot be used: \(reason)"
    }
  }

  /// What to do about it.
  package var cure: String {
    switch kind {
    case .libraryMissing:
      "Check that it is installed, in version 2.5 or 2.6: on Debian the package libldap-2.5-0 or libldap2."
    case .malformedURL: "Write for instance ldaps://dc1.corp.example."
    case .passwordInClear:
      "Use ldaps://, or --start-tls; if it must be so, --insecure-plaintext."
    case .emptyPassword: "Give the password, or --anonymous if that is meant."
    case .noAuthorities: "Install ca-certificates, or give --ca-file."
    case .unreadableAuthorities(let path):
      "Check that \(path) is a PEM file with certificates, and that you may read it."
    case .unknownHost: "Check the spelling, and that this machine asks the domain's DNS servers."
    case .notConnected: "Check the host, the port and the firewalls between."
    case .timedOut(let step, _): LiveError.cure(step)
    case .certificate(let problem): LiveError.cure(problem)
    case .failedHandshake:
      "Use ldaps:// with port 636, or ldap:// with --start-tls and port 389, and check that the "
        + "server has a certificate."
    case .startTLSRefused: "Use ldaps://, or give the server a certificate."
    case .badCredentials(let problem, _): problem.cure
    case .strongerSignInNeeded: "Use ldaps://, --start-tls, or --sasl gssapi."
    case .kerberos(let problem): LiveError.cure(problem)
    case .unprotectedKerberos: "Use ldaps:// with --sasl gssapi."
    case .notPermitted: "Sign in with an account that may read users under the base."
    case .malformedFilter: "Check its parentheses; see RFC 4515."
    case .unknownBase, .malformedBase:
      "Check --base, and that the account may see it; without --base, the whole domain is read."
    case .referred: "Give a server of that domain as a --directory of its own."
    case .noBase: "Give --base."
    case .nobody:
      "Check that the account may read users there (a server hides what one may not see), --base and "
        + "--filter."
    case .sizeLimit:
      "Nothing of it is used. Ask for paging to be allowed to the account, or read the parts one by "
        + "one with --base or --filter."
    case .timeLimit: "Nothing of it is used. Narrow it with --base or --filter, or try again later."
    case .busy: "Try again later, or name a second server."
    case .lost: "Nothing of it is used. Try again; look into the server's log if it stays."
    case .incompleteValues: "Nothing is used. Try again; the entry may be changing."
    case .refused: "Nothing of it is used."
    case .library: "Check that an LDAP server listens there."
    }
  }

  private static func silence(_ step: Step) -> String {
    switch step {
    case .name: "The name servers did not answer"
    case .connect: "The server did not take the connection"
    case .tls: "The server did not answer in the TLS handshake"
    case .signIn: "The server did not answer to the sign-in"
    case .base, .filter, .attributes: "The server did not send the next entries"
    }
  }

  private static func cure(_ step: Step) -> String {
    switch step {
    case .name: "Check the DNS servers of this machine, or raise --timeout."
    case .connect: "Check the host, the port and the firewalls between, or raise --timeout."
    case .tls, .signIn: "Check that an LDAP server listens there, or raise --timeout."
    case .base, .filter, .attributes: "Nothing of it is used. Raise --timeout if the line is slow."
    }
  }

  private static func words(_ problem: CertificateProblem) -> String {
    switch problem {
    case .unknownIssuer: "it was not signed by an authority known here"
    case .expired: "it has expired"
    case .notYetValid: "it is not valid yet"
    case .wrongName(let name):
      name.map { "it is for \($0), not for this name" } ?? "it is for another name"
    case .revoked: "it has been revoked"
    case .weakAlgorithm: "it was signed with an algorithm that is too weak"
    case .other(let text): text
    }
  }

  private static func cure(_ problem: CertificateProblem) -> String {
    switch problem {
    case .unknownIssuer:
      "Give the certificate of the authority that signed it with --ca-file."
    case .expired: "Renew it on the server."
    case .notYetValid: "Check the clocks of both machines."
    case .wrongName: "Use the name that stands in the certificate."
    case .revoked, .weakAlgorithm: "Have a new one issued for the server."
    case .other: "Check the server's certificate, and --ca-file."
    }
  }

  private static func words(_ problem: KerberosProblem) -> String {
    switch problem {
    case .noTicket: "there is no ticket"
    case .noKey: "the keytab holds no key of an account of this domain"
    case .ticketExpired: "the ticket has expired"
    case .silent(let seconds): "the domain's Kerberos servers did not answer for \(seconds) s"
    case .notInstalled: "this machine lacks the GSSAPI mechanism of SASL"
    case .unknownService: "the domain knows no LDAP service of that name"
    case .sealNotAllowed(let text): "the server does not take it inside TLS: \(text)"
    case .other(let text): text
    }
  }

  private static func cure(_ problem: KerberosProblem) -> String {
    switch problem {
    case .noTicket, .ticketExpired: "Run kinit, or give a keytab."
    case .noKey: "Look into it with klist -k, and make it anew for the account."
    case .silent: "Check krb5.conf and port 88 of the domain controllers, or raise --timeout."
    case .notInstalled: "Install libsasl2-modules-gssapi-mit, or cyrus-sasl-gssapi."
    case .unknownService:
      "Use the full name of the domain controller, as its service principal has it."
    case .sealNotAllowed: "Use --sasl gssapi with ldap://, where Kerberos encrypts by itself."
    case .other: "Check the clocks, the ticket (klist) and krb5.conf."
    }
  }
}

extension LiveError.ServerAnswer {
  /// What the server said, in its words where it has any.
  package var words: String {
    text.isEmpty ? "\(meaning) (\(code))" : "\(meaning) (\(code)): \(text)"
  }
}
