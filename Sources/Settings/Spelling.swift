/// Finds the name that a mistyped one was probably meant to be.
package enum Spelling {
  /// The nearest of `names`, if it is near enough to be worth proposing: at most a third of the
  /// letters differ (and always one may), or it is another way to write the same words.
  package static func nearest(to typed: String, in names: [String]) -> String? {
    let wanted = folded(typed)
    let allowed = max(1, wanted.count / 3)
    let scored = names.map { (name: $0, distance: distance(wanted, folded($0))) }
    let best = scored.min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return best.flatMap { $0.distance <= allowed ? $0.name : nil }
  }

  /// Case and the usual word separators do not matter.
  private static func folded(_ name: String) -> [Character] {
    name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }.map { $0 }
  }

  /// Letters to insert, delete, replace, or swap with their neighbour (optimal string alignment).
  package static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var beforeLast = [Int]()
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var next = [row + 1]
      for (column, rival) in other.enumerated() {
        let replaced = last[column] + (letter == rival ? 0 : 1)
        var cost = min(replaced, last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == rival {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        next.append(cost)
      }
      (beforeLast, last) = (last, next)
    }
    return last[other.count]
  }
}
