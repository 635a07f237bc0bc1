import Formats

/// Finds, for a batch of console users, the people who may be the same: those who share a key.
///
/// A key that more than `crowd` people have is not followed; each such key is divided by every
/// attribute of the row, and once more by a second one. So a row is compared with a bounded number of
/// others, however many share its surname or its number, and a pair is lost only if as many others
/// agree in everything that could tell them apart.
struct CandidateBlocks: Sendable {
  private let batch: Range<Int>
  private let users: ProfileTable
  private let crowd: Int
  private let shared: SharedKeys
  private let crowdedKeys: KeySlots
  private let divided: RowLists
  /// The divided sets of each user.
  private let heldDivided: RowLists

  init(_ batch: Range<Int>, users: ProfileTable, people: ProfileTable, crowd: Int) {
    self.batch = batch
    self.users = users
    self.crowd = crowd
    shared = SharedKeys(batch, users: users, people: people)
    let crowds = Crowds(shared, more: crowd)
    crowdedKeys = crowds.keys
    let attributes = CrowdAttributes(crowds, batch, users: users, people: people)
    let sets = DividedCrowds(crowds, attributes, atMost: crowd)
    divided = sets.people
    heldDivided = RowLists(batch.count, sets.held)
  }

  /// Calls `body` with people for a console user, some more than once. Gives whether all who have the
  /// same full name were among them.
  func forEachCandidate(_ user: Int, _ body: (Int) -> Void) -> NamesakesSeen {
    let position = user - batch.lowerBound
    var isCrowded = false
    for index in shared.held.range(position) {
      let list = Int(shared.held.rows[index])
      let people = shared.people.range(list)
      if people.count > crowd {
        isCrowded = true
        continue
      }
      for place in people { body(Int(shared.people.rows[place])) }
    }
    guard isCrowded else { return .all }
    for index in heldDivided.range(position) {
      for place in divided.range(Int(heldDivided.rows[index])) { body(Int(divided.rows[place])) }
    }
    let name = SoftKeys.fullName(users.profiles[user], users)
    return name.map(crowdedKeys.contains) ?? false ? .some : .all
  }

  /// Whether everybody of the same name was looked at.
  enum NamesakesSeen {
    case all
    case some
  }
}

extension Profile {
  /// Which keys the row is found under.
  var breadth: SoftKeys.Breadth { standing == .claimed ? .narrow : .all }
}
