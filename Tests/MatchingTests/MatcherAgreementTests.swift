import Matching
import Roster
import Support
import Testing

/// The matcher against the plain reference, and what must hold of any result, on random tenants.
@Suite("Matcher on random tenants")
struct MatcherAgreementTests {
  /// Twelve pieces, so that they run side by side.
  static let pieces = 0..<12
  private static let tenantsInPiece = 200

  private func forEachTenant(
    _ piece: Int, _ body: (UInt64, NastyTenant) -> Void
  ) {
    for number in 0..<Self.tenantsInPiece {
      let seed = UInt64(piece * Self.tenantsInPiece + number)
      body(seed, NastyTenant(seed: seed))
    }
  }

  @Test("It says what the plain reference says", arguments: pieces)
  func agreement(piece: Int) {
    forEachTenant(piece) { seed, tenant in
      let lists = tenant.lists
      let plain = PlainMatching(
        directory: lists.directory, console: lists.console, identities: lists.identities,
        directoryPatterns: tenant.directoryPatterns, consolePatterns: tenant.consolePatterns)
      let pairing = lists.matched.pairing
      for row in plain.console.indices {
        #expect(pairing.plainConsole[row] == plain.console[row], "seed \(seed) row \(row)")
      }
      for row in plain.directory.indices {
        #expect(pairing.plainDirectory[row] == plain.directory[row], "seed \(seed) row \(row)")
      }
    }
  }

  @Test("Pairs are one to one, have one state on both sides, and states add up", arguments: pieces)
  func oneToOne(piece: Int) {
    forEachTenant(piece) { seed, tenant in
      let pairing = tenant.lists.matched.pairing
      #expect(pairing.consoleCounts.values.reduce(0, +) == tenant.accounts.count, "seed \(seed)")
      #expect(pairing.directoryCounts.values.reduce(0, +) == tenant.people.count, "seed \(seed)")
      let pairStates = ["linked", "linked-folded", "rename", "suggested"]
      for (row, state) in pairing.consoleStates.enumerated() {
        let partner = pairing.directoryUser(of: row)
        let isPair = pairStates.contains(state.word)
        #expect(isPair == (partner.flatMap(pairing.consoleUser(of:)) == row), "seed \(seed)")
        if isPair, let partner {
          #expect(pairing.directoryStates[partner].word == state.word, "seed \(seed)")
        }
        let isAbout = isPair || state == .duplicate || state == .blocked
        #expect(isAbout == (partner != nil), "seed \(seed)")
        #expect((state == .ambiguous) == (pairing.consoleRivals[row] != nil), "seed \(seed)")
      }
      for (row, state) in pairing.directoryStates.enumerated() {
        let partner = pairing.consoleUser(of: row)
        #expect(pairStates.contains(state.word) == (partner != nil), "seed \(seed)")
        #expect(partner.map { pairing.directoryUser(of: $0) == row } ?? true, "seed \(seed)")
      }
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
      let first = tenant.lists.matched.pairing
      let second = other.lists.matched.pairing
      for (position, row) in accounts.enumerated() {
        var moved = second.plainConsole[position]
        moved.partner = moved.partner.map { people[$0] }
        moved.rivals = Set(moved.rivals.map { people[$0] })
        #expect(moved == first.plainConsole[row], "seed \(seed)")
      }
      for (position, row) in people.enumerated() {
        var moved = second.plainDirectory[position]
        moved.partner = moved.partner.map { accounts[$0] }
        moved.rivals = Set(moved.rivals.map { accounts[$0] })
        #expect(moved == first.plainDirectory[row], "seed \(seed)")
      }
    }
  }

  @Test("Somebody who has nothing to do with anybody changes nothing", arguments: pieces)
  func stranger(piece: Int) {
    forEachTenant(piece) { seed, tenant in
      var other = tenant
      other.people.append(user("zoe.stranger", dn: "CN=Zoe,DC=else,DC=where"))
      other.accounts.append(account("walter.stranger@else.where"))
      let first = tenant.lists.matched.pairing
      let second = other.lists.matched.pairing
      #expect(first.plainConsole == second.plainConsole.dropLast(), "seed \(seed)")
      #expect(first.plainDirectory == second.plainDirectory.dropLast(), "seed \(seed)")
      #expect(second.consoleStates.last == .unmatched, "seed \(seed)")
    }
  }

  @Test("All states come up, so the tenants are nasty enough")
  func coverage() {
    var console: [ConsoleState: Int] = [:]
    var directory: [DirectoryState: Int] = [:]
    forEachTenant(0) { _, tenant in
      let pairing = tenant.lists.matched.pairing
      console.merge(pairing.consoleCounts, uniquingKeysWith: +)
      directory.merge(pairing.directoryCounts, uniquingKeysWith: +)
    }
    // Soft evidence is left out here.
    for state in ConsoleState.allCases where state != .suggested {
      #expect(console[state, default: 0] > 4, "\(state)")
    }
    for state in DirectoryState.allCases where state != .suggested {
      #expect(directory[state, default: 0] > 4, "\(state)")
    }
  }
}

extension Pairing {
  /// The console side as the reference shows it.
  var plainConsole: [PlainMatching.Row] {
    consoleStates.indices.map { row in
      PlainMatching.Row(
        state: consoleStates[row].word, partner: directoryUser(of: row),
        evidence: Set(evidence(of: row).list), rivals: Set(consoleRivals[row] ?? []))
    }
  }

  var plainDirectory: [PlainMatching.Row] {
    directoryStates.indices.map { row in
      PlainMatching.Row(
        state: directoryStates[row].word, partner: consoleUser(of: row),
        rivals: Set(directoryRivals[row] ?? []))
    }
  }
}

extension Array {
  /// The positions in another order, in which those with equal keys stay in theirs: of rows that say
  /// the same thing twice the first counts.
  func permutation<Key: Hashable>(
    _ random: inout SeededGenerator, by key: (Element) -> Key
  ) -> [Int] {
    let shuffled = indices.shuffled(using: &random)
    var waiting = Dictionary(grouping: indices, by: { key(self[$0]) })
    return shuffled.map { position in
      waiting[key(self[position])]?.removeFirst() ?? position
    }
  }
}
