import Formats
import Roster
import Support
import Testing

@Suite struct CellBufferTests {
  private static let reach = PackedSlice.maximumDistance
  private static let longest = PackedSlice.maximumCount

  /// The cells of rows, as a buffer gives them back.
  private func kept(_ rows: [[Int: Slice]], columnCount: Int = 18) -> [[Int: Slice]] {
    let buffer = CellBuffer(columnCount: columnCount, capacity: rows.count) { writer in
      for row in rows {
        writer.addRow()
        for (column, slice) in row { writer.set(column, slice) }
      }
    }
    #expect(buffer.rowCount == rows.count)
    return rows.indices.map { row in
      var cells: [Int: Slice] = [:]
      for column in 0..<columnCount where !buffer.slice(column, row).isAbsent {
        cells[column] = buffer.slice(column, row)
      }
      return cells
    }
  }

  @Test(
    "A packed slice is the slice again, or does not fit",
    arguments: [0, 1, 1 << 20, Slice.maximumOffset - (1 << 22)])
  func packed(base: Int) {
    for space in [SliceSpace.input, .decoded, .derived, .folded] {
      for distance in [-1, 0, 1, Self.reach - 1, Self.reach, Self.reach + 1] {
        for count in [0, 1, Self.longest - 1, Self.longest, Self.longest + 1, Slice.maximumCount] {
          guard base + distance >= 0, base + distance <= Slice.maximumOffset,
            space != .folded || count < Slice.maximumCount
          else { continue }
          let slice = Slice(space, offset: base + distance, count: count)
          let fits =
            space != .derived && (0...Self.reach).contains(distance) && count <= Self.longest
          let packed = PackedSlice(slice, base: base)
          #expect(packed?.slice(base: base) == (fits ? slice : nil))
          #expect((packed?.pointsIntoInput ?? slice.pointsIntoInput) == slice.pointsIntoInput)
          #expect(packed?.isHere ?? true)
        }
      }
    }
    #expect(PackedSlice(.absent, base: base) == nil)
    #expect(PackedSlice.absent.isAbsent && !PackedSlice.absent.isHere)
    for place in [0, 1, PackedSlice.maximumElsewhere - 1] {
      let packed = PackedSlice(elsewhere: place)
      #expect(!packed.isHere && !packed.isAbsent && packed.placeElsewhere == place)
    }
  }

  @Test("Slices around every border of the packing are kept as they are")
  func borders() {
    let counts = [0, 1, Self.longest, Self.longest + 1, 20_000_000, Slice.maximumCount]
    for start in [0, 5_000_000, 1 << 32, Slice.maximumOffset - 300_000_000] {
      let steps = [
        0, 1, Self.reach - 1, Self.reach, Self.reach + 1, 2 * Self.reach, 1 << 20,
        100_000_000, 30, 0,
      ]
      var rows: [[Int: Slice]] = []
      for (number, step) in steps.enumerated() {
        for count in counts {
          rows.append([
            0: Slice(.input, offset: start + step, count: count),
            number + 1: Slice(.input, offset: start + steps.reversed()[number], count: 7),
            12: Slice(.decoded, offset: rows.count * 700_000, count: count),
            14: Slice(.folded, offset: start + step, count: min(count, Slice.maximumCount - 1)),
            13: Slice(.decoded, offset: step, count: 3),
          ])
        }
      }
      #expect(kept(rows) == rows)
    }
  }

  @Test("Rows of any order, length and columns are kept as they are", arguments: 0..<20)
  func random(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let columnCount = Int.random(in: 1...64, using: &generator)
    let stride = [40, 3000, 1 << 20, 1 << 26][seed % 4]
    let rows = (0..<400).map { row in
      var cells: [Int: Slice] = [:]
      for column in 0..<columnCount where Bool.random(using: &generator) {
        let isInput = UInt8.random(in: 0..<4, using: &generator) > 0
        // A column that comes late needs cells in the rows before too.
        guard column % 5 != 4 || row > 300 else { continue }
        let isFolded = isInput && UInt8.random(in: 0..<4, using: &generator) == 0
        cells[column] = Slice(
          isFolded ? .folded : isInput ? .input : .decoded,
          offset: row * (isInput ? stride : 90)
            + Int.random(in: 0...(2 * stride), using: &generator),
          count: Int.random(in: 0...300, using: &generator))
      }
      return cells
    }
    #expect(kept(rows, columnCount: columnCount) == rows)
  }

  @Test("The first value of a cell counts, and rows may be empty")
  func firstValue() {
    let (one, other) = (Slice(.input, offset: 4, count: 2), Slice(.input, offset: 9, count: 3))
    let buffer = CellBuffer(columnCount: 3, capacity: 3) { writer in
      writer.addRow()
      writer.set(1, .absent)
      writer.set(1, one)
      writer.set(1, other)
      writer.addRow()
    }
    #expect(buffer.rowCount == 2)
    #expect(buffer.slice(1, 0) == one)
    #expect(buffer.slice(0, 0).isAbsent && buffer.slice(1, 1).isAbsent)
    #expect(kept([]).isEmpty)
    #expect(kept([[:], [:]]) == [[:], [:]])
  }

  @Test("Users far apart in one stretch, with long values, are read as they stand")
  func farRows() {
    var input: [UInt8] = []
    var batch = RecordBatch()
    var expected: [[String]] = []
    let fields: [ConsoleField] = [.username, .site, .department, .license]
    for user in 0..<60 {
      input += [UInt8](repeating: 0x2E, count: [0, 100, 300_000, 5_000_000][user % 4])
      var texts = ["user\(user)@contoso.example", "Site \(user % 3)"]
      texts.append(String(repeating: "d", count: Self.longest + user % 5 - 2))
      if user > 40 { texts.append(String(repeating: "l", count: user % 7 == 0 ? 70_000 : 4)) }
      let first = batch.values.count
      for (name, text) in texts.enumerated() {
        let isInput = (user + name) % 3 > 0
        let offset = isInput ? input.count : batch.decoded.count
        batch.values.append(
          RecordValue(
            name: NameID(UInt32(name)),
            slice: Slice(isInput ? .input : .decoded, offset: offset, count: text.utf8.count)))
        if isInput { input += text.utf8 } else { batch.decoded += text.utf8 }
      }
      batch.records.append(
        Record(line: user + 1, firstValue: first, valueCount: texts.count, dn: .absent))
      expected.append(texts)
    }
    let part = RowPart(console: batch, input: ByteStore(input), fields: fields, source: 0)
    let users = ConsoleUsers(
      joining: [part, part],
      sources: [
        SourceInfo(role: .console, name: "", kind: "", encoding: "", bytes: 0, sha256: "")
      ])
    for row in 0..<users.count {
      #expect(fields.compactMap { users.text($0, row) } == expected[row % 60])
      #expect(users.rows.stretch(of: row) == row / 60)
      #expect(users.origin(row) == .line(row % 60 + 1, source: ""))
    }
  }
}
