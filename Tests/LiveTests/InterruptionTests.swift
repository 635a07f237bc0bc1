import Foundation
import Glibc
import Support
import Testing

/// A read that is broken off in the middle of the entries.
@Suite(.timeLimit(.minutes(15))) struct InterruptionTests {
  /// Pages of a thousand: the second ends with entry 2000.
  @Test func theServerIsKilledBetweenPages() async throws {
    let server = try LabServer(.slapd)
    // The root DSE is the first search.
    let proxy = try FaultProxy(to: server.uri, .afterSearches(2, .close)) { server.kill() }
    defer { proxy.stop() }
    try await LiveRun().expectFailure(
      server.signIn(at: "ldap://127.0.0.1:\(proxy.port)", "--insecure-plaintext"), 69,
      says: ["dropped", "1000"], password: server.password)
  }

  @Test func theServerIsKilledInTheMiddleOfAPage() async throws {
    let server = try LabServer(.slapd)
    let proxy = try FaultProxy(to: server.tlsURI, .afterBytes(600_000, .close)) { server.kill() }
    defer { proxy.stop() }
    try await LiveRun().expectFailure(
      server.signIn(at: "ldaps://127.0.0.1:\(proxy.port)"), 69, says: ["dropped"],
      password: server.password)
  }

  @Test(arguments: [FaultProxy.Stop.close, .reset, .silence], ["ldap", "ldaps"])
  func theConnectionBreaksInTheMiddleOfAnEntry(stop: FaultProxy.Stop, scheme: String) async throws {
    let server = try Lab.slapd
    let upstream = scheme == "ldap" ? server.uri : server.tlsURI
    let proxy = try FaultProxy(to: upstream, .afterBytes(300_001, stop))
    defer { proxy.stop() }
    let words = stop == .silence ? "did not send" : "dropped"
    try await LiveRun().expectFailure(
      server.signIn(at: "\(scheme)://127.0.0.1:\(proxy.port)", "--insecure-plaintext"), 69,
      says: [words], password: server.password, timeout: stop == .silence ? 1 : 15)
    #expect(proxy.forwarded == 300_001)
  }

  /// A report that exists stays as it is.
  @Test func theLastReportStays() async throws {
    let server = try Lab.slapd
    let run = try LiveRun()
    try run.folder.write("Username\nt-plain@lab.example\n", to: "work/console.csv")
    // Short only where it shall be reached: a busy machine may need longer than a second for a step.
    func reconcile(_ uri: String, timeout: Int = 15) async throws -> LiveRun.Outcome {
      try await run.run(
        ["reconcile", "--directory"] + server.signIn(at: uri)
          + [
            "--console", "console.csv", "--out", "report", "--fail-on", "never", "--timeout",
            "\(timeout)",
          ])
    }
    #expect(try await reconcile(server.tlsURI).status == 0)
    func report() throws -> [String: [UInt8]] {
      var files: [String: [UInt8]] = [:]
      for name in try run.folder.names(in: "work/report") {
        files[name] = try run.folder.bytes(of: "work/report/\(name)")
      }
      return files
    }
    let before = try report()
    #expect(before.count >= 6)
    for stop in [FaultProxy.Stop.reset, .silence] {
      let proxy = try FaultProxy(to: server.tlsURI, .afterBytes(500_000, stop))
      let outcome = try await reconcile(
        "ldaps://127.0.0.1:\(proxy.port)", timeout: stop == .silence ? 1 : 15)
      #expect(outcome.status == 69)
      #expect(outcome.sentences.count == 1)
      #expect(outcome.output.isEmpty)
      #expect(try report() == before)
      proxy.stop()
    }
    #expect(try run.folder.names(in: "work") == ["console.csv", "report"])
  }

  @Test(arguments: [SIGINT, SIGTERM]) func aSignalDuringAPage(signal: Int32) async throws {
    let server = try Lab.slapd
    let proxy = try FaultProxy(to: server.tlsURI, .afterBytes(400_000, .silence))
    defer { proxy.stop() }
    let run = try LiveRun()
    let source = server.signIn(at: "ldaps://127.0.0.1:\(proxy.port)", "--timeout", "60")
    try Data("old".utf8).write(to: URL(fileURLWithPath: run.path("out.ldif")))
    let outcome = try await run.run(["export"] + source + ["--out", "out.ldif"]) { process in
      try until { proxy.forwarded == 400_000 }
      usleep(200_000)
      process.send(signal)
    }
    #expect(outcome.status == 128 + Int(signal))
    #expect(try run.folder.text(of: "work/out.ldif") == "old")
    #expect(try run.folder.names(in: "work") == ["out.ldif"])
    #expect(!(outcome.errors + outcome.commandLine).contains(server.password))
  }

  @Test(arguments: [SIGINT, SIGTERM]) func aSignalDuringTheHandshake(signal: Int32) async throws {
    let server = try Lab.slapd
    let proxy = try FaultProxy(to: server.tlsURI, .atOnce(.silence))
    defer { proxy.stop() }
    let source = server.signIn(at: "ldaps://127.0.0.1:\(proxy.port)", "--timeout", "60")
    let outcome = try await LiveRun().run(["export", "--to", "ldif"] + source) { process in
      try until { proxy.connections == 1 }
      usleep(200_000)
      process.send(signal)
    }
    #expect(outcome.status == 128 + Int(signal))
  }
}
