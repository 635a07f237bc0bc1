import Roster
import Support
import Testing

/// Which values are marked as not ordinary when they are read.
@Suite struct OrdinaryShapeTests {
  private func isOrdinary(_ value: String, _ field: ConsoleField) -> Bool {
    let users = console { ConsoleEntry(fields: [.department: "x", field: value]) }
    #expect(users.mark(of: field) != 0)
    return users.rows.oddities[0] & users.mark(of: field) == 0
  }

  @Test("Usual values are ordinary")
  func usual() {
    #expect(isOrdinary("anna.berg@contoso.com", .username))
    #expect(isOrdinary("Anna-Lena (ext.)", .firstName))
    #expect(isOrdinary("O'Neill", .lastName))
    #expect(isOrdinary("+44 (0)20 7946.0958", .mobile))
    #expect(isOrdinary("+442079460958", .workPhone))
    #expect(isOrdinary("1001", .extensionNumber))
    #expect(isOrdinary("Köln", .site))
    #expect(isOrdinary("Active", .status))
    for field in [ConsoleField.mobile, .workPhone, .extensionNumber, .status] {
      #expect(isOrdinary("", field))
    }
  }

  @Test(
    "Everything else is looked at",
    arguments: [
      (ConsoleField.username, ""), (.username, "anna"), (.username, "a@b@c.com"),
      (.username, "@contoso.com"), (.username, "anna@"), (.username, "änna@contoso.com"),
      (.username, "anna berg@contoso.com"), (.username, "an+na@contoso.com"), (.username, "a@bc"),
      (.username, String(repeating: "a", count: 65) + "@b.com"),
      (.email, ""), (.email, " anna@contoso.com"),
      (.firstName, ""), (.firstName, "A"), (.firstName, "J?rg"), (.firstName, "Jörg"),
      (.lastName, " Berg"), (.lastName, "Berg "), (.lastName, "Ann\t"), (.lastName, "<b>"),
      (.lastName, String(repeating: "a", count: 31)),
      (.mobile, "4.42E+11"), (.mobile, "4.42e+11"), (.mobile, "call me"),
      (.workPhone, "442079460958"), (.workPhone, "+44 2079460958"), (.workPhone, "+1234567"),
      (.workPhone, "+1234567890123456"), (.workPhone, "+"),
      (.extensionNumber, "911"), (.extensionNumber, "12345678901"), (.extensionNumber, "10a1"),
      (.site, ""), (.site, " Berlin"), (.site, "\t"),
      (.status, "Inactive"), (.status, "false"), (.status, "1"),
    ] as [(ConsoleField, String)])
  func odd(field: ConsoleField, value: String) {
    #expect(!isOrdinary(value, field))
  }

  @Test("Each row has marks of its own, and the directory has them too")
  func rows() {
    let users = directory {
      user("anna")
      user("bert", givenName: nil)
      user("carl", fields: [.telephoneNumber: "4.42E+11", .userPrincipalName: "c?rl@contoso.com"])
    }
    // The highest four bits are the number of a domain.
    let oddities = users.rows.oddities.map { $0 & 0x0FFF }
    #expect(oddities[0] == 0)
    #expect(oddities[1] == users.mark(of: .givenName))
    #expect(
      oddities[2] == users.mark(of: .telephoneNumber) | users.mark(of: .userPrincipalName))
    #expect(users.mark(of: .department) == 0)
  }

  @Test("Equal values of a row are one slice, and equal offices of a stretch")
  func sharedSlices() {
    let users = directory {
      user("anna")
      user("bert", mail: "Bert@contoso.com")
      user("carl", office: "Köln")
    }
    #expect(users.slice(.mail, 0) == users.slice(.userPrincipalName, 0))
    #expect(users.slice(.mail, 1) != users.slice(.userPrincipalName, 1))
    #expect(users.slice(.office, 0) == users.slice(.office, 1))
    #expect(users.text(.office, 1) == "Berlin")
    #expect(users.text(.office, 2) == "Köln")
    #expect(users.text(.mail, 1) == "Bert@contoso.com")
  }
}
