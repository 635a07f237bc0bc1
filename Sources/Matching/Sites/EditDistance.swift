/// How many slips of the pen lie between two texts.
package enum EditDistance {
  /// Letters inserted, left out, changed, or two neighbours swapped (optimal string alignment).
  package static func between(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforeLast = Array(repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    var current = last
    for row in 0..<first.count {
      current[0] = row + 1
      for column in 0..<second.count {
        let change = first[row] == second[column] ? 0 : 1
        var best = min(last[column + 1] + 1, current[column] + 1, last[column] + change)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current[column + 1] = best
      }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[second.count]
  }
}
