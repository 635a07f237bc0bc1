import Intake
import Testing

/// What servers and libraries say, and what people are told.
@Suite struct LiveWordsTests {
  /// Microsoft's text, as Windows and Samba send it.
  private func text(_ code: String) -> String {
    "80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data \(code), v1db1"
  }

  @Test func everyCodeOfActiveDirectoryHasItsSentence() {
    var sentences: Set<String> = []
    for problem in SignInProblem.allCases where problem != .unsaid {
      #expect(SignInProblem(serverText: text(problem.rawValue)) == problem)
      let answer = LiveError.ServerAnswer(
        code: 49, meaning: "Invalid credentials", text: text(problem.rawValue))
      let error = LiveError(.badCredentials(problem, answer), server: "ldaps://dc1")
      #expect(error.trouble == .refused)
      sentences.insert(error.what)
    }
    #expect(sentences.count == SignInProblem.allCases.count - 1)
    for strange in ["", "data", text("zzz"), "no data here at all"] {
      #expect(SignInProblem(serverText: strange) == .unsaid)
    }
  }

  @Test(arguments: [
    // GnuTLS 3.7; the number is gnutls_certificate_status_t.
    ("TLS: peer cert untrusted or revoked (0x42)", LiveError.CertificateProblem.unknownIssuer),
    ("TLS: peer cert untrusted or revoked (0x402)", .expired),
    ("TLS: peer cert untrusted or revoked (0x202)", .notYetValid),
    ("TLS: peer cert untrusted or revoked (0x22)", .revoked),
    ("TLS: peer cert untrusted or revoked (0x102)", .weakAlgorithm),
    (
      "TLS: hostname (vm) does not match common name in certificate (dc1.lab.example).",
      .wrongName(ofCertificate: "dc1.lab.example")
    ),
    // OpenSSL.
    (
      "TLS certificate verification: Error, unable to get local issuer certificate", .unknownIssuer
    ),
    ("TLS certificate verification: Error, self-signed certificate in chain", .unknownIssuer),
    ("TLS certificate verification: Error, certificate has expired", .expired),
    ("TLS certificate verification: Error, certificate is not yet valid", .notYetValid),
  ])
  func theReasonIsFoundInTheLog(line: String, problem: LiveError.CertificateProblem) {
    let log = ["TLS trace: SSL_connect", line + "\n", "TLS: can't connect: (unknown error code)."]
    #expect(LiveError.CertificateProblem(tlsLog: log) == problem)
  }

  @Test func otherLinesSayNothing() {
    #expect(LiveError.CertificateProblem(tlsLog: ["TLS: can't connect: (unknown)."]) == nil)
    #expect(LiveError.CertificateProblem(tlsLog: []) == nil)
  }
}
