/// Finds the one name that differs from a text by one or two letters.
///
/// By symmetric deletion: two texts within distance d have a common text that is each of them with at
/// most d letters taken out. So a look-up costs the same however many names there are.
struct NeighbourIndex: Sendable {
  /// A name and how far it is.
  struct Neighbour: Sendable, Equatable {
    let name: String
    let distance: Int
  }

  /// Longer texts have no neighbours: they would cost too much, and Site names end at 128 (8x8, Site
  /// Management API).
  private static let longest = 64
  /// Beyond so many names only one letter may differ, to bound memory.
  private static let namesForTwo = 2000

  private let names: [String]
  private let keys: [[Unicode.Scalar]]
  private let byDeletion: [[Unicode.Scalar]: [Int]]
  private let reach: Int

  /// An index of `names`, compared by `key`.
  init(_ names: [String], key: (String) -> String) {
    self.names = names
    keys = names.map { Array(key($0).unicodeScalars) }
    reach = names.count > NeighbourIndex.namesForTwo ? 1 : 2
    var byDeletion: [[Unicode.Scalar]: [Int]] = [:]
    for (position, key) in keys.enumerated() where key.count <= NeighbourIndex.longest {
      for deletion in NeighbourIndex.deletions(of: key, upTo: reach) {
        byDeletion[deletion, default: []].append(position)
      }
    }
    self.byDeletion = byDeletion
  }

  /// The name nearest to `key`, if it is near enough for its length, and no other is as near.
  ///
  /// One letter may differ from five letters on, two from nine on. A differing digit is no slip of
  /// the pen: Floor 3 is not Floor 4.
  func nearest(to key: String) -> Neighbour? {
    let scalars = Array(key.unicodeScalars)
    guard scalars.count >= 4, scalars.count <= NeighbourIndex.longest else { return nil }
    var distances: [Int: Int] = [:]
    for deletion in NeighbourIndex.deletions(of: scalars, upTo: reach) {
      for position in byDeletion[deletion] ?? [] where distances[position] == nil {
        distances[position] = EditDistance.between(scalars, keys[position])
      }
    }
    let near = distances.filter { position, distance in
      distance <= allowed(min(scalars.count, keys[position].count))
        && NeighbourIndex.digits(scalars) == NeighbourIndex.digits(keys[position])
    }
    guard let best = near.values.min() else { return nil }
    let winners = near.filter { $0.value == best }
    guard winners.count == 1, let winner = winners.keys.first else { return nil }
    return Neighbour(name: names[winner], distance: best)
  }

  private func allowed(_ length: Int) -> Int { length >= 9 ? reach : (length >= 5 ? 1 : 0) }

  private static func digits(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.filter { $0.properties.numericType != nil }
  }

  /// `key` itself and every text that is left when up to `count` letters are taken out.
  private static func deletions(of key: [Unicode.Scalar], upTo count: Int) -> Set<[Unicode.Scalar]>
  {
    var all: Set<[Unicode.Scalar]> = [key]
    var last = all
    for _ in 0..<count {
      var shorter: Set<[Unicode.Scalar]> = []
      for text in last {
        for index in text.indices {
          var copy = text
          copy.remove(at: index)
          shorter.insert(copy)
        }
      }
      all.formUnion(shorter)
      last = shorter
    }
    return all
  }
}
