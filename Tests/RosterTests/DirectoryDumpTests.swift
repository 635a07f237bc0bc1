import Formats
import Roster
import Support
import Testing

/// What becomes of dumps of live servers.
@Suite("Directories as servers give them")
struct DirectoryDumpTests {
  @Test("A whole Samba domain: everybody is a user, some disabled, three critical")
  func whole() throws {
    let users = DirectoryUsers.dump("samba-ldapsearch-full-paged.txt")
    #expect(users.count == 77)
    #expect(users.kinds.allSatisfy { $0 == .user })
    let disabled = users.activations.indices.filter { users.activations[$0] == .disabled }
    #expect(
      Set(disabled.compactMap { users.text(.sAMAccountName, $0) })
        .isSuperset(of: ["t24disabled", "t25disabled", "Guest", "krbtgt"]))
    #expect(!users.activations.contains(.unknown))
    let critical = users.reasons.indices.filter { users.reasons[$0] == .criticalSystemObject }
    #expect(
      Set(critical.compactMap { users.text(.sAMAccountName, $0) })
        == ["Administrator", "Guest", "krbtgt"])
    #expect(users.repeats.isEmpty)
    #expect(!users.guids.contains(.zero))
    #expect(Set(users.guids.map(\.text)).count == 77)
  }

  @Test("An objectGUID is the same as printable bytes, in base64, with NUL, and as text")
  func guids() throws {
    let whole = DirectoryUsers.dump("samba-ldapsearch-full-paged.txt")
    let text = DirectoryUsers.dump("samba-ldbsearch.txt")
    func guid(_ users: DirectoryUsers, _ account: String) throws -> String {
      users.guids[try #require(users.row(account))].text
    }
    #expect(try guid(whole, "t45guid") == "44434241-4645-4847-494a-4b4c4d4e4f50")
    #expect(try guid(whole, "t46guid") == "00000000-4241-440a-2000-3aff20202020")
    #expect(try guid(whole, "t47guid") == "32313020-3433-3635-3738-396162636465")
    #expect(text.count == 13)
    for row in 0..<text.count where text.guids[row] != .zero {
      let account = try #require(text.text(.sAMAccountName, row))
      let expected = try guid(whole, account)
      #expect(text.guids[row].text == expected, "\(account)")
    }
  }

  @Test("Proxy addresses are the SMTP ones, in order; sip and X500 are none")
  func proxies() throws {
    let users = DirectoryUsers.dump("samba-ldapsearch-full-paged.txt")
    let row = try #require(users.row("t37proxy"))
    #expect(
      users.proxyAddresses(row).compactMap { users.rows.text(of: $0, row: row) } == [
        "SMTP:proxy@lab.example", "smtp:proxy.alias@lab.example", "smtp:proxy@corp.example.com",
      ])
    let plain = try #require(users.row("t01plain"))
    #expect(users.proxyAddresses(plain).isEmpty)
  }

  @Test("Without classes an account name makes a user")
  func withoutClasses() {
    let users = DirectoryUsers.dump("samba-ldapsearch-LLL-paged.ldif")
    #expect(users.count == 77)
    #expect(users.kinds.allSatisfy { $0 == .user })
    #expect(users.activations.allSatisfy { $0 == .unknown })
    #expect(users.reasons.allSatisfy { $0 == .none })
  }

  @Test("Deleted objects are told apart, and their container is nobody")
  func deleted() {
    let users = DirectoryUsers.dump("samba-ldapsearch-deleted.ldif")
    #expect(users.count == 5)
    #expect(users.reasons.allSatisfy { $0 == .deleted })
    #expect(users.others == [.other: 1])
  }

  @Test("Names without values (ldapsearch -A) are nobody")
  func namesOnly() {
    let users = DirectoryUsers.dump("samba-ldapsearch-A.ldif")
    #expect(users.count == 0)
    #expect(users.others == [.other: 1])
  }

  @Test("What slapcat writes besides users is no row")
  func slapcat() {
    let users = DirectoryUsers.dump("slapd-slapcat.ldif")
    #expect(users.kinds == [.user, .user, .user, .user])
    #expect(users.others == [.other: 13])
  }

  @Test("Names that are kept as they stand over several lines are the same names")
  func foldedNames() throws {
    let folder = FixtureFolder("LDIF", target: "FormatsTests")
    var folded = 0
    for name in folder.names {
      let source = [(name: name, bytes: folder.bytes(name))]
      let joined = DirectoryUsers.reading(source, foldedNames: .joined)
      let kept = DirectoryUsers.reading(source, foldedNames: .unjoined)
      try #require(kept.count == joined.count)
      for row in 0..<joined.count {
        for field in DirectoryField.allCases {
          #expect(kept.text(field, row) == joined.text(field, row))
        }
        if kept.slice(.distinguishedName, row).isFolded { folded += 1 }
        #expect(kept.reasons[row] == joined.reasons[row])
      }
      #expect(kept.groups.map(\.distinguishedName) == joined.groups.map(\.distinguishedName))
      #expect(kept.repeats == joined.repeats)
    }
    #expect(folded > 10)
  }

  @Test("Two dumps of one domain: the second repeats the first, with its own origin")
  func twoSources() throws {
    let names = ["samba-ldapsearch-full-paged.txt", "samba-ldbsearch.txt"]
    let folder = FixtureFolder("LDIF", target: "FormatsTests")
    let users = DirectoryUsers.reading(names.map { ($0, folder.bytes($0)) })
    #expect(users.count == 77 + 13)
    // One record of the shorter dump has lost its objectGUID.
    #expect(users.repeats.count == 12)
    for (later, earlier) in users.repeats {
      #expect(later >= 77 && earlier < 77)
      #expect(users.guids[later] == users.guids[earlier])
      #expect(users.text(.sAMAccountName, later) == users.text(.sAMAccountName, earlier))
    }
    #expect(users.origin(77) == .line(2, source: names[1]))
    #expect(users.origin(0).description.hasPrefix(names[0] + ":"))
    #expect(users.origin(78).description == "samba-ldbsearch.txt:35")
  }
}
