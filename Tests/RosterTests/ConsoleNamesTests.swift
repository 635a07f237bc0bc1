import Roster
import Support
import Testing

@Suite("ConsoleNames")
struct ConsoleNamesTests {
  @Test(
    "Every known header is its own field, however it is spelled", arguments: ConsoleField.allCases)
  func aliases(field: ConsoleField) {
    let names = ConsoleNames()
    for header in field.headers {
      #expect(names.field(for: header) == field, "\(header)")
      #expect(names.field(for: header.uppercased() + " *") == field, "\(header)")
      let spread = header.map { "\($0)" }.joined(separator: "_")
      #expect(names.field(for: spread) == field, "\(header)")
    }
  }

  @Test("Unknown headers are nothing")
  func unknown() {
    let names = ConsoleNames()
    for header in ["", " ", "Colour", "Usernamex", "Site ID"] {
      #expect(names.field(for: header) == nil, "\(header)")
    }
  }

  @Test("A column from the configuration takes the field away from all other headers")
  func explicit() {
    let names = ConsoleNames(columns: [.username: "Sign-in", .site: "Username"])
    #expect(names.field(for: "sign in") == .username)
    #expect(names.field(for: "Username") == .site)
    #expect(names.field(for: "Login") == nil)
    #expect(names.field(for: "Site") == nil)
    #expect(names.field(for: "Email") == .email)
  }

  @Test("Of two headers for one field the first counts")
  func first() {
    let fields = ConsoleNames().fields(for: ["Email", "Login", "E-mail", "x", "Username"])
    #expect(fields == [.email, .username, nil, nil, nil])
  }

  @Test("8x8's states and SCIM's active say who is inactive; other words do not")
  func inactive() {
    func isInactive(_ word: String) -> Bool {
      console { account("a", fields: [.status: word]) }.isInactive(0)
    }
    #expect(["INACTIVE", "false", "False", "disabled", "0"].allSatisfy(isInactive))
    #expect(!["ACTIVE", "true", "", "paused", "inactive user"].contains(where: isInactive))
  }

  @Test("What a person would call a row, and where it stands")
  func names() {
    let users = console {
      account("a", fields: [.displayName: "Anna B"])
      account("bo", fields: [.lastName: ""])
    }
    #expect(users.displayName(0) == "Anna B")
    #expect(users.displayName(1) == "Bo")
    #expect(users.origin(1) == .line(2, source: "users.csv"))
    #expect(users.fills(.displayName) && !users.fills(.license))
  }
}
