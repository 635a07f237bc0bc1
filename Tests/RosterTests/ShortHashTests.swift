import Formats
import Roster
import Support
import Testing

@Suite struct ShortHashTests {
  private func hash(_ text: String) -> UInt32 { ShortHash.of(Array(text.utf8).span) }

  @Test("Equal folded keys have equal hashes; blank values have none")
  func values() {
    #expect(hash("Jörg@Contoso.example ") == hash("jo\u{308}rg@contoso.example"))
    #expect(hash("jdoe@contoso.example") != hash("jroe@contoso.example"))
    #expect(hash("") == ShortHash.none)
    #expect(hash(" \t") == ShortHash.none)
    #expect(hash("\u{200B}") == ShortHash.ofEmptyKey)
    #expect(ShortHash.of(UInt64(7) << 32) != ShortHash.none)
  }

  @Test(
    "The index finds all rows of a hash, in row order, whatever the size",
    arguments: [0, 1, 7, 4095, 4096, 50_000])
  func index(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let hashes = (0..<count).map { _ -> UInt32 in
      let number = UInt32.random(in: 0...UInt32(max(1, count)), using: &generator)
      // Both a few rows a hash, spread over all partitions, and some without.
      return number &* 0x9E37_79B9
    }
    var rows: [UInt32: [UInt32]] = [:]
    for (row, hash) in hashes.enumerated() where hash != ShortHash.none {
      rows[hash, default: []].append(UInt32(row))
    }
    let index = ShortHashIndex(hashes)
    for (hash, expected) in rows {
      var found: [UInt32] = []
      var row = index.first(hash)
      while let current = row {
        found.append(UInt32(current))
        row = index.next(after: current)
      }
      #expect(found == expected)
    }
    #expect(index.first(ShortHash.none) == nil)
    #expect(index.first(0x0123_4567) == rows[0x0123_4567].map { Int($0[0]) })
    let shared = rows.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    #expect(ShortHashIndex.groups(hashes) == shared)
    #expect(index.groups.sorted { $0[0] < $1[0] } == shared)
  }

  @Test("One hash in all rows")
  func crowd() {
    let index = ShortHashIndex(Array(repeating: 9, count: 10_000))
    #expect(index.groups == [Array(0..<10_000)])
    #expect(index.first(9) == 0)
    #expect(index.next(after: 0) == 1)
    #expect(index.next(after: 9_999) == nil)
  }
}
