/// Why a directory server could not be read, to its end. Nothing of a search that ended so is used.
package struct LiveError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    // Before anything is sent.
    /// libldap cannot be loaded.
    case libraryMissing(reason: String)
    case malformedURL(String)
    case passwordInClear
    case emptyPassword
    case noAuthorities
    case unreadableAuthorities(path: String)

    // Getting there.
    case unknownHost(reason: String)
    case notConnected(reason: String)
    case timedOut(Step, seconds: Int)
    case certificate(CertificateProblem)
    case failedHandshake(reason: String)
    case startTLSRefused(ServerAnswer)

    // Signing in.
    case badCredentials(SignInProblem, ServerAnswer)
    case strongerSignInNeeded(ServerAnswer)
    case kerberos(KerberosProblem)
    case unprotectedKerberos

    // Searching.
    case notPermitted(ServerAnswer)
    case malformedFilter(String)
    case unknownBase(String)
    case malformedBase(String)
    case referred(base: String, to: String)
    case noBase
    case nobody(base: String, filter: String)
    case sizeLimit(received: Int)
    case timeLimit(received: Int)
    case busy(ServerAnswer)
    case lost(received: Int)
    case incompleteValues(attribute: String, entry: String)
    case refused(ServerAnswer)
    /// libldap itself: out of memory, an answer that is no LDAP.
    case library(reason: String)
  }

  /// The steps on the way to the entries, as `check` tests them.
  package enum Step: String, Sendable, CaseIterable {
    case name, connect, tls, signIn = "sign-in", base, filter, attributes
  }

  /// What a server said with a result other than success.
  package struct ServerAnswer: Sendable, Equatable {
    /// The result code (RFC 4511, appendix A).
    package let code: Int
    /// Its name.
    package let meaning: String
    /// The server's own words; often empty.
    package let text: String

    package init(code: Int, meaning: String, text: String) {
      self.code = code
      self.meaning = meaning
      self.text = text
    }
  }

  /// Why a server's certificate is not believed.
  package enum CertificateProblem: Sendable, Equatable {
    case unknownIssuer
    case expired
    case notYetValid
    case wrongName(ofCertificate: String?)
    case revoked
    case weakAlgorithm
    case other(String)
  }

  /// Why Kerberos did not let us in.
  package enum KerberosProblem: Sendable, Equatable {
    case noTicket
    case noKey
    case silent(seconds: Int)
    case ticketExpired
    case notInstalled
    case unknownService
    case sealNotAllowed(String)
    case other(String)
  }

  package let kind: Kind
  /// The server, as its URL without the rest.
  package let server: String

  package init(_ kind: Kind, server: String) {
    self.kind = kind
    self.server = server
  }
}
