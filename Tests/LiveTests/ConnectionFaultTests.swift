import Foundation
import Glibc
import Support
import Testing

/// What can go wrong on the way to the server.
@Suite(.timeLimit(.minutes(15))) struct ConnectionFaultTests {
  /// A way to connect, and a fault on it.
  struct Case: Sendable, CustomTestStringConvertible {
    enum Way: String, Sendable { case plain, tls, startTLS }
    let way: Way
    let fault: FaultProxy.Fault
    let words: [String]
    var testDescription: String { "\(way.rawValue), \(fault)" }

    init(_ way: Way, _ fault: FaultProxy.Fault, _ words: String...) {
      self.way = way
      self.fault = fault
      self.words = words
    }
  }

  private static let cases = [
    Case(.plain, .atOnce(.silence), "did not answer", "1 s"),
    Case(.plain, .atOnce(.close), "dropped"),
    Case(.plain, .atOnce(.reset)),
    Case(.plain, .afterBytes(5, .silence), "did not answer"),
    Case(.plain, .afterBytes(5, .reset), "dropped"),
    Case(.plain, .afterMessages(1, .silence), "did not"),
    Case(.plain, .afterMessages(1, .close), "dropped"),
    Case(.tls, .atOnce(.silence), "did not answer in the TLS handshake"),
    Case(.tls, .atOnce(.close)),
    Case(.tls, .atOnce(.reset)),
    Case(.tls, .afterBytes(3, .silence), "TLS handshake"),
    Case(.tls, .afterBytes(3, .close)),
    Case(.tls, .afterBytes(200, .silence), "TLS handshake"),
    Case(.tls, .afterBytes(200, .close)),
    Case(.tls, .afterBytes(200, .reset)),
    Case(.startTLS, .atOnce(.silence), "did not answer"),
    Case(.startTLS, .atOnce(.close)),
    Case(.startTLS, .afterMessages(1, .silence), "TLS handshake"),
    Case(.startTLS, .afterMessages(1, .close)),
    Case(.startTLS, .afterMessages(1, .reset)),
  ]

  @Test(arguments: cases) func aBadConnectionIs69(_ example: Case) async throws {
    let server = try Lab.slapd
    let upstream = example.way == .tls ? server.tlsURI : server.uri
    let proxy = try FaultProxy(to: upstream, example.fault)
    defer { proxy.stop() }
    let scheme = example.way == .tls ? "ldaps" : "ldap"
    let protection = example.way == .startTLS ? "--start-tls" : "--insecure-plaintext"
    let source = server.signIn(at: "\(scheme)://127.0.0.1:\(proxy.port)", protection)
    try await LiveRun().expectFailure(
      source, 69, says: ["127.0.0.1:\(proxy.port)"] + example.words, password: server.password,
      timeout: example.fault.isSilence ? 1 : 15)
    #expect(proxy.connections == 1)
  }

  @Test func nobodyThereIs69() async throws {
    let server = try Lab.slapd
    let port = try RefusingPort()
    defer { port.giveBack() }
    try await LiveRun().expectFailure(
      server.signIn(at: "ldap://127.0.0.1:\(port.number)", "--start-tls"), 69,
      says: ["Cannot connect"], password: server.password)
    try await LiveRun().expectFailure(
      server.signIn(at: "ldaps://nobody.invalid"), 69, says: ["nobody.invalid"],
      password: server.password)
  }

  @Test func aFirewallIs69() async throws {
    let server = try Lab.slapd
    let deaf = try DeafListener()
    for scheme in ["ldap", "ldaps"] {
      try await LiveRun().expectFailure(
        server.signIn(at: "\(scheme)://127.0.0.1:\(deaf.port)", "--start-tls"), 69,
        says: ["did not take the connection"], password: server.password, timeout: 1)
    }
  }

  /// libldap is loaded when a server is asked, so whoever has files needs none.
  @Test func withoutLibldapFilesAreStillRead() async throws {
    let server = try Lab.slapd
    let run = try LiveRun()
    // What the loader finds first under these names, and cannot use.
    for name in ["libldap.so.2", "libldap-2.5.so.0"] {
      try Data("no library".utf8).write(to: URL(fileURLWithPath: run.path(name)))
    }
    let environment = ["LD_LIBRARY_PATH": run.path("")]
    try await run.expectFailure(
      server.signIn(), 69, says: ["OpenLDAP's library cannot be loaded", "libldap", "installed"],
      password: server.password, environment: environment)
    try Data("dn: cn=A\ncn: A\n".utf8).write(to: URL(fileURLWithPath: run.path("one.ldif")))
    let outcome = try await run.run(
      ["export", "one.ldif", "--to", "ldif"], environment: environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("dn: cn=A\n"))
  }

  /// Where the version that it was built for is not there, the other one is taken.
  @Test func theLibraryHasTwoNames() async throws {
    let library = try #require(Self.library)
    let server = try Lab.slapd
    let names = ["libldap.so.2", "libldap-2.5.so.0"]
    for name in names {
      let run = try LiveRun()
      for other in names where other != name {
        try Data("no library".utf8).write(to: URL(fileURLWithPath: run.path(other)))
      }
      try FileManager.default.createSymbolicLink(
        atPath: run.path(name), withDestinationPath: library)
      let outcome = try await run.run(
        ["export", "--to", "ldif"] + server.signIn("--filter", "(cn=Plain User)"),
        environment: ["LD_LIBRARY_PATH": run.path("")])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.text.contains("cn: Plain User"))
    }
  }

  /// Where this system keeps libldap.
  private static var library: String? {
    for name in ["libldap.so.2", "libldap-2.5.so.0"] { _ = unsafe dlopen(name, RTLD_NOW) }
    let maps = FileHandle(forReadingAtPath: "/proc/self/maps")?.readDataToEndOfFile() ?? Data()
    return String(decoding: maps, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .first { $0.contains("/libldap") }.map(String.init)
  }

  /// Another server would have other entries, or the same once more.
  @Test func aBrokenReadDoesNotGoOnElsewhere() async throws {
    let server = try Lab.slapd
    let proxy = try FaultProxy(to: server.tlsURI, .afterBytes(300_000, .close))
    defer { proxy.stop() }
    try await LiveRun().expectFailure(
      server.signIn(at: "ldaps://127.0.0.1:\(proxy.port) \(server.tlsURI)"), 69, says: ["dropped"],
      password: server.password)
  }

  @Test func theWrongPortIs69() async throws {
    let server = try Lab.slapd
    let plain = server.uri.replacing("ldap:", with: "ldaps:")
    try await LiveRun().expectFailure(
      server.signIn(at: plain), 69, says: ["TLS"], password: server.password)
    let tls = server.tlsURI.replacing("ldaps:", with: "ldap:")
    try await LiveRun().expectFailure(
      server.signIn(at: tls, "--insecure-plaintext"), 69, says: [tls], password: server.password)
  }

  @Test func aServerWithoutStartTLSIs69() async throws {
    let responder = try LDAPResponder()
    defer { responder.stop() }
    let server = try Lab.slapd
    try await LiveRun().expectFailure(
      server.signIn(at: responder.uri, "--start-tls"), 69, says: ["StartTLS"],
      password: server.password)
    #expect(responder.requests.count <= 2)
  }

  @Test func theNextServerIsAsked() async throws {
    let server = try Lab.slapd
    let silent = try FaultProxy(to: server.tlsURI, .atOnce(.silence))
    let refusing = try RefusingPort()
    defer { refusing.giveBack() }
    let list = [
      "ldaps://127.0.0.1:\(refusing.number)", "ldaps://127.0.0.1:\(silent.port)", server.tlsURI,
    ].joined(separator: " ")
    let run = try LiveRun()
    let outcome = try await run.run(
      ["export", "--to", "ldif"]
        + server.signIn(at: list, "--timeout", "5", "--filter", "(cn=Plain User)"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("t-plain@lab.example"))
    #expect(silent.connections == 1)
    silent.stop()
  }

  @Test func aSlowLineIsReadAndTooSlowAOneIs69() async throws {
    let server = try Lab.slapd
    let proxy = try FaultProxy(to: server.tlsURI, .bytesPerSecond(1_000))
    defer { proxy.stop() }
    let uri = "ldaps://127.0.0.1:\(proxy.port)"
    let patient = try await LiveRun().run(
      ["export", "--to", "ldif"]
        + server.signIn(at: uri, "--timeout", "20", "--filter", "(cn=Plain User)"))
    #expect(patient.status == 0, "\(patient.errors)")
    #expect(patient.text.contains("t-plain@lab.example"))
    try await LiveRun().expectFailure(
      server.signIn(at: uri), 69, says: ["4 s"], password: server.password, timeout: 4)
  }
}
