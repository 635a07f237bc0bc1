import Formats
import Roster
import Testing

/// What one record becomes.
@Suite("Directory records")
struct DirectoryRecordTests {
  private func users(_ lines: String) -> DirectoryUsers {
    .reading("dn: CN=Anna,DC=contoso,DC=com\n" + lines)
  }

  private func reason(_ lines: String) -> NotSyncedReason? {
    users("objectClass: user\nsAMAccountName: anna\n" + lines).reasons.first
  }

  @Test("Classes decide what a record is, computers before users")
  func classes() {
    func kind(_ classes: String...) -> AccountKind? {
      let users = users(classes.map { "objectClass: \($0)\n" }.joined())
      return users.kinds.first ?? users.others.keys.first
    }
    #expect(kind("top", "person", "organizationalPerson", "USER") == .user)
    #expect(kind("top", "person", "inetOrgPerson") == .user)
    #expect(kind("top", "person", "organizationalPerson", "user", "computer") == .computer)
    #expect(kind("user", "computer", "msDS-GroupManagedServiceAccount") == .computer)
    #expect(kind("top", "person", "organizationalPerson", "contact") == .contact)
    #expect(kind("top", "group") == .group)
    #expect(kind("top", "organizationalUnit") == .other)
  }

  @Test("Without classes: an account is a user, one that ends in $ a computer, no account nobody")
  func withoutClasses() {
    #expect(users("sAMAccountName: anna\n").kinds == [.user])
    #expect(users("userPrincipalName: a@b.com\n").kinds == [.user])
    #expect(users("sAMAccountName: PC1$\n").kinds == [.computer])
    #expect(users("groupType: -2147483646\nsAMAccountName: g\n").others == [.group: 1])
    #expect(users("mail: a@b.com\n").others == [.other: 1])
  }

  @Test("Bit 2 of userAccountControl disables, else Enabled does, else nobody knows")
  func activation() {
    func activation(_ lines: String) -> Activation? {
      users("sAMAccountName: anna\n" + lines).activations.first
    }
    #expect(activation("userAccountControl: 512\n") == .enabled)
    #expect(activation("userAccountControl: 514\n") == .disabled)
    #expect(activation("userAccountControl: 66050\n") == .disabled)
    #expect(activation("userAccountControl: -2147483646\n") == .disabled)
    #expect(activation("userAccountControl: x\n") == .unknown)
    #expect(activation("userAccountControl: 99999999999999999999\n") == .unknown)
    #expect(activation("accountEnabled: FALSE\n") == .disabled)
    #expect(activation("Enabled: True\nuserAccountControl: 514\n") == .disabled)
    #expect(activation("") == .unknown)
  }

