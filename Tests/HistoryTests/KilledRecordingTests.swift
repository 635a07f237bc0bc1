import Foundation
import History
import Support
import Testing

/// A process of its own records night after night and is stopped in the midst of it.
@Suite struct KilledRecordingTests {
  private let folder: TemporaryFolder
  private let program: Program
  private var path: String { "\(folder.path)/history.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
    program = try Program(in: folder)
  }

  /// Runs the program that records, by a line of bash in which it is `record`.
  private func shell(_ line: String) throws -> Program.Outcome {
    try program.shell(
      "record() { exec \(try Program.binaries)/HistoryBench \"$@\" 2>/dev/null; }; \(line)")
  }

  /// Each run that is kept is kept whole: its changes are those of its states.
  private func check() throws {
    let store: HistoryStore
    do {
      store = try HistoryStore.open(path, for: .writing)
    } catch {
      Issue.record("\(error)")
      return
    }
    let runs = try store.trend(limit: .max)
    #expect(runs.map(\.id) == Array(1...max(1, runs.count)).prefix(runs.count).map { $0 })
    for (earlier, later) in zip(runs, runs.dropFirst()) {
      #expect(
        try store.difference(earlier.id, later.id).transitions == store.transitions(of: later))
    }
    try store.record(.sample(day: 9), findings: [], states: [])
    #expect(try folder.names().filter { $0.hasSuffix("journal") }.isEmpty)
  }

  @Test func aKillAtAnyMomentLosesAtMostTheRunAtWork() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<25 {
      let delay = Double.random(in: 0.01...0.4, using: &random)
      _ = try shell("(record history.sqlite 2000 60) & sleep \(delay); kill -KILL $!; wait $!")
      try check()
    }
  }

  /// Every write beyond the limit fails, as on a full disk.
  @Test(arguments: [4, 40, 200, 500])
  func aLimitOfTheFileSizeTakesTheRunBack(kilobytes: Int) throws {
    let outcome = try shell("trap '' XFSZ; ulimit -f \(kilobytes); (record history.sqlite 2000 60)")
    #expect(outcome.status == 73, "\(outcome.text)")
    #expect(outcome.text.contains("Cannot write") || outcome.text.contains("space left"))
    try check()
  }

  @Test func aFullDiskTakesTheRunBack() throws {
    let line = """
      set -e
      mkdir full && mount -t tmpfs -o size=600k none full
      status=0; \(try Program.binaries)/HistoryBench full/history.sqlite 2000 60 || status=$?
      cp full/history.sqlite history.sqlite
      exit $status
      """
    let outcome = try program.mountingShell(line)
    #expect(outcome.status == 73 && outcome.text.contains("no space left"), "\(outcome)")
    try check()
  }
}
