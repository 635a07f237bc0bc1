import Formats
import Intake
import Roster
import Support
import Testing

@Suite("Reading directories")
struct DirectoryIntakeTests {
  private func read(
    _ bytes: [UInt8], columns: [String: String] = [:]
  ) throws -> DirectoryUsers {
    let result = try DirectoryIntake(columns: columns, membership: .kept)
      .read(Input.of(bytes), source: 0)
    return DirectoryUsers(joining: result.parts, sources: [result.info])
  }

  private func read(_ text: String, columns: [String: String] = [:]) throws -> DirectoryUsers {
    try read(Array(text.utf8), columns: columns)
  }

  private func failure(_ text: String) -> IntakeError.Kind? {
    do {
      _ = try read(text)
      return nil
    } catch let error as IntakeError {
      return error.kind
    } catch {
      return nil
    }
  }

  @Test(
    "LDIF in every encoding, ldifde -u's UTF-16 and ANSI among them",
    arguments: TextEncoding.allCases)
  func ldif(encoding: TextEncoding) throws {
    let text =
      "dn: CN=Müller,DC=x\r\nchangetype: add\r\nobjectClass: user\r\nsAMAccountName: müller\r\n"
      + "displayName: Jürgen Mül\r\n ler\r\n\r\n"
    let users = try read(encoded(text, as: encoding))
    #expect(users.count == 1)
    #expect(users.text(.sAMAccountName, 0) == "müller")
    #expect(users.text(.displayName, 0) == "Jürgen Müller")
    #expect(users.sources[0].encoding == encoding.rawValue)
    #expect(users.sources[0].rejects.isEmpty)
  }

  @Test("A transfer that doubled or took away half of each line end loses nobody")
  func lineEnds() throws {
    let text =
      "dn: CN=A,DC=x\nobjectClass: user\nsAMAccountName: a\ndisplayName: An\n na\n\n"
      + "dn: no name\nb\n\ndn: CN=B,DC=x\nobjectClass: user\nsAMAccountName:: Yg==\n\n"
    let wanted = try read(text)
    #expect(wanted.count == 2 && wanted.sources[0].rejects.map(\.line) == [7])
    for end in ["\r", "\r\r\n"] {
      let users = try read(text.replacing("\n", with: end))
      #expect(users.count == 2 && users.text(.displayName, 0) == "Anna")
      #expect(users.text(.sAMAccountName, 1) == "b")
      #expect(users.sources[0].rejects == wanted.sources[0].rejects)
      #expect(users.rows.lines == wanted.rows.lines)
    }
  }

  @Test(
    "Exports that were joined with their byte order marks lose nobody",
    arguments: [TextEncoding.utf8WithBOM, .utf16LittleEndianWithBOM])
  func joined(encoding: TextEncoding) throws {
    let texts = ["anna", "bo"].map { "dn: CN=\($0),DC=x\r\nsAMAccountName: \($0)\r\n\r\n" }
    let users = try read(texts.flatMap { encoded($0, as: encoding) })
    #expect(users.sources[0].rejects.isEmpty)
    #expect((0..<users.count).map { users.text(.sAMAccountName, $0) } == ["anna", "bo"])
  }

