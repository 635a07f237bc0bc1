import Matching
import Roster
import Support
import Testing

/// An account name that is somebody else's.
@Suite struct NameDoubtTests {
  /// The state of an 8x8 user `jsmith` beside the account `jsmith` of somebody with these names.
  private func state(
    console: (given: String, surname: String), directory: (given: String, surname: String)
  ) -> String? {
    let people = [
      user(
        "jsmith", upn: "one@contoso.com", givenName: directory.given, surname: directory.surname),
      user("bberg", givenName: "Bo"),
    ]
    let users = [
      account("jsmith", fields: [.firstName: console.given, .lastName: console.surname])
    ]
    return PairingExample(people, users, softEvidence: .ignored).words.first?.first
  }

  @Test func anotherGivenNameIsAnotherPerson() {
    #expect(state(console: ("John", "Smith"), directory: ("Jane", "Smith")) != "rename")
    #expect(state(console: ("Xaver", "Obermaier"), directory: ("Jane", "Smith")) == "unmatched")
  }

  @Test func oneGivenNameIsOnePerson() {
    #expect(state(console: ("Jane", "Smith"), directory: ("Jane", "Smith")) == "rename")
    // Married.
    #expect(state(console: ("Jane", "Miller"), directory: ("Jane", "Smith")) == "rename")
    #expect(state(console: ("Bob", "Smith"), directory: ("Robert", "Smith")) == "rename")
    #expect(state(console: ("J.", "Smith"), directory: ("Jane", "Smith")) == "rename")
    #expect(state(console: ("Smith", "Jane"), directory: ("Jane", "Smith")) == "rename")
    #expect(state(console: ("", "Smith"), directory: ("Jane", "Smith")) == "rename")
  }
}