  @Test("Proxy addresses and mailNickname that say no more than mail are known as such")
  func otherAddresses() {
    func hasOthers(_ lines: String) -> [Bool] {
      users("sAMAccountName: anna\n" + lines).hasOtherAddresses
    }
    let mail = "mail: anna@b.com\n"
    #expect(hasOthers("") == [false])
    #expect(hasOthers(mail) == [false])
    #expect(hasOthers(mail + "mailNickname: anna\nproxyAddresses: SMTP:anna@b.com\n") == [false])
    #expect(hasOthers(mail + "mailNickname: ann\n") == [true])
    #expect(hasOthers(mail + "mailNickname: anna@b\n") == [true])
    #expect(hasOthers("mailNickname: anna\n") == [true])
    #expect(hasOthers(mail + "proxyAddresses: SMTP:Anna@b.com\n") == [true])
    let further = "proxyAddresses: SMTP:anna@b.com\nproxyAddresses: smtp:ab@b.com\n"
    let anna = users("sAMAccountName: anna\n" + mail + further)
    #expect(anna.hasOtherAddresses == [true])
    // An address that is a prefix alone, where nobody has mail.
    #expect(users("sAMAccountName: anna\nproxyAddresses: smtp:\n").proxyAddressHashes.count == 1)
    #expect(
      anna.proxyAddressHashes
        == ["anna@b.com", "ab@b.com"].map { ShortHash.of(Array($0.utf8).span) })
  }

  @Test("Whom Entra Connect leaves out, and why")
  func reasons() {
    #expect(reason("") == NotSyncedReason.none)
    #expect(reason("isCriticalSystemObject: TRUE\n") == .criticalSystemObject)
    #expect(reason("isCriticalSystemObject: FALSE\n") == NotSyncedReason.none)
    #expect(reason("isDeleted: TRUE\n") == .deleted)
    #expect(reason("adminDescription: user_NoSync\n") == .adminDescription)
    #expect(reason("adminDescription: Group_x\n") == NotSyncedReason.none)
    #expect(reason("mailNickname: SystemMailbox{1f05a927}\n") == .serviceAccount)
    #expect(reason("msExchRecipientTypeDetails: 4096\n") == .systemMailbox)
    #expect(reason("msExchRecipientTypeDetails: 1\n") == NotSyncedReason.none)
    #expect(reason("userType: Guest\n") == .guest)
    #expect(reason("objectClass: contact\nobjectClass: computer\n") == .computer)
  }

  @Test(
    "Names of service accounts",
    arguments: [
      ("AAD_1a2b", true), ("msol_1a2b", true), ("SUPPORT_388945a0", true), ("CAS_{1a2b}", true),
      ("CAS_{1a2b", false), ("SUPPORT_388945a", false), ("AADx", false), ("anna", false),
    ])
  func serviceAccounts(name: String, isOne: Bool) {
    let found = users("sAMAccountName: \(name)\n").reasons
    #expect(found == [isOne ? .serviceAccount : .none])
  }

  @Test("Replication victims and deleted objects by their names, escaped or in base64")
  func names() {
    func reason(_ dn: String) -> [NotSyncedReason] {
      DirectoryUsers.reading("\(dn)\nobjectClass: user\nsAMAccountName: a\n").reasons
    }
    #expect(reason(#"dn: CN=Jane\0ACNF:1f05,DC=x"#) == [.conflictObject])
    #expect(reason(#"dn: CN=Jane\0ADEL:1f05,CN=Deleted Objects,DC=x"#) == [.deleted])
    #expect(reason("dn:: Q049SmFuZQpDTkY6MWYwNSxEQz14") == [.conflictObject])
    #expect(reason("dn: CN=CNF:1f05,DC=x") == [.none])
  }

  @Test("The first value of a field counts; an empty one is none")
  func firstValue() {
    let users = users("sAMAccountName: anna\nmail: \nmail: a@b.com\nmail: c@b.com\n")
    #expect(users.text(.mail, 0) == "a@b.com")
    #expect(users.text(.office, 0) == nil)
    #expect(!users.fills(.office) && users.fills(.mail))
  }

  @Test("The consistency GUID is the anchor, objectGUID stays the identity")
  func anchors() {
    let users = users(
      """
      sAMAccountName: anna
      objectGUID:: ABEiM0RVZneImaq7zN3u/w==
      mS-DS-ConsistencyGuid:: /////wAAAAAAAAAAAAAAAQ==

      """)
    #expect(users.guids[0].base64 == "ABEiM0RVZneImaq7zN3u/w==")
    #expect(users.anchor(of: 0).base64 == "/////wAAAAAAAAAAAAAAAQ==")
  }

  @Test("A GUID of the wrong length is none")
  func badGUID() {
    let users = users("sAMAccountName: anna\nobjectGUID: short\n")
    #expect(users.guids == [.zero])
  }

  @Test("Repeated are the same GUID, or, without GUIDs, the same distinguished name")
  func repeats() {
    func record(_ dn: String, _ guid: String = "") -> String {
      "dn: \(dn)\nsAMAccountName: a\n" + (guid.isEmpty ? "" : "objectGUID: \(guid)\n") + "\n"
    }
    let (one, two) = ("ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOQ")
    let users = DirectoryUsers.reading(
      record("CN=A,DC=x", one) + record("CN=Moved,DC=x", one) + record("CN=A,DC=x", two)
        + record("CN=A,DC=x") + record("cn=a,dc=X") + record("CN=A,DC=x", one))
    #expect(users.repeats == [1: 0, 4: 3, 5: 0])
  }

  @Test("Groups and memberships are kept apart from users")
  func groups() {
    let users = DirectoryUsers.reading(
      """
      dn: CN=G,DC=x
      objectClass: group
      cn: G
      member: CN=A,DC=x
      member: CN=B,DC=x

      dn: CN=A,DC=x
      sAMAccountName: a
      memberOf: CN=G,DC=x
      memberOf: CN=H,DC=x

      dn: CN=B,DC=x
      sAMAccountName: b

      """)
    #expect(users.count == 2)
    #expect(users.groups.map(\.members) == [["CN=A,DC=x", "CN=B,DC=x"]])
    #expect(users.groups.map(\.name) == ["G"])
    #expect(users.memberOf(0) == ["CN=G,DC=x", "CN=H,DC=x"])
    #expect(users.memberOf(1).isEmpty)
  }

  @Test("What a person would call a row")
  func displayName() {
    func name(_ lines: String) -> String { users("sAMAccountName: anna\n" + lines).displayName(0) }
    #expect(name("displayName: Anna B\ncn: AB\n") == "Anna B")
    #expect(name("cn: AB\ngivenName: A\n") == "AB")
    #expect(name("givenName: Anna\nsn: Berg\n") == "Anna Berg")
    #expect(name("") == "anna")
  }

  @Test("Cells of several values are parted by semicolons where a format has lists")
  func lists() {
    let names = DirectoryNames(.headers, membership: .kept)
    let text = "a|top;person;user|SMTP:a@x.com;;sip:a;smtp:b@x.com;|CN=G,DC=x;CN=H,DC=x\n"
    let headers = ["sAMAccountName", "objectClass", "proxyAddresses", "memberOf"]
    let scanner = CSVScanner(
      dialect: CSVDialect(delimiter: .pipe), columns: headers.map { names.table.id(of: $0) })
    let bytes = Array(text.utf8)
    let batch = scanner.scan(bytes.span, in: 0..<bytes.count).batch
    let part = DirectoryPart(
      batch, input: ByteStore(bytes), names: names, lists: .semicolons, membership: .kept,
      source: 0)
    let users = DirectoryUsers(joining: [part], sources: [])
    #expect(users.kinds == [.user])
    #expect(
      users.proxyAddresses(0).compactMap { users.rows.text(of: $0, row: 0) } == [
        "SMTP:a@x.com", "smtp:b@x.com",
      ])
    #expect(users.memberOf(0) == ["CN=G,DC=x", "CN=H,DC=x"])
  }

  @Test("A value beyond 64 MiB costs its record and no other, and nobody's life")
  func hugeValues() {
    let huge = [UInt8](repeating: UInt8(ascii: "x"), count: Slice.maximumCount + 10)
    var bytes = Array("dn: CN=A,DC=x\nsAMAccountName: a\ncn: ".utf8)
    bytes += huge
    bytes += Array("\n\ndn: CN=B,DC=x\nsAMAccountName: b\n".utf8)
    let users = DirectoryUsers.reading([("big.ldif", bytes)])
    #expect(users.row("b") != nil)
    #expect(users.count <= 2)
  }
}
