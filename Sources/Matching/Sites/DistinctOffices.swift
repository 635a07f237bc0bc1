import Formats
import Roster

/// The distinct Office values of a directory, trimmed, and which row has which.
struct DistinctOffices {
  /// Row without an Office.
  static let missing = UInt32.max - 1
  /// Row that is not looked at.
  static let notAsked = UInt32.max

  private(set) var texts: [String] = []
  private(set) var officeOfRow: [UInt32]

  init(of directory: DirectoryUsers, where isAsked: @Sendable (Int) -> Bool) {
    let stretches = Parallel.mapRows(directory.count) { rows -> Stretch in
      var stretch = Stretch()
      for row in rows {
        guard isAsked(row) else {
          stretch.offices.append(DistinctOffices.notAsked)
          continue
        }
        directory.withBytes(.office, row) { stretch.add($0) }
      }
      return stretch
    }
    var positions: [[UInt8]: UInt32] = [:]
    officeOfRow = []
    officeOfRow.reserveCapacity(directory.count)
    for stretch in stretches {
      let global = stretch.values.map { value -> UInt32 in
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
    var values: [[UInt8]] = []
    var offices: [UInt32] = []
    private var byHash: [UInt64: [UInt32]] = [:]

    mutating func add(_ office: Span<UInt8>) {
      var start = 0
      var end = office.count
      while start < end, office[start] == 0x20 { start += 1 }
      while end > start, office[end - 1] == 0x20 { end -= 1 }
      guard start < end else { return offices.append(DistinctOffices.missing) }
      let value = office.extracting(start..<end)
      let hash = KeyHash.exact(value)
      for position in byHash[hash] ?? [] {
        let known = values[Int(position)]
        if Folding.sameBytes(known.span, value) { return offices.append(position) }
      }
      let position = UInt32(values.count)
      byHash[hash, default: []].append(position)
      values.append(Array(copying: value))
      offices.append(position)
    }
  }
}
