import Intake
import Testing

@Suite struct LDAPURLTests {
  @Test(arguments: [
    ("ldaps://dc1.corp.example", "ldaps://dc1.corp.example", 636),
    ("LDAP://dc1.corp.example/", "ldap://dc1.corp.example", 389),
    ("ldap://dc1.corp.example:3268", "ldap://dc1.corp.example:3268", 3268),
    ("ldaps://[fe80::1]:1636/DC=a", "ldaps://[fe80::1]:1636", 1636),
    ("ldaps://[::1]", "ldaps://[::1]", 636),
  ])
  func serversAreRead(text: String, server: String, port: Int) throws {
    let url = try LDAPURL(text)
    #expect(url.server == server && url.port == port)
  }

  @Test func theRestSaysWhatToRead() throws {
    let url = try LDAPURL("ldap://dc1/OU=Sales%2C%20EMEA,DC=corp??one?(sn=M%C3%BCller)")
    #expect(url.base == "OU=Sales, EMEA,DC=corp")
    #expect(url.scope == .one)
    #expect(url.filter == "(sn=Müller)")
    let plain = try LDAPURL("ldaps://dc1")
    #expect(plain.base == nil && plain.scope == nil && plain.filter == nil)
  }

  @Test func socketsArePaths() throws {
    let url = try LDAPURL("ldapi://%2Frun%2Fslapd%2Fldapi/DC=corp")
    #expect(url.scheme == .ldapi && url.host == "/run/slapd/ldapi" && url.base == "DC=corp")
    #expect(url.server == "ldapi://%2Frun%2Fslapd%2Fldapi")
    #expect(try LDAPURL("ldapi:///").host == "/var/run/slapd/ldapi")
  }

  @Test func severalServersStandInOrder() throws {
    let list = try LDAPURL.list("ldaps://dc1 ldaps://dc2:1636")
    #expect(list.map(\.server) == ["ldaps://dc1", "ldaps://dc2:1636"])
  }

  @Test(arguments: [
    "", "dc1", "http://dc1", "ldap://", "ldap://dc1:0", "ldap://dc1:65536", "ldap://dc1:x",
    "ldap://[::1", "ldap://[::1]x", "ldap://dc1/DC=a%2", "ldap://dc1/DC=a%zz", "ldap://dc1/%FF",
    "ldap://dc1/DC=a?cn", "ldap://dc1/DC=a??all", "ldap://dc1/DC=a??sub?(a=b)?x",
  ])
  func whatIsNoneIsRefused(text: String) {
    #expect(throws: LiveError.self) { try LDAPURL.list(text) }
  }

  @Test func secretsAreNotRepeated() throws {
    let error = #expect(throws: LiveError.self) { try LDAPURL("ldaps://me:hunter2@dc1/DC=a") }
    let said = [error?.server, error?.what, error?.cure].compactMap { $0 }.joined(separator: " ")
    #expect(!said.contains("hunter2") && said.contains("--bind-name"))
  }
}
