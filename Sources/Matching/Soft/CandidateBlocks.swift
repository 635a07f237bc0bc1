import Formats

/// Finds, for a batch of console users, the people who may be the same: those who share a key.
///
/// A key that more than ``crowd`` people have is not followed; each such key is divided by every
/// attribute of the row, and once more by a second one. So a row is compared with a bounded number of
/// others, however many share its surname or its number, and a pair is lost only if as many others
/// agree in everything that could tell them apart.
struct CandidateBlocks: Sendable {
  private let users: ProfileTable
  private let people: ProfileTable
  private let crowd: Int
  /// By keys, by keys and one attribute, by keys and two attributes.
  private let levels: [KeyBlocks]

  init(_ batch: Range<Int>, users: ProfileTable, people: ProfileTable, crowd: Int) {
    self.users = users
    self.people = people
    self.crowd = crowd
    let first = CandidateBlocks.first(batch, users, people)
    let second = CandidateBlocks.refined([first], batch, users, people, crowd)
    let third = CandidateBlocks.refined([first, second], batch, users, people, crowd)
    levels = [first, second, third]
  }

  /// Calls `body` with people for a console user, some more than once. Gives whether all who have the
  /// same full name were among them.
  func forEachCandidate(
    _ user: Int, _ keys: inout SoftKeys, _ body: (Int) -> Void
  ) -> NamesakesSeen {
    let profile = users.profiles[user]
    let attributes = keys.attributes(profile, users)
    let name = SoftKeys.fullName(profile, users)
    var seen = NamesakesSeen.all
    keys.forEach(profile, users, .all) { key in
      let isDivided = visit(key, 0, attributes, from: 0, body)
      if isDivided, key == name { seen = .some }
    }
    return seen
  }

  /// Whether everybody of the same name was looked at.
  enum NamesakesSeen {
    case all
    case some
  }

  /// Visits the people of a key, or divides it by the attributes from `first` on. Gives whether it was
  /// divided.
  @discardableResult
  private func visit(
    _ key: UInt64, _ level: Int, _ attributes: [UInt64], from first: Int, _ body: (Int) -> Void
  ) -> Bool {
    guard let slot = levels[level].wanted.slot(of: key) else { return false }
    if levels[level].count(slot) <= crowd {
      levels[level].forEachRow(slot) { body(Int($0)) }
      return false
    }
    guard level + 1 < levels.count else { return true }
    for index in first..<attributes.count {
      visit(
        SoftKeys.refined(key, attributes[index]), level + 1, attributes, from: index + 1, body)
    }
    return true
  }

  // MARK: Making the levels

  private static let stretch = 1 << 13

  private static func first(
    _ batch: Range<Int>, _ users: ProfileTable, _ people: ProfileTable
  ) -> KeyBlocks {
    let wanted = KeySlots(
      Parallel.mapRows(batch.count, size: stretch) { rows in
        var keys = SoftKeys()
        var found: [UInt64] = []
        for row in rows {
          keys.forEach(users.profiles[batch.lowerBound + row], users, .all) { found.append($0) }
        }
        return found
      })
    return KeyBlocks(
      wanted,
      Parallel.mapRows(people.profiles.count, size: stretch) { rows in
        var keys = SoftKeys()
        var found: [KeyBlocks.Entry] = []
        for row in rows {
          let profile = people.profiles[row]
          keys.forEach(profile, people, profile.breadth) { key in
            guard let slot = wanted.slot(of: key) else { return }
            found.append(KeyBlocks.Entry(slot: UInt32(slot), row: UInt32(row)))
          }
        }
        return found
      })
  }

  /// Divides the crowded keys of the last level by one more attribute.
  private static func refined(
    _ levels: [KeyBlocks], _ batch: Range<Int>, _ users: ProfileTable, _ people: ProfileTable,
    _ crowd: Int
  ) -> KeyBlocks {
    let stretches = Parallel.mapRows(batch.count, size: stretch) { rows in
      var keys = SoftKeys()
      var found: [UInt64] = []
      for row in rows {
        let profile = users.profiles[batch.lowerBound + row]
        var attributes: [UInt64]?
        keys.forEach(profile, users, .all) { key in
          guard isCrowded(key, levels[0], crowd) else { return }
          let all = attributes ?? SoftKeys().attributes(profile, users)
          attributes = all
          addRefined(key, levels[...], all[...], crowd, &found)
        }
      }
      return found
    }
    let wanted = KeySlots(stretches)
    guard let last = levels.last, stretches.contains(where: { !$0.isEmpty }) else {
      return KeyBlocks(wanted, [])
    }
    let crowded = last.wanted.keys.indices.filter {
      last.wanted.keys[$0] != 0 && last.count($0) > crowd
    }
    let size = max(1, min(stretch, crowded.count / 8))
    return KeyBlocks(
      wanted,
      Parallel.mapRows(crowded.count, size: size) { positions in
        var found: [KeyBlocks.Entry] = []
        for position in positions {
          let key = last.wanted.keys[crowded[position]]
          var previous: UInt32?
          for row in last.rows(crowded[position]) where row != previous {
            previous = row
            for attribute in SoftKeys().attributes(people.profiles[Int(row)], people) {
              guard let slot = wanted.slot(of: SoftKeys.refined(key, attribute)) else { continue }
              found.append(KeyBlocks.Entry(slot: UInt32(slot), row: row))
            }
          }
        }
        return found
      })
  }

  private static func isCrowded(_ key: UInt64, _ blocks: KeyBlocks, _ crowd: Int) -> Bool {
    blocks.wanted.slot(of: key).map { blocks.count($0) > crowd } ?? false
  }

  /// The keys of the next level under a crowded key.
  private static func addRefined(
    _ key: UInt64, _ levels: ArraySlice<KeyBlocks>, _ attributes: ArraySlice<UInt64>,
    _ crowd: Int, _ found: inout [UInt64]
  ) {
    guard let blocks = levels.first, isCrowded(key, blocks, crowd) else { return }
    for index in attributes.indices {
      let refined = SoftKeys.refined(key, attributes[index])
      if levels.count == 1 {
        found.append(refined)
      } else {
        addRefined(refined, levels.dropFirst(), attributes[(index + 1)...], crowd, &found)
      }
    }
  }
}

extension Profile {
  /// Which keys the row is found under.
  var breadth: SoftKeys.Breadth { standing == .claimed ? .narrow : .all }
}
