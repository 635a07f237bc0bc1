import Foundation
import Support
import Testing

/// Who is let in, and what those hear who are not.
@Suite(.timeLimit(.minutes(15))) struct SignInTests {
  /// A sign-in by name and password.
  private func source(
    _ uri: String, _ run: LiveRun, name: String, password: String = "Wrong-one-9",
    _ more: String...
  ) throws -> [String] {
    let path = "\(run.folder.path)/password"
    let bytes = Data((password + "\n").utf8)
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: NSNumber(value: 0o600)]
    _ = FileManager.default.createFile(atPath: path, contents: bytes, attributes: attributes)
    return [uri, "--bind-name", name, "--password-file", path] + more
  }

  @Test func aWrongPasswordIs77() async throws {
    for server in [try Lab.slapd, try Lab.samba] {
      let run = try LiveRun()
      let source = try source(
        server.tlsURI, run, name: server.bindName, "--ca-file", server.caFile)
      try await run.expectFailure(source, 77, says: ["password"], password: "Wrong-one-9")
    }
  }

  /// Microsoft, "Common Active Directory Bind Errors".
  @Test(arguments: [
    ("525", "user"), ("52e", "password"), ("530", "hour"), ("531", "machine"), ("532", "expired"),
    ("533", "disabled"), ("701", "expired"), ("773", "must be changed"), ("775", "locked"),
  ]) func theReasonOfActiveDirectoryIsTold(code: String, word: String) async throws {
    let text =
      "80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data \(code), v3839"
    let responder = try LDAPResponder { $0.bind = .init(49, text + "\0") }
    defer { responder.stop() }
    let run = try LiveRun()
    let source = try source(responder.uri, run, name: "reader", "--insecure-plaintext")
    try await run.expectFailure(source, 77, says: [word], password: "Wrong-one-9")
    // One try: more would lock the account.
    #expect(responder.requests.count <= 2)
  }

  @Test(arguments: [
    ("mustchange", "must be changed"), ("disabled", "disabled"), ("expired", "expired"),
  ]) func aRealDomainSaysWhy(account: String, word: String) async throws {
    let server = try Lab.samba
    let run = try LiveRun()
    let source = try source(
      server.tlsURI, run, name: "svc-\(account)@lab.example", password: server.password,
      "--ca-file", server.caFile)
    try await run.expectFailure(source, 77, says: [word], password: server.password)
  }

  @Test func aLockedAccountIs77() async throws {
    let server = try Lab.samba
    let run = try LiveRun()
    for attempt in 1...4 {
      let source = try source(
        server.tlsURI, run, name: "svc-lockme@lab.example", "--ca-file", server.caFile)
      try await run.expectFailure(
        source, 77, says: [attempt < 4 ? "password" : "locked"], password: "Wrong-one-9")
    }
  }

  @Test func aServerThatWantsEncryptionIs77() async throws {
    let windows = try LDAPResponder {
      $0.bind = .init(
        8,
        "00002028: LdapErr: DSID-0C090257, comment: The server requires binds to turn on integrity "
          + "checking if SSL\\TLS are not already active on the connection, data 0, v3839")
    }
    defer { windows.stop() }
    let strict = try LabServer(.slapd, "--strong-auth")
    for (uri, name) in [
      (windows.uri, "reader"), (strict.uri, strict.bindName),
      (try Lab.samba.uri, try Lab.samba.bindName),
    ] {
      let run = try LiveRun()
      let source = try source(
        uri, run, name: name, password: strict.password, "--insecure-plaintext")
      try await run.expectFailure(
        source, 77, says: ["--start-tls"], password: strict.password)
    }
  }

  @Test func noPasswordTravelsInTheClear() async throws {
    let responder = try LDAPResponder()
    defer { responder.stop() }
    let run = try LiveRun()
    let source = try source(responder.uri, run, name: "reader")
    try await run.expectFailure(
      source, 64, says: ["clear text", "--insecure-plaintext"], password: "Wrong-one-9")
    #expect(responder.requests.isEmpty)
  }

  @Test func anEmptyPasswordIsRefused() async throws {
    let responder = try LDAPResponder()
    defer { responder.stop() }
    let run = try LiveRun()
    let source = try source(
      responder.uri, run, name: "reader", password: "", "--insecure-plaintext")
    try await run.expectFailure(source, 64, says: ["empty"], password: "Wrong-one-9")
    #expect(responder.requests.isEmpty)
  }

  @Test func aPasswordFileForEverybodyIsRefused() async throws {
    let server = try Lab.slapd
    let run = try LiveRun()
    let source = try source(server.tlsURI, run, name: server.bindName, "--ca-file", server.caFile)
    try FileManager.default.setAttributes(
      [.posixPermissions: NSNumber(value: 0o640)], ofItemAtPath: "\(run.folder.path)/password")
    try await run.expectFailure(
      source, 78, says: ["chmod 600"], password: "Wrong-one-9")
  }

  @Test func aPasswordOnTheCommandLineIsNoOption() async throws {
    let server = try Lab.slapd
    try await LiveRun().expectFailure(
      [server.tlsURI, "--bind-name", "reader", "--password", "given"], 64, says: ["--password"],
      password: "Wrong-one-9")
  }

  @Test func thePasswordMayComeFromTheEnvironment() async throws {
    let server = try Lab.slapd
    let arguments = [
      server.tlsURI, "--bind-name", server.bindName, "--ca-file", server.caFile, "--filter",
      "(cn=Plain User)",
    ]
    let run = try LiveRun()
    let outcome = try await run.run(
      ["export", "--to", "ldif", "--verbose"] + arguments,
      environment: ["ROLLCALL_PASSWORD": server.password])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!(outcome.text + outcome.errors + outcome.commandLine).contains(server.password))
    let check = try await run.run(
      ["check", "--directory"] + arguments, environment: ["ROLLCALL_PASSWORD": server.password])
    #expect(!(check.text + check.errors).contains(server.password))
    #expect(check.text.contains("ldap.password"))
    let missing = try await run.run(["export", "--to", "ldif"] + arguments)
    #expect(missing.status == 64)
    #expect(missing.errors.contains("--password-file"))
  }

  @Test func nobodyMayReadAnonymouslyByDefault() async throws {
    for server in [try Lab.slapd, try Lab.samba] {
      let anonymous = ["--anonymous", "--ca-file", server.caFile]
      try await LiveRun().expectFailure(
        [server.tlsURI] + anonymous, 77, says: ["read"], password: server.password)
    }
  }

  @Test func kerberosWithoutATicketIs77() async throws {
    let server = try Lab.samba
    let run = try LiveRun()
    var variables = server.kerberos
    variables["KRB5CCNAME"] = "FILE:\(run.folder.path)/none"
    try await run.expectFailure(
      [server.uri, "--sasl", "gssapi"], 77, says: ["ticket", "kinit"], password: server.password,
      environment: variables)
  }

  /// The library for Kerberos has a patience of its own.
  @Test func aSilentKDCEndsInTime() async throws {
    let server = try Lab.samba
    let silent = try FaultProxy(to: server.uri, .atOnce(.silence))
    defer { silent.stop() }
    let run = try LiveRun()
    try run.folder.write(
      """
      [libdefaults]
      default_realm = LAB.EXAMPLE
      dns_lookup_kdc = false
      rdns = false
      udp_preference_limit = 0
      [realms]
      LAB.EXAMPLE = {
        kdc = 127.0.0.1:\(silent.port)
      }
      """, to: "krb5.conf")
    let variables = [
      "KRB5_CONFIG": "\(run.folder.path)/krb5.conf", "KRB5CCNAME": "FILE:\(run.folder.path)/none",
    ]
    try await run.expectFailure(
      [server.uri, "--sasl", "gssapi", "--keytab", server.keytab], 69, says: ["Kerberos"],
      password: server.password, environment: variables, timeout: 1)
  }

  /// Kerberos would encrypt once more, which Active Directory refuses.
  @Test func kerberosInsideTLSIs77() async throws {
    let server = try Lab.samba
    let run = try LiveRun()
    var variables = server.kerberos
    variables["KRB5CCNAME"] = "FILE:\(run.folder.path)/none"
    try await run.expectFailure(
      [server.tlsURI, "--sasl", "gssapi", "--keytab", server.keytab, "--ca-file", server.caFile],
      77,
      says: ["ldap://"], password: server.password, environment: variables)
  }

  @Test func aPasswordInTheURLIsNotRepeated() async throws {
    let url = "ldaps://reader:Wrong-one-9@127.0.0.1"
    for command in [
      ["export", "--to", "ldif"], ["check", "--directory"], ["reconcile", "--directory"],
    ] {
      let outcome = try await LiveRun().run(command + [url, "--anonymous"])
      #expect([64, 78].contains(outcome.status))
      #expect(outcome.sentences.count == 1)
      #expect(!(outcome.text + outcome.errors).contains("Wrong-one-9"))
    }
  }

  @Test func aKeytabWithoutKeysIs77() async throws {
    let server = try Lab.samba
    let run = try LiveRun()
    var variables = server.kerberos
    variables["KRB5CCNAME"] = "FILE:\(run.folder.path)/none"
    try await run.expectFailure(
      [server.uri, "--sasl", "gssapi", "--keytab", "/etc/passwd"], 77, says: ["keytab"],
      password: server.password, environment: variables)
    try await run.expectFailure(
      [server.uri, "--sasl", "gssapi", "--keytab", "/nowhere/keys"], 66, says: ["/nowhere/keys"],
      password: server.password, environment: variables)
  }

  @Test(arguments: ["LAB\\svc-reader", "svc-reader@lab.example"])
  func namesOfActiveDirectorySignIn(name: String) async throws {
    let server = try Lab.samba
    let outcome = try await LiveRun().run(
      ["export", "--to", "ldif"] + server.signIn() + ["--bind-name", name]
        + ["--filter", "(cn=Plain User)"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("t-plain@lab.example"))
  }
}
