import Formats
import Roster

/// The distinct Office values of a directory, trimmed, and which row has which.
struct DistinctOffices {
  /// Row without an Office.
  static let missing = UInt32.max - 1
  /// Row that is not looked at.
  static let notAsked = UInt32.max

  /// How many rows are asked for at a time.
  private static let block = 64

  private(set) var texts: [String] = []
  private(set) var officeOfRow: [UInt32]

  init(of directory: DirectoryUsers, where isAsked: @Sendable (Int) -> Bool) {
    let stretches = Parallel.mapRows(directory.count) { rows -> Stretch in
      var stretch = Stretch()
      for row in rows {
        if (row - rows.lowerBound) % DistinctOffices.block == 0 {
          directory.ask(
            for: .office, row..<min(row + DistinctOffices.block, rows.upperBound))
        }
        guard isAsked(row) else {
          stretch.offices.append(DistinctOffices.notAsked)
          continue
        }
        let slice = directory.slice(.office, row)
        if !stretch.addKnown(slice, directory.rows.stretch(of: row)) {
          directory.withBytes(.office, row) { stretch.add($0, slice) }
        }
      }
      return stretch
    }
    var positions: [[UInt8]: UInt32] = [:]
    officeOfRow = []
    officeOfRow.reserveCapacity(directory.count)
    for stretch in stretches {
      let global = stretch.values.all.map { value -> UInt32 in
        if let position = positions[value] { return position }
        let position = UInt32(texts.count)
        positions[value] = position
        texts.append(String(decoding: value, as: UTF8.self))
        return position
      }
      for office in stretch.offices {
        officeOfRow.append(Int(office) < global.count ? global[Int(office)] : office)
      }
    }
  }

  /// The distinct values of one stretch of rows.
  private struct Stretch: Sendable {
    var values = NumberedNames()
    var offices: [UInt32] = []
    /// The offices of slices that were seen lately, all in one stretch of the source; mostly equal
    /// offices are one slice.
    private var known = [Known](repeating: Known(), count: Stretch.knownCount)
    private var sourceStretch = -1

    private static let knownCount = 1 << 9

    private struct Known {
      var slice = Slice.absent
      var office = DistinctOffices.missing
    }

    /// Adds a row whose office was seen before, if it was.
    mutating func addKnown(_ slice: Slice, _ sourceStretch: Int) -> Bool {
      if sourceStretch != self.sourceStretch {
        self.sourceStretch = sourceStretch
        for place in known.indices { known[place] = Known() }
      }
      let known = known[Stretch.place(slice)]
      guard known.slice == slice else { return false }
      offices.append(known.office)
      return true
    }

    private static func place(_ slice: Slice) -> Int {
      Int(truncatingIfNeeded: (UInt64(slice.offset) &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }

    mutating func add(_ text: Span<UInt8>, _ slice: Slice) {
      let office = number(of: text)
      known[Stretch.place(slice)] = Known(slice: slice, office: office)
      offices.append(office)
    }

    private mutating func number(of office: Span<UInt8>) -> UInt32 {
      var start = 0
      var end = office.count
      while start < end, office[start] == 0x20 { start += 1 }
      while end > start, office[end - 1] == 0x20 { end -= 1 }
      return start < end
        ? values.number(of: office.extracting(start..<end)) : DistinctOffices.missing
    }
  }
}
