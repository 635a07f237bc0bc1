/// Pairs of rows that a person said are never the same person. The tiers after the usernames ask it;
/// those of the usernames do not, because Entra would link such a pair whatever was decided.
package struct ForbiddenPairs: Sendable {
  private var pairs: Set<UInt64> = []

  package init() {}

  package var isEmpty: Bool { pairs.isEmpty }

  package func contains(console: Int, directory: Int) -> Bool {
    !pairs.isEmpty && pairs.contains(ForbiddenPairs.key(console, directory))
  }

  mutating func insert(console: Int, directory: Int) {
    pairs.insert(ForbiddenPairs.key(console, directory))
  }

  private static func key(_ console: Int, _ directory: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: console)) << 32
      | UInt64(UInt32(truncatingIfNeeded: directory))
  }
}
