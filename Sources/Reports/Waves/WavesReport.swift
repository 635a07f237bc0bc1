package import Plans

/// `waves.csv`: a row a wave, the one that is ready to the greatest part first.
package struct WavesReport: TableReport {
  package static let fileName = "waves.csv"
  package static let header = ["wave", "people", "ready", "held", "pilot", "held_by", "files"]

  private let plan: WavePlan
  private let files: WaveFiles
  private let unnamed: String
  private let pilots: [Int]

  package init(_ plan: WavePlan, files: WaveFiles, grouping: WaveRules.Grouping) {
    self.plan = plan
    self.files = files
    unnamed = WaveSentences.unnamed(grouping)
    pilots = plan.pilot.rows.reduce(into: Array(repeating: 0, count: plan.waves.count)) {
      if let wave = plan.wave(of: Int($1)) { $0[wave] += 1 }
    }
  }

  package var rowCount: Int { plan.waves.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for row in rows {
      let wave = plan.waves[row]
      table.cell(wave.name ?? unnamed)
      for count in [wave.people.count, wave.ready.count, wave.heldCount, pilots[row]] {
        table.add(count)
        table.endPlainCell()
      }
      let holds = wave.holds.map { "\($0.hold.word) \($0.people)" }
      table.cell(holds.joined(separator: "; "))
      table.cell(files.ofWaves[row].map(\.name).joined(separator: "; "))
      table.endRow()
    }
  }
}
