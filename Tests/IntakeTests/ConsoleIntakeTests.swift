import Formats
import Intake
import Roster
import Testing

@Suite("Reading Admin Console users")
struct ConsoleIntakeTests {
  private func read(
    _ text: String, columns: [ConsoleField: String] = [:]
  ) throws -> ConsoleUsers {
    let result = try ConsoleIntake(columns: columns).read(Input.of(text), source: 0)
    return ConsoleUsers(joining: result.parts, sources: [result.info])
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

  @Test("Known headers, in any order, with what is not known beside them")
  func headers() throws {
    let users = try read(
      "Colour,User.Site,User.LastName,Login name,User.Email\nred,Berlin,Berg,anna,a@x.com\n")
    #expect(users.count == 1)
    #expect(users.text(.username, 0) == "anna" && users.text(.site, 0) == "Berlin")
    #expect(users.text(.email, 0) == "a@x.com" && users.text(.lastName, 0) == "Berg")
    #expect(users.sources[0].unusedNames == ["Colour"])
    #expect(
      users.sources[0].usedNames == ["User.Site", "User.LastName", "Login name", "User.Email"])
    #expect(users.origin(0).description.hasSuffix(":2"))
  }

  @Test("Headers of nobody's making are named in the configuration")
  func columns() throws {
    let users = try read("A;B\nanna;Berlin\n", columns: [.username: "a", .site: "b"])
    #expect(users.text(.username, 0) == "anna" && users.text(.site, 0) == "Berlin")
    #expect(
      failure("A;B\nanna;Berlin\n")
        == .noUsefulColumns(wanted: "the username", found: ["A", "B"]))
  }

  @Test("A SCIM list of nobody is a list; an error, and a bare number of users, are not")
  func scimWithoutUsers() throws {
    let list =
      #"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": "#
    #expect(try read(list + "0}").count == 0)
    #expect(failure(list + "8}") == .listWithoutUsers(detail: "0 of 8"))
    let error = #"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "401""#
    #expect(failure(error + #", "detail": "Unauthorized"}"#) == .scimError(detail: "Unauthorized"))
    #expect(failure(#"{"users": [{"login": "a"}]}"#) == .notOfFormat("a SCIM list of users"))
  }

  @Test("What is no text is not taken for headers")
  func notText() throws {
    let text = Array("\u{FEFF}Username,Site\r\n".unicodeScalars)
    let bytes = text.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8), 0, 0] }
    let input = try Input.of(bytes)
    let error = #expect(throws: IntakeError.self) { try ConsoleIntake().read(input, source: 0) }
    #expect(error?.what == "this is not text in UTF-8, UTF-16 or Windows-1252")
  }

  @Test("A preamble above the header, and rows of Required and Optional below it")
  func preamble() throws {
    let users = try read(
      """
      Company Contoso,,
      Exported 2026-11-21,,

      Username,User.FirstName,User.Site
      Required,Required,Optional
      anna@x.com,Anna,Berlin

      """)
    #expect(users.count == 1)
    #expect(users.text(.username, 0) == "anna@x.com")
    #expect(users.origin(0).description.hasSuffix(":6"))
  }

  @Test("A saved SCIM list: names, work mail, both Site URNs, activity")
  func scim() throws {
    let users = try read(
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 2,
       "Resources": [
        {"userName": "anna@x.com", "name": {"givenName": "Anna", "familyName": "Berg"},
         "emails": [{"value": "a@x.com", "type": "work", "primary": true}], "active": true,
         "externalId": "42", "title": "Clerk",
         "phoneNumbers": [{"type": "mobile", "value": "+4930"}]},
        {"userName": "bo@x.com", "active": false}
       ]}
      """)
    #expect(users.count == 2)
    #expect(users.text(.username, 0) == "anna@x.com" && users.text(.firstName, 0) == "Anna")
    #expect(users.text(.email, 0) == "a@x.com" && users.text(.externalID, 0) == "42")
    #expect(users.text(.mobile, 0) == "+4930" && users.text(.title, 0) == "Clerk")
    #expect(!users.isInactive(0) && users.isInactive(1))
    #expect(users.sources[0].kind == "SCIM list")
  }

  @Test("What is no list of users at all")
  func refused() {
    #expect(failure("dn: CN=A\n") == .directoryInPlaceOfConsole)
    #expect(
      failure("Name,SamAccountName,DistinguishedName\nAnna,anna,CN=Anna\n")
        == .directoryInPlaceOfConsole)
    #expect(failure("{\"a\": 1}") != nil)
    #expect(failure("Username") == nil)
    #expect(failure("just one line of text") != nil)
  }

  @Test("A header without rows is an empty list")
  func noRows() throws { #expect(try read("Username,Email\n").count == 0) }

  @Test("Windows-1252, UTF-16 and UTF-8 say the same", arguments: TextEncoding.allCases)
  func encodings(encoding: TextEncoding) throws {
    let input = try Input.of(encoded("Username,Site\nmüller,Köln\n", as: encoding))
    let result = try ConsoleIntake().read(input, source: 0)
    let users = ConsoleUsers(joining: result.parts, sources: [result.info])
    #expect(users.text(.username, 0) == "müller" && users.text(.site, 0) == "Köln")
    #expect(users.sources[0].encoding == encoding.rawValue)
  }

  @Test("Sites: a column, whatever stands beside it; or a name on each line")
  func sites() throws {
    func names(_ text: String) throws -> [String] { try SiteIntake.read(Input.of(text)).1 }
    #expect(
      try names("Site Name,Country\nBerlin,DE\n\"London, HQ\",GB\n") == ["Berlin", "London, HQ"])
    #expect(try names("id;User.Site\n1;Berlin\n") == ["Berlin"])
    #expect(try names("Berlin\nLondon, HQ\nSão Paulo\n") == ["Berlin", "London, HQ", "São Paulo"])
    #expect(try names("\"Berlin\"\r\n\"London, HQ\"\r\n\r\n") == ["Berlin", "London, HQ"])
    #expect(try names("Berlin") == ["Berlin"])
    #expect(try names("\u{FEFF}Berlin\nParis") == ["Berlin", "Paris"])
    #expect(try names("Name\nBerlin\n Paris \n") == ["Berlin", " Paris "])
    #expect(try names("Berlin; Mitte\nParis\n") == ["Berlin; Mitte", "Paris"])
    #expect(try names("London, UK\nParis, FR\n") == ["London, UK", "Paris, FR"])
    #expect(try names("Portland,OR\n") == ["Portland,OR"])
    #expect(
      try names("\"Portland,OR\"\n\"Salem,OR\"\n") == ["Portland,OR", "Salem,OR"])
    #expect(try names("Portland,OR\nBerlin\n") == ["Portland,OR", "Berlin"])
  }

  @Test(
    "Columns of which none is known to have names of Sites are no list of names",
    arguments: [
      "Location;Country\nBerlin;DE\nParis;FR\n", "Location,Country\nBerlin,DE\nParis,\n",
      "\"Location\",\"Country\"\r\n\"Berlin, Mitte\",\"DE\"\r\n",
    ])
  func siteColumns(text: String) throws {
    let input = try Input.of(text)
    let error = #expect(throws: IntakeError.self) { try SiteIntake.read(input) }
    #expect(
      error?.kind
        == .noUsefulColumns(wanted: "the name of a Site", found: ["Location", "Country"]))
    #expect(error?.cure == "If it is the right file, give that column the header site.")
  }

  @Test("A line end with two carriage returns adds nothing to the last cell")
  func doubledReturns() throws {
    let users = try read("Username,Site\r\r\nanna,Berlin\r\r\n\"bo\",\"Paris\"\r\r\n")
    #expect(users.count == 2)
    #expect(users.text(.site, 0) == "Berlin" && users.text(.site, 1) == "Paris")
  }
}
