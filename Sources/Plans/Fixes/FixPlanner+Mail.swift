import Checks
import Matching
import Roster

extension FixPlanner {
  /// Mail values that are missing or no addresses: the one of the 8x8 user.
  mutating func planMail(_ item: Case) {
    let proposals = item.rows.compactMap { row in
      mailOfConsole(row).map { (row: row, mail: $0) }
    }
    let known = Set(proposals.map(\.row))
    for row in item.rows where !known.contains(row) { hold(item, row, .mail, .noMailKnown) }
    let holders = AddressHolders(of: proposals.map(\.mail), in: facts)
    let counts = proposals.reduce(into: [String: Int]()) {
      $0[Folding.key($1.mail), default: 0] += 1
    }
    for (row, mail) in proposals {
      if isPutOff(row) {
        hold(item, row, .mail, .putOff, proposed: mail)
      } else if counts[Folding.key(mail)] != 1 {
        hold(item, row, .mail, .proposedTwice, proposed: mail)
      } else if holders.isTaken(mail, besides: row) {
        hold(item, row, .mail, .taken, proposed: mail)
      } else {
        propose(item, row, .mail, mail, .mailOfConsole)
      }
    }
  }

  private func mailOfConsole(_ row: Int) -> String? {
    guard facts.isSamePerson(row), let user = facts.pairing.consoleUser(of: row),
      let mail = facts.console.text(.email, user).map(Folding.trimmed), FixLimits.isMail(mail)
    else { return nil }
    return mail
  }
}
