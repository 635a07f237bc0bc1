import Formats
import Reports
import Synchronization

/// Writes tables into a folder: stretches of rows are rendered on all cores, all tables as one long
/// list of work, so that no core waits for the end of a table; each file gets its bytes in order.
final class TableWriting: Sendable {
  /// One stretch of one table.
  private struct Stretch {
    let table: Int
    let rows: Range<Int>
    /// Its place among the stretches of the table; the header is number 0.
    let number: Int
  }

  /// How many rows are rendered at a time: their bytes stay in the second-level cache until the
  /// kernel copies them.
  private static let stretchSize = 1 << 11

  private let reports: [any TableReport]
  private let stretches: [Stretch]
  private let files: [OrderedChunks<RowBuffer>]
  private let buffers: FreeBuffers

  /// Makes the files. Throws 73.
  init(of reports: [any TableReport], to folder: OutputFolder) throws(Failure) {
    self.reports = reports
    let buffers = FreeBuffers()
    self.buffers = buffers
    var files: [OrderedChunks<RowBuffer>] = []
    for report in reports {
      let file = try folder.file(type(of: report).fileName)
      files.append(
        OrderedChunks { buffer throws(Failure) in
          defer { buffers.give(buffer) }
          try buffer.withSpan { bytes throws(Failure) in try file.write(bytes) }
        })
    }
    self.files = files
    stretches = reports.indices.flatMap { TableWriting.stretches(of: $0, reports[$0].rowCount) }
  }

  private static func stretches(of table: Int, _ rowCount: Int) -> [Stretch] {
    let starts = stride(from: 0, to: rowCount, by: stretchSize)
    return [Stretch(table: table, rows: 0..<0, number: 0)]
      + starts.enumerated().map { number, start in
        Stretch(
          table: table, rows: start..<min(start + stretchSize, rowCount), number: number + 1)
      }
  }

  /// Does all the work. Throws 73.
  func run() throws(Failure) {
    _ = Parallel.map(stretches.count) { self.render(self.stretches[$0]) }
    for file in files { try file.finish() }
  }

  private func render(_ stretch: Stretch) {
    let buffer = buffers.take()
    var table = TableRows(buffer)
    let report = reports[stretch.table]
    if stretch.number == 0 {
      report.renderHeader(into: &table)
    } else {
      report.render(stretch.rows, into: &table)
    }
    table.finish()
    files[stretch.table].add(buffer, at: stretch.number)
  }
}

/// Buffers that nobody uses at the moment.
private final class FreeBuffers: Sendable {
  private let free = Mutex<[RowBuffer]>([])

  func take() -> RowBuffer { free.withLock { $0.popLast() } ?? RowBuffer(capacity: 1 << 20) }

  func give(_ buffer: RowBuffer) {
    buffer.clear()
    free.withLock { $0.append(buffer) }
  }
}
