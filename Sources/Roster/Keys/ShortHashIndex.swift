import Formats

/// Rows by the short hash of their key, built on all cores.
///
/// The hashes are split by their highest bits into partitions; each is a table of its own that fits
/// into the second-level cache while it is filled, and no two cores ever touch the same one. A slot
/// holds all that a look-up needs, so that it costs one cache miss. Eight bytes a slot at half load:
/// 16 MB for a million rows.
///
/// The unsafe step: the partitions are filled where they stay, each by whoever works on it, because memory
/// that nobody used before costs more than filling it. Sound because the partitions are stretches of
/// the table that do not overlap and together are all of it, and each is set to 0 first.
package struct ShortHashIndex: Sendable {
  private let layout: Layout
  /// The partitions one after the other. The hash in the high half, its first row in the low one; 0
  /// where there is nothing.
  private let slots: [UInt64]
  /// The row after a row of the same hash, where there is one.
  private let next: [UInt32: UInt32]
  /// A bit for each row up to the last one in `next`, whether it is there: mostly it is not, and is not
  /// looked for.
  private let hasNext: [UInt64]
  /// The rows of each hash that more than one row has, in row order.
  package let groups: [[UInt32]]

  /// An index of all rows but those whose hash is ``ShortHash/none``.
  package init(_ hashes: [UInt32]) {
    let stretches = Stretch.all(of: hashes)
    let layout = Layout(stretches)
    let total = layout.partitionCount * layout.size
    var groups: [[UInt32]] = []
    self.layout = layout
    slots = unsafe Array(unsafeUninitializedCapacity: total) { table, count in
      let table = unsafe Table(slots: table)
      groups = Parallel.map(layout.partitionCount) { number in
        let partition = unsafe table.partition(number, layout)
        var span = unsafe partition.mutableSpan
        return ShortHashIndex.fill(&span, stretches, number, layout)
      }.flatMap { $0 }
      count = total
    }
    self.groups = groups
    var next: [UInt32: UInt32] = [:]
    var hasNext: [UInt64] = []
    for group in groups {
      for (row, following) in zip(group, group.dropFirst()) {
        next[row] = following
        let word = Int(row >> 6)
        if word >= hasNext.count {
          hasNext += repeatElement(0, count: word + 1 - hasNext.count)
        }
        hasNext[word] |= 1 << UInt64(row & 63)
      }
    }
    self.next = next
    self.hasNext = hasNext
  }

  /// All slots, for several cores, each of which takes a partition of its own.
  @unsafe
  private struct Table: @unchecked Sendable {
    let slots: UnsafeMutableBufferPointer<UInt64>

    /// A partition, empty.
    func partition(_ number: Int, _ layout: Layout) -> UnsafeMutableBufferPointer<UInt64> {
      let start = number * layout.size
      let part = unsafe UnsafeMutableBufferPointer(
        rebasing: slots[start..<(start + layout.size)])
      unsafe part.initialize(repeating: 0)
      return unsafe part
    }
  }

  /// The rows of each hash that more than one row has, in the order of their first rows, without
  /// keeping an index.
  package static func groups(_ hashes: [UInt32]) -> [[UInt32]] {
    groups(hashes.count) { hashes[$0] }
  }

  /// The same of `count` rows, where `hash` gives the hash of each.
  static func groups(_ count: Int, _ hash: (Int) -> UInt32) -> [[UInt32]] {
    let rows = RepeatSieve.candidates(count, hash)
    let stretches = Stretch.all(of: rows.map { hash(Int($0)) })
    let layout = Layout(stretches)
    return Parallel.map(layout.partitionCount) { number in
      var slots = [UInt64](repeating: 0, count: layout.size)
      var span = slots.mutableSpan
      return fill(&span, stretches, number, layout)
    }
    .flatMap { $0 }
    .map { group in group.map { rows[Int($0)] } }
    .sorted { $0[0] < $1[0] }
  }

  /// Asks for the place where `hash` belongs, so that it is there when it is looked up (``Prefetch``).
  package func ask(for hash: UInt32) {
    Prefetch.element(
      layout.partition(of: hash) &* layout.size &+ layout.position(of: hash), of: slots.span)
  }

  /// The first row that has `hash`.
  package func first(_ hash: UInt32) -> Int? {
    guard hash != ShortHash.none else { return nil }
    let start = layout.partition(of: hash) &* layout.size
    var position = layout.position(of: hash)
    while true {
      let slot = slots[start &+ position]
      if slot == 0 { return nil }
      if UInt32(truncatingIfNeeded: slot >> 32) == hash {
        return Int(UInt32(truncatingIfNeeded: slot))
      }
      position = layout.next(position)
    }
  }

  /// The row after `row` that has the same hash.
  package func next(after row: Int) -> Int? {
    guard row >> 6 < hasNext.count, hasNext[row >> 6] >> UInt64(row & 63) & 1 != 0 else {
      return nil
    }
    return next[UInt32(row)].map { Int($0) }
  }

  /// Where in the table a hash belongs.
  private struct Layout: Sendable {
    /// By how much a hash is shifted to give its partition.
    let shift: UInt32
    let partitionCount: Int
    /// Slots in each partition: a power of two, and always more than it holds.
    let size: Int

    init(_ stretches: [Stretch]) {
      shift = stretches.first?.shift ?? 32
      partitionCount = 1 << Int(32 - shift)
      var most = 0
      for partition in 0..<partitionCount {
        most = max(most, stretches.reduce(0) { $0 + $1.range(partition).count })
      }
      var size = 16
      while size < most + most / 2 + 1 { size *= 2 }
      self.size = size
    }

    @inline(__always)
    func partition(of hash: UInt32) -> Int { Int(hash >> shift) }

    @inline(__always)
    func position(of hash: UInt32) -> Int { Int(hash) & (size &- 1) }

    @inline(__always)
    func next(_ position: Int) -> Int { (position &+ 1) & (size &- 1) }
  }

  /// The hashes of a stretch of rows and the rows, as they stand in the slots, sorted by partition: so
  /// whoever fills a partition need not pass over those of all others.
  private struct Stretch: Sendable {
    /// By how much a hash is shifted to give its partition.
    let shift: UInt32
    private let starts: [Int]
    let slots: [UInt64]

    static func all(of hashes: [UInt32]) -> [Stretch] {
      // Few rows are not worth the work of several cores.
      let bits: UInt32 = hashes.count < 1 << 12 ? 0 : 4
      return Parallel.mapRows(hashes.count) { Stretch(hashes, $0, shift: 32 - bits) }
    }

    private init(_ hashes: [UInt32], _ rows: Range<Int>, shift: UInt32) {
      var starts = [Int](repeating: 0, count: 1 << Int(32 - shift) + 1)
      for row in rows where hashes[row] != ShortHash.none {
        starts[Int(hashes[row] >> shift) + 1] += 1
      }
      for partition in starts.indices.dropFirst() { starts[partition] += starts[partition - 1] }
      var ends = starts
      var slots = [UInt64](repeating: 0, count: starts.last ?? 0)
      for row in rows where hashes[row] != ShortHash.none {
        let partition = Int(hashes[row] >> shift)
        slots[ends[partition]] = UInt64(hashes[row]) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
        ends[partition] += 1
      }
      self.shift = shift
      self.starts = starts
      self.slots = slots
    }

    /// Where those of a partition stand.
    func range(_ partition: Int) -> Range<Int> { starts[partition]..<starts[partition + 1] }
  }

  /// Fills a partition, which must be empty, with the hashes that belong there; gives the rows of each
  /// that more than one row has.
  private static func fill(
    _ slots: inout MutableSpan<UInt64>, _ stretches: [Stretch], _ number: Int, _ layout: Layout
  ) -> [[UInt32]] {
    var groups: [[UInt32]] = []
    var groupOfSlot: [Int: Int] = [:]
    for stretch in stretches {
      for index in stretch.range(number) {
        let slot = stretch.slots[index]
        var position = layout.position(of: UInt32(truncatingIfNeeded: slot >> 32))
        while slots[position] != 0, slots[position] >> 32 != slot >> 32 {
          position = layout.next(position)
        }
        guard slots[position] != 0 else {
          slots[position] = slot
          continue
        }
        let row = UInt32(truncatingIfNeeded: slot)
        if let group = groupOfSlot[position] {
          groups[group].append(row)
        } else {
          groupOfSlot[position] = groups.count
          groups.append([UInt32(truncatingIfNeeded: slots[position]), row])
        }
      }
    }
    return groups
  }
}
