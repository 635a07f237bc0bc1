import Foundation
import GRDB
import History
import Support

// Measures the history on its own, for scripts/bench: nights of two lists that change a little.
// usage: HistoryBench FILE ROWS NIGHTS; prints NAME VALUE lines, seconds unless it says otherwise.

/// One made-up tenant that changes from night to night.
struct Tenant {
  private static let states = [
    "linked", "rename", "unmatched", "suggested", "create", "blocked", "disabled",
  ]
  private(set) var rows: [RowState] = []
  private(set) var findings: [FindingRecord] = []
  private var random = SeededGenerator(seed: 8)
  private var made = 0

  init(rows count: Int) {
    for _ in 0..<count {
      rows.append(row(.console))
      rows.append(row(.directory))
    }
    for _ in 0..<count / 5 { findings.append(finding()) }
  }

  private mutating func row(_ side: RowState.Side) -> RowState {
    made += 1
    let key =
      side == .console
      ? "firstname.lastname\(made)@contoso.com"
      : "8f0c3a52-11d4-4b7e-9c1d-" + String(1_000_000_000_000 + made).dropFirst()
    return RowState(side: side, key: key, state: Self.states[Int.random(in: 0..<7, using: &random)])
  }

  private mutating func finding() -> FindingRecord {
    made += 1
    return FindingRecord(
      fingerprint: String(UInt64.random(in: 1 << 60...(.max), using: &random), radix: 16),
      severity: "error", rule: "person-created-twice",
      subject: "firstname.lastname\(made)@contoso.com",
      message:
        "The username is not the cloud userPrincipalName firstname.lastname\(made)@contoso.example, "
        + "so provisioning creates this person a second time.",
      remedy: "Change the username in Admin Console to firstname.lastname\(made)@contoso.example.",
      consoleUsername: "firstname.lastname\(made)@contoso.com",
      directoryUPN: "firstname.lastname\(made)@contoso.example", standing: .open)
  }

  /// Half a percent of everything: of a hundred changes of rows, ten are people who leave and come.
  mutating func changeOvernight() {
    for _ in 0..<rows.count / 200 {
      let place = Int.random(in: 0..<rows.count, using: &random)
      let side = rows[place].side
      if Int.random(in: 0..<10, using: &random) == 0 {
        rows[place] = row(side)
      } else {
        rows[place].state = Self.states[Int.random(in: 0..<7, using: &random)]
      }
    }
    for _ in 0..<findings.count / 200 {
      findings[Int.random(in: 0..<findings.count, using: &random)] = finding()
    }
  }
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  let parts = (ContinuousClock.now - start).components
  return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
}

func report(_ name: String, _ value: Double) {
  print(name, String(format: "%.4f", value))
}

/// What a person would be told, and the end.
func orStop<Value>(_ body: () throws -> Value) rethrows -> Value {
  do {
    return try body()
  } catch let error as HistoryError {
    print("\(error.what). \(error.remedy)")
    exit(73)
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let rows = Int(arguments[2]), let nights = Int(arguments[3]) else {
  print("usage: HistoryBench FILE ROWS NIGHTS")
  exit(64)
}
try? FileManager.default.removeItem(atPath: arguments[1])
var tenant = Tenant(rows: rows)
let first = tenant.rows
var times = [Double]()
var work = 0.0
for night in 1...nights {
  if night > 1 { tenant.changeOvernight() }
  let figures = RunFigures(started: night * 86_400, seconds: 1, version: "1", inputs: [])
  let before = clock()
  times.append(
    try orStop {
      try seconds {
        let store = try HistoryStore.open(arguments[1], for: .writing)
        try store.record(figures, findings: tenant.findings, states: tenant.rows)
      }
    })
  if night > 1 { work += Double(clock() - before) / Double(CLOCKS_PER_SEC) }
}
report("first-night", times[0])
report("night-processor", work / Double(max(1, nights - 1)))
let later = times.dropFirst().sorted()
report("night-median", later[later.count / 2])
report("night-longest", later[later.count - 1])
let size = try FileManager.default.attributesOfItem(atPath: arguments[1])[.size] as? Int ?? 0
report("database-MB", Double(size) / 1e6)

let store = try HistoryStore.open(arguments[1], for: .reading)
var moved = 0
let start = clock()
report(
  "diff-first-last",
  try seconds {
    moved = try store.difference(1, nights).transitions.reduce(0) { $0 + $1.count }
  })
report("diff-first-last-processor", Double(clock() - start) / Double(CLOCKS_PER_SEC))
report("diff-last-two", try seconds { _ = try store.difference(nights - 1, nights) })
report("trend", try seconds { _ = try store.trend(limit: 400) })

func keyed(_ rows: [RowState]) -> [String: String] {
  Dictionary(rows.map { ($0.key, $0.state) }) { $1 }
}
let (before, now) = (keyed(first), keyed(tenant.rows))
let differing = Set(before.keys).union(now.keys).count { before[$0] != now[$0] }
if moved != differing { print("WRONG: \(moved) transitions, not \(differing)") }

let writer = try HistoryStore.open(arguments[1], for: .writing)
report(
  "prune-one",
  try seconds {
    _ = try writer.prune(keepRuns: nights - 1, keepDays: nil, now: nights * 86_400)
  })
report(
  "prune-half",
  try seconds {
    let pruned = try writer.prune(keepRuns: nights / 2, keepDays: nil, now: nights * 86_400)
    report("pruned-MB", Double(pruned.bytesAfter) / 1e6)
  })
// What the file would have if SQLite wrote it anew: how much prune leaves behind.
let compact = arguments[1] + ".compact"
try? FileManager.default.removeItem(atPath: compact)
try DatabaseQueue(path: arguments[1]).inDatabase { db in
  try db.execute(sql: "VACUUM INTO ?", arguments: [compact])
}
let compactSize = try FileManager.default.attributesOfItem(atPath: compact)[.size] as? Int ?? 0
report("compact-MB", Double(compactSize) / 1e6)
try? FileManager.default.removeItem(atPath: compact)
