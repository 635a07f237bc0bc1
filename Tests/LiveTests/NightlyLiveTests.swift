import Foundation
import Support
import Testing

/// Every night from a server, of which a copy is kept.
@Suite(.timeLimit(.minutes(15))) struct NightlyLiveTests {
  @Test func aServerIsReadEveryNight() async throws {
    let server = try Lab.samba
    let run = try LiveRun()
    try run.folder.write("Username\nt-plain@lab.example\n", to: "work/console.csv")
    let options = [
      "--filter", "(&(objectCategory=person)(!(department=Sales)))", "--console", "console.csv",
      "--mirror", "mirror", "--fail-on", "never", "--only-news",
    ]
    let first = try await run.run(["nightly", "--directory"] + server.signIn() + options)
    #expect(first.status == 0 && first.text.hasPrefix("first run, "), "\(first.errors)")
    let second = try await run.run(["nightly", "--directory"] + server.signIn() + options)
    #expect(second.status == 0 && second.output.isEmpty, "\(second.text) \(second.errors)")
    #expect(try await run.run(["status"]).status == 0)

    let gone = server.signIn(at: "ldap://127.0.0.1:1", "--insecure-plaintext")
    let third = try await run.run(["nightly", "--directory"] + gone + options)
    #expect(third.status == 69 && third.output.isEmpty && third.sentences.count == 1)
    let status = try await run.run(["status"])
    #expect(status.status == 2 && status.text.contains("did not complete"), "\(status.text)")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(
        atPath: run.path("rollcall-state/latest")
      ).hasSuffix("-2"))
  }
}
