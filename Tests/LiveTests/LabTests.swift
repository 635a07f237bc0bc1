import Foundation
import Support
import Testing

/// Whether the servers that the other tests lean on do what they should.
@Suite(.timeLimit(.minutes(15))) struct LabTests {
  /// The reader's view of everybody under OU=Lab: account and objectGUID.
  private func people(_ server: LabServer) throws -> Set<String> {
    let lines = String(
      decoding: try server.search(
        "-LLL", "-o", "ldif-wrap=no", "-E", "pr=1000/noprompt", "-b", "OU=Lab,\(server.base)",
        "(&(objectCategory=person)(objectClass=user))", "sAMAccountName", "objectGUID"),
      as: UTF8.self
    ).split(separator: "\n")
    var accounts: [Substring] = []
    var identifiers: [Substring] = []
    for line in lines {
      if line.hasPrefix("sAMAccountName:") { accounts.append(line) }
      if line.hasPrefix("objectGUID:") { identifiers.append(line) }
    }
    return Set(zip(accounts, identifiers).map { "\($0) \($1)" })
  }

  @Test func bothServersKnowTheSamePeople() throws {
    let domain = try people(Lab.samba)
    #expect(domain.count > 2_090)
    #expect(try people(Lab.slapd) == domain)
  }

  @Test func theDomainCanBeChanged() throws {
    let server = try LabServer(.samba)
    let dn = "CN=Plain User,OU=Staff,OU=Lab,\(server.base)"
    try server.change(
      """
      dn: \(dn)
      changetype: modify
      replace: title
      title: Changed

      dn: \(dn)
      changetype: modrdn
      newrdn: CN=Renamed
      deleteoldrdn: 1

      """)
    let found = try server.search("-LLL", "-b", server.base, "(title=Changed)", "cn")
    #expect(String(decoding: found, as: UTF8.self).contains("cn: Renamed"))
  }

  @Test func aServerEndsWithItsValue() throws {
    var server: LabServer? = try LabServer(.slapd, "--size-limit", "5")
    let uri = server?.uri ?? ""
    #expect(throws: LabServer.Failure.self) {
      try server?.search("-b", "DC=lab,DC=example", "(objectClass=user)", "cn")
    }
    server = nil
    #expect(
      waitUntil(seconds: 10) {
        (try? LoopbackClient.answer(of: uri, to: [])) == nil
      })
  }

  private func waitUntil(seconds: Double, _ condition: () -> Bool) -> Bool {
    let end = Date.now.addingTimeInterval(seconds)
    while Date.now < end {
      if condition() { return true }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return false
  }

  @Test func aProxyPassesWhatItShouldAndNoMore() throws {
    let responder = try LDAPResponder()
    defer { responder.stop() }
    let all = try LoopbackClient.search(responder.uri)
    #expect(all.count > 500)
    for limit in [1, 100, all.count - 1] {
      let proxy = try FaultProxy(to: responder.uri, .afterBytes(limit, .close))
      let some = try LoopbackClient.search("ldap://127.0.0.1:\(proxy.port)")
      #expect(some == Array(all.prefix(limit)))
      #expect(proxy.forwarded == limit)
      proxy.stop()
    }
    let proxy = try FaultProxy(to: responder.uri, .afterMessages(2, .close))
    let two = try LoopbackClient.search("ldap://127.0.0.1:\(proxy.port)")
    var reader = BERReader(two)
    #expect(reader.next() != nil && reader.next() != nil && reader.next() == nil)
    #expect(proxy.connections == 1)
    proxy.stop()
  }

  @Test func aResponderGivesPagesAndRanges() throws {
    let members = (0..<12).map { "CN=\($0)" }
    let responder = try LDAPResponder { manner in
      manner.pageLimit = 2
      manner.valueLimit = 5
      manner.entries.append(LDAPEntry(dn: "CN=Group", attributes: [("member", members)]))
    }
    defer { responder.stop() }
    let program = try Program(in: TemporaryFolder())
    let command = "ldapsearch -x -LLL -H \(responder.uri)"
    let all = try program.shell("\(command) -b DC=lab -E pr=1000/noprompt '(cn=*)'")
    #expect(all.status == 0 && all.text.contains("user3") && all.text.contains("range=0-4"))
    let rest = try program.shell("\(command) -b CN=Group -s base '(cn=*)' 'member;range=10-*'")
    #expect(rest.text.contains("member;range=10-*: CN=10"))
    #expect(responder.searches.count == 3)
  }
}
