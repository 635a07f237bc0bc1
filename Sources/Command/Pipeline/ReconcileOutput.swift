import Checks
import Matching
import Roster
import Settings

struct ReconcileOutput {
  let settings: Settings
  let context: CommandContext
  func write(_ facts: Facts, _ findings: [Finding]) throws {
    for (k, v) in facts.pairing.consoleCounts { print("c", k.word, v) }
    for (k, v) in facts.pairing.directoryCounts { print("d", k.word, v) }
    print(facts.sources.map { ($0.name, $0.records, $0.rejects.count, $0.kind, $0.encoding) })
  }
}
