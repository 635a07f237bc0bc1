import Foundation
import Support
import Testing

/// Nobody is believed who cannot show a certificate for the name, whatever the surroundings say.
@Suite(.timeLimit(.minutes(15))) struct CertificateTests {
  /// Fails by LDAPS and by StartTLS, with a reason in words.
  private func expectDistrust(
    _ server: LabServer, authorities: String, says word: String,
    environment: [String: String] = [:], prepare: (LiveRun) throws -> Void = { _ in }
  ) async throws {
    for way in [[server.tlsURI], [server.uri, "--start-tls"]] {
      let run = try LiveRun()
      try prepare(run)
      let signIn = ["--bind-name", server.bindName, "--password-file", server.passwordFile]
      let trust = authorities.isEmpty ? [] : ["--ca-file", authorities]
      try await run.expectFailure(
        way + signIn + trust, 69, says: ["certificate", word], password: server.password,
        environment: environment)
    }
  }

  @Test func anotherAuthority() async throws {
    let server = try Lab.slapd
    try await expectDistrust(server, authorities: server.otherCAFile, says: "authority")
    try await expectDistrust(server, authorities: "", says: "authority")
    let domain = try Lab.samba
    try await expectDistrust(domain, authorities: domain.otherCAFile, says: "authority")
  }

  @Test(arguments: [("expired", "expired"), ("wrong-name", "another.server.example")])
  func anotherCertificate(name: String, word: String) async throws {
    let server = try LabServer(.slapd, "--certificate", name)
    try await expectDistrust(server, authorities: server.caFile, says: word)
  }

  @Test func anAuthorityThatCannotBeRead() async throws {
    let server = try Lab.slapd
    for path in ["/nowhere/ca.pem", "/etc/passwd"] {
      try await LiveRun().expectFailure(
        server.signIn() + ["--ca-file", path], 66, says: [path], password: server.password)
    }
  }

  /// libldap reads all of these (ldap.conf(5)); the first one alone would switch checking off.
  private static let weakening = [
    "LDAPTLS_REQCERT": "never", "LDAPTLS_REQSAN": "never", "LDAPTLS_CRLCHECK": "none",
    "LDAPTLS_PROTOCOL_MIN": "1.0",
  ]

  @Test func variablesDoNotWeakenIt() async throws {
    let server = try Lab.slapd
    var variables = Self.weakening
    variables["LDAPTLS_CACERT"] = server.caFile
    variables["LDAPTLS_CACERTDIR"] = (server.caFile as NSString).deletingLastPathComponent
    try await expectDistrust(
      server, authorities: server.otherCAFile, says: "authority", environment: variables)
    try await expectDistrust(server, authorities: "", says: "authority", environment: variables)
    let misnamed = try LabServer(.slapd, "--certificate", "wrong-name")
    try await expectDistrust(
      misnamed, authorities: misnamed.caFile, says: "name", environment: Self.weakening)
  }

  @Test(arguments: ["home/ldaprc", "home/.ldaprc", "work/ldaprc", "work/mine"])
  func filesDoNotWeakenIt(file: String) async throws {
    let server = try Lab.slapd
    let folder = try TemporaryFolder()
    let text = "TLS_REQCERT never\nTLS_CACERT \(server.caFile)\nTLS_REQSAN never\n"
    try folder.write(text, to: "conf")
    try await expectDistrust(
      server, authorities: server.otherCAFile, says: "authority",
      environment: ["LDAPRC": "mine", "LDAPCONF": "\(folder.path)/conf"]
    ) { run in try run.folder.write(text, to: file) }
  }

  /// Nor do they take away what is right, or lead to another place.
  @Test func surroundingsDoNotLeadAstray() async throws {
    let server = try Lab.slapd
    let run = try LiveRun()
    try run.folder.write("URI ldap://127.0.0.1:1\nBASE DC=nowhere\n", to: "work/ldaprc")
    let outcome = try await run.run(
      ["export", "--to", "ldif"] + server.signIn() + ["--filter", "(cn=Plain User)"],
      environment: [
        "LDAPURI": "ldap://127.0.0.1:1", "LDAPBASE": "DC=nowhere", "LDAPBINDDN": "CN=nobody",
        "LDAPTLS_CACERT": server.otherCAFile, "LDAPSIZELIMIT": "1", "LDAPTIMELIMIT": "1",
        "LDAPTLS_CIPHER_SUITE": "NONE", "LDAPSASL_MECH": "PLAIN", "LDAPREFERRALS": "on",
      ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("t-plain@lab.example"))
  }
}
