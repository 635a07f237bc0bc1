import Matching
import Roster
import Support
import Testing

/// What must hold of soft evidence on any tenant.
@Suite("Soft evidence on random tenants")
struct SoftPropertyTests {
  static let pieces = 0..<8
  private static let tenantsInPiece = 100

  private func forEachTenant(_ piece: Int, _ body: (UInt64, SoftTenant) -> Void) {
    for number in 0..<Self.tenantsInPiece {
      let seed = UInt64(piece * Self.tenantsInPiece + number)
      body(seed, SoftTenant(seed: seed))
    }
  }

  /// Keys may lose a pair, seldom, and only towards caution: nobody is suggested whom comparing
  /// everybody with everybody would not suggest.
  @Test("It finds what comparing everybody with everybody finds", arguments: pieces)
  func agreement(piece: Int) {
    var rows = 0
    var lost = 0
    forEachTenant(piece) { seed, tenant in
      let paired = tenant.paired(.used).pairing
      let plain = PlainAssignment(tenant.paired(.ignored).pairing, paired.soft)
      for row in plain.console.indices {
        rows += 1
        if paired.plainConsole[row] == plain.console[row] { continue }
        lost += 1
        #expect(paired.consoleStates[row] != .suggested, "seed \(seed) row \(row)")
      }
    }
    #expect(lost * 200 <= rows, "\(lost) of \(rows)")
  }

  @Test("Pairs are one to one, and earlier tiers stay as they were", arguments: pieces)
  func oneToOne(piece: Int) {
    forEachTenant(piece) { seed, tenant in
      let before = tenant.paired(.ignored).pairing
      let after = tenant.paired(.used).pairing
      for (row, state) in after.consoleStates.enumerated() {
        if before.consoleStates[row] != .unmatched {
          #expect(after.plainConsole[row] == before.plainConsole[row], "seed \(seed)")
        }
        guard state == .suggested else { continue }
        let partner = after.directoryUser(of: row)
        #expect(partner.flatMap(after.consoleUser(of:)) == row, "seed \(seed)")
        #expect(partner.map { after.directoryStates[$0] } == .suggested, "seed \(seed)")
      }
      let suggested = after.directoryStates.filter { $0 == .suggested }.count
      #expect(suggested == after.consoleStates.filter { $0 == .suggested }.count, "seed \(seed)")
    }
  }

  @Test("The order of rows decides nothing", arguments: pieces)
  func order(piece: Int) {
    forEachTenant(piece) { seed, tenant in
      var random = SeededGenerator(seed: seed ^ 0xABCD)
      let people = tenant.people.permutation(&random) { $0.fields[.distinguishedName] ?? "" }
      let accounts = tenant.accounts.permutation(&random) { $0.fields[.username] ?? "" }
      var other = tenant
      other.people = people.map { tenant.people[$0] }
      other.accounts = accounts.map { tenant.accounts[$0] }
      let first = tenant.paired(.used).pairing
      let second = other.paired(.used).pairing
      for (position, row) in accounts.enumerated() {
        var moved = second.plainConsole[position]
        moved.partner = moved.partner.map { people[$0] }
        moved.rivals = Set(moved.rivals.map { people[$0] })
        #expect(moved == first.plainConsole[row], "seed \(seed)")
        #expect(
          second.soft.verdict(ofConsole: position) == first.soft.verdict(ofConsole: row),
          "seed \(seed)")
      }
    }
  }

  /// Somebody new makes names a little rarer and the choice a little larger: a sum may gain a point or
  /// two, and the minimum grow by as much. Nobody gets another partner for it.
  @Test("A stranger gives nobody another partner", arguments: pieces)
  func stranger(piece: Int) {
    forEachTenant(piece) { seed, tenant in
      var other = tenant
      other.people.append(
        user("qqq", givenName: "Xaquoub", surname: "Zzyzx", fields: [.displayName: "Xaquoub Zzyzx"])
      )
      other.accounts.append(
        account("wwwwww@else.where", site: "", fields: [.firstName: "Wuwu", .lastName: "Vavava"]))
      let first = tenant.paired(.used).pairing
      let second = other.paired(.used).pairing
      #expect(second.consoleStates.last == .unmatched, "seed \(seed)")
      for row in tenant.accounts.indices where first.consoleStates[row] == .suggested {
        if second.consoleStates[row] == .suggested {
          #expect(second.directoryUser(of: row) == first.directoryUser(of: row), "seed \(seed)")
        }
      }
    }
  }

  @Test("All outcomes come up")
  func coverage() {
    var states: [ConsoleState: Int] = [:]
    forEachTenant(0) { _, tenant in
      states.merge(tenant.paired(.used).pairing.consoleCounts, uniquingKeysWith: +)
    }
    for state in [ConsoleState.suggested, .ambiguous, .duplicate, .blocked, .unmatched] {
      #expect(states[state, default: 0] > 0, "\(state): \(states)")
    }
  }

  // MARK: Bounds

  /// Many people of whom a part is the same for all.
  private func crowd(
    _ count: Int, _ person: (Int) -> (given: String, surname: String, phone: String)
  ) -> PairingExample {
    let people = (0..<count).map { number in
      let who = person(number)
      return user(
        "u\(number)", upn: "u\(number)@contoso.com", mail: "u\(number)@contoso.com",
        givenName: who.given, surname: who.surname, dn: "CN=\(number),DC=contoso,DC=com",
        fields: [
          .telephoneNumber: who.phone, .mobile: "+49 170 \(1_000_000 + number * 37)",
          .displayName: "\(who.given) \(who.surname)",
        ])
    }
    let accounts = (0..<count).map { number in
      let who = person(number)
      return account(
        "Contoso.\(number)", email: "",
        fields: [
          .firstName: who.given, .lastName: who.surname, .workPhone: who.phone,
          .mobile: "0170 \(1_000_000 + number * 37)",
        ])
    }
    return PairingExample(people, accounts, softEvidence: .used)
  }

  @Test("One surname for all: bounded work, and numbers still tell people apart")
  func oneSurname() {
    let names = ["Anna", "Robert", "Maria", "Jürgen", "Chioma", "Wei"]
    let example = crowd(3000) { number in
      (names[number % names.count], "Smith", "+49 30 \(1_000_000 + number * 37)")
    }
    #expect(example.pairing.soft.comparisons < 3000 * 600)
    #expect(example.pairing.consoleCounts[.suggested] ?? 0 > 2900)
    for row in 0..<3000 where example.pairing.consoleStates[row] == .suggested {
      #expect(example.pairing.directoryUser(of: row) == row)
    }
  }

  @Test("Everything the same for all: bounded work, and nobody is suggested")
  func allTheSame() {
    let example = crowd(3000) { _ in ("John", "Smith", "+49 30 1234567") }
    #expect(example.pairing.soft.comparisons < 3000 * 600)
    #expect(example.pairing.consoleCounts == [.unmatched: 3000])
  }

  @Test("One number for all: names and other numbers still tell people apart")
  func oneNumber() {
    let letters = Array("bcdfghklmnprstvw")
    let example = crowd(2000) { number in
      let word = [0, 4, 8].map { String(letters[(number >> $0) & 15]) + "a" }.joined()
      return (["Anna", "Robert"][number % 2], "Zu\(word)ner", "+49 30 1234567")
    }
    #expect(example.pairing.soft.comparisons < 2000 * 600)
    #expect(example.pairing.consoleCounts[.suggested] ?? 0 > 1800)
  }
}