  @Test("Active Directory is not taken for Entra's list, which proves cloud names")
  func directoryForEntra() throws {
    func refusal(_ text: String) -> IntakeError.Kind? {
      do {
        _ = try DirectoryIntake(role: .entra).read(Input.of(text), source: 0)
        return nil
      } catch let error as IntakeError { return error.kind } catch { return nil }
    }
    #expect(refusal("dn: CN=Anna,DC=x\nuserPrincipalName: a@x.com\n") == .directoryInPlaceOfEntra)
    #expect(refusal("DN,userPrincipalName\n\"CN=A,DC=x\",a@x.com\n") == .directoryInPlaceOfEntra)
    #expect(
      refusal("SamAccountName,UserPrincipalName,ObjectGUID\na,a@x.com,\n")
        == .directoryInPlaceOfEntra)
    #expect(refusal("userPrincipalName,displayName\na@x.com,Anna\n") == nil)
    #expect(refusal("Id,UserPrincipalName,OnPremisesSamAccountName\n1,a@x.com,a\n") == nil)
    #expect(refusal("objectId,userPrincipalName,distinguishedName\n1,a@x.com,\n") == nil)
  }

  @Test("csvde: DN, X'hex' and lists parted by semicolons")
  func csvde() throws {
    let users = try read(
      """
      DN,objectClass,sAMAccountName,objectGUID,userAccountControl,proxyAddresses
      "CN=Berg\\, Anna,DC=x",user,anna,X'00112233445566778899aabbccddeeff',514,SMTP:a@x.com;smtp:b@x.com

      """)
    #expect(users.text(.distinguishedName, 0) == "CN=Berg\\, Anna,DC=x")
    #expect(users.guids[0].base64 == "ABEiM0RVZneImaq7zN3u/w==")
    #expect(users.activations == [.disabled])
    #expect(users.proxyAddresses(0).count == 2)
    #expect(users.origin(0).description.hasSuffix(":2"))
  }

  @Test("Get-ADUser | Export-Csv: #TYPE, quoted everything, its property names")
  func powerShell() throws {
    let users = try read(
      """
      #TYPE Microsoft.ActiveDirectory.Management.ADUser
      "DistinguishedName","Enabled","GivenName","Name","ObjectClass","ObjectGUID","SamAccountName","Surname","UserPrincipalName","Office","EmailAddress"
      "CN=Anna,DC=x","False","Anna","Anna Berg","user","33221100-5544-7766-8899-aabbccddeeff","anna","Berg","anna@x.com","Berlin","a@x.com"

      """)
    #expect(users.activations == [.disabled] && users.kinds == [.user])
    #expect(users.text(.office, 0) == "Berlin" && users.text(.mail, 0) == "a@x.com")
    #expect(users.text(.surname, 0) == "Berg" && users.text(.commonName, 0) == "Anna Berg")
    #expect(users.guids[0].base64 == "ABEiM0RVZneImaq7zN3u/w==")
    #expect(users.origin(0).description.hasSuffix(":3"))
  }

  @Test("Entra's lists: Download users, and its templates with version, brackets and example")
  func entra() throws {
    let list = try read(
      "userPrincipalName,displayName,accountEnabled,immutableId,userType\n"
        + "anna@x.com,Anna,True,ABEiM0RVZneImaq7zN3u/w==,Member\n"
        + "guest@x.com,Guest,True,,Guest\n")
    #expect(list.count == 2)
    #expect(list.anchor(of: 0).base64 == "ABEiM0RVZneImaq7zN3u/w==")
    #expect(list.reasons == [.none, .guest])
    let template = try read(
      "version:v1.0,,\nName [displayName] Required,User name [userPrincipalName] Required,x\n"
        + "Example: Chris Green,chris@contoso.com,y\nAnna,anna@x.com,z\n")
    #expect(template.count == 1)
    #expect(template.text(.userPrincipalName, 0) == "anna@x.com")
    #expect(template.origin(0).description.hasSuffix(":4"))
  }

  @Test("Headers from the configuration")
  func columns() throws {
    let users = try read(
      "Konto;Standort\nanna;Berlin\n",
      columns: ["sAMAccountName": "Konto", "physicalDeliveryOfficeName": "standort"])
    #expect(users.text(.sAMAccountName, 0) == "anna" && users.text(.office, 0) == "Berlin")
  }

  @Test("Files of changes are refused; one change among entries is set aside")
  func changes() throws {
    let change = "dn: CN=A,DC=x\nchangetype: modify\nreplace: mail\nmail: a@x.com\n-\n\n"
    #expect(failure(change + change) == .onlyChangeRecords)
    #expect(failure("dn: CN=A,DC=x\nchangetype: delete\n\n") == .onlyChangeRecords)
    let users = try read(change + "dn: CN=B,DC=x\nsAMAccountName: b\n")
    #expect(users.count == 1)
    #expect(users.sources[0].rejects.map(\.reason) == [.changeRecord])
    #expect(users.sources[0].rejects.map(\.line) == [1])
  }

  @Test("What is no directory at all")
  func refused() {
    #expect(failure("{\"Resources\": []}") == .notOfFormat("a directory"))
    #expect(
      failure("a,b\n1,2\n") == .noUsefulColumns(wanted: "a directory user", found: ["a", "b"]))
  }

  @Test("Every dump of a live server: what could be read and what not adds up")
  func dumps() throws {
    let folder = FixtureFolder("LDIF", target: "FormatsTests")
    #expect(folder.names.count > 10)
    for name in folder.names {
      let users = try read(folder.bytes(name))
      let source = users.sources[0]
      #expect(source.rejects.isEmpty, "\(name)")
      #expect(source.records == users.count + users.others.values.reduce(0, +), "\(name)")
    }
  }
}
