import Formats
package import Roster

/// `rejects.csv`: what could not be read, in the order of the sources.
package struct RejectsReport: TableReport {
  package static let fileName = "rejects.csv"
  package static let header = ["source", "line", "reason", "text"]

  private let rejects: [(source: String, reject: Reject)]

  package init(sources: [SourceInfo]) {
    rejects = sources.flatMap { source in source.rejects.map { (source.name, $0) } }
  }

  package var rowCount: Int { rejects.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for (source, reject) in rejects[rows] {
      table.cell(source)
      table.add(reject.line)
      table.endPlainCell()
      table.cell(reject.reason.rawValue)
      table.cell(reject.text)
      table.endRow()
    }
  }
}
