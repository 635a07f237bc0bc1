import Foundation
import Support
import Testing

/// `--redact` on all samples: nobody is named, and everything else is said as before.
@Suite struct RedactionTests {
  private let program: Program
  init() throws {
    program = try Program.besideSamples()
    try program.folder.write(String(repeating: "secret", count: 4) + "\n", to: "redact.key")
    try program.folder.write(String(repeating: "other", count: 5) + "\n", to: "other.key")
    for name in ["redact.key", "other.key"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: "\(program.folder.path)/\(name)")
    }
  }

  /// What a run printed and wrote, by file name.
  private func outputs(
    _ scenario: Scenario, to folder: String, _ more: String...
  ) throws -> [String: [UInt8]] {
    let run = try program.run(["reconcile"] + scenario.arguments + ["--out", folder] + more)
    try #require(run.status == 0 || run.status == 1, "\(run.errors)")
    #expect(run.errors.isEmpty)
    var outputs = ["summary.txt": run.output]
    for name in try program.folder.names(in: folder) {
      outputs[name] = try program.folder.bytes(of: "\(folder)/\(name)")
    }
    return outputs
  }

  @Test(arguments: Scenario.reconciliations)
  func nothingButNamesChanges(scenario: Scenario) throws {
    let real = try outputs(scenario, to: "real")
    let shown = try outputs(scenario, to: "shown", "--redact", "--redact-key-file", "redact.key")
    #expect(real.keys.sorted() == shown.keys.sorted())
    func columns(_ file: String, _ names: String...) -> (real: [[String]], shown: [[String]]) {
      let tables = (CSVTable(real[file] ?? []), CSVTable(shown[file] ?? []))
      func columns(_ table: CSVTable) -> [[String]] {
        table.rows.map { row in names.map { row[$0] ?? "" } }
      }
      return (columns(tables.0), columns(tables.1))
    }
    for pair in [
      columns(
        "links.csv", "state", "score", "runner_up", "site_state", "console_site",
        "directory_office", "forecast", "remedy", "decision"),
      columns(
        "directory.csv", "state", "cloud_upn_source", "enabled", "office", "site_state",
        "forecast", "remedy"),
      columns("findings.csv", "severity", "rule", "decision"),
      columns("sites.csv", "office", "users", "site_state", "site", "proposal", "reason"),
      columns("rejects.csv", "line", "reason"),
    ] {
      #expect(pair.real == pair.shown)
    }
    #expect(try figures(real["summary.json"]) == figures(shown["summary.json"]))
    #expect(fits(shown["summary.txt"]))
  }

  /// A summary without the names of its inputs.
  private func figures(_ bytes: [UInt8]?) throws -> NSDictionary {
    let tree = try JSONSerialization.jsonObject(with: Data(bytes ?? []))
    var summary = try #require(tree as? [String: Any])
    summary["inputs"] = (summary["inputs"] as? [[String: Any]])?.map { input in
      input.filter { $0.key != "source" }
    }
    return summary as NSDictionary
  }

  private func fits(_ text: [UInt8]?) -> Bool {
    String(decoding: text ?? [], as: UTF8.self).split(separator: "\n").allSatisfy { $0.count <= 80 }
  }

  // MARK: Nobody is named

  @Test(arguments: Scenario.reconciliations)
  func nobodyIsNamed(scenario: Scenario) throws {
    let real = try outputs(scenario, to: "real")
    // With one key: a number by lot would now and then be somebody else's.
    let shown = try outputs(scenario, to: "shown", "--redact", "--redact-key-file", "redact.key")
    let values = PersonalValues(try inputs(of: scenario))
    #expect(values.words.count > 20 && values.whole.count > 10)
    // Words that are nobody's here: of the places and jobs that stay, and of Rollcall's own sentences.
    let kept = PersonalValues.words(of: keptValues(real) + PersonalValues.ownWords)
    for (name, bytes) in shown {
      let text = withoutOwnTexts(String(decoding: bytes, as: UTF8.self))
      let named = PersonalValues.words(of: [text]).intersection(values.words).subtracting(kept)
      #expect(named.isEmpty, "\(name): \(named.sorted())")
      let told = PersonalValues.numbers(of: [text]).intersection(values.numbers)
      #expect(told.isEmpty || name == "summary.json", "\(name): \(told.sorted())")
      for value in values.whole where text.lowercased().contains(value) {
        Issue.record("\(name) has \(value)")
      }
    }
  }

  /// A page without its style, its script and its explanations, which are the same in every page.
  private func withoutOwnTexts(_ text: String) -> String {
    let own = [
      ("<style>", "</style>"), ("<script>", "</script>"), ("id=\"meta\">", "</script>"),
      ("<p class=\"why\">", "</p>"),
    ]
    return own.reduce(text) { text, marks in
      var parts = text.components(separatedBy: marks.0)
      for index in parts.indices.dropFirst() {
        parts[index] = parts[index].components(separatedBy: marks.1).dropFirst()
          .joined(separator: marks.1)
      }
      return parts.joined()
    }
  }

  /// The inputs of a scenario with everything that they say of people: the directory as CSV.
  private func inputs(of scenario: Scenario) throws -> [CSVTable] {
    func source(_ flag: String, _ usual: String) -> String {
      let place = scenario.arguments.firstIndex(of: flag)
      return place.map { scenario.arguments[$0 + 1] } ?? "samples/\(scenario.sample)/\(usual)"
    }
    let export = try program.run(
      "export", source("--directory", "directory.ldif"), "--to", "csv", "--config", "/dev/null")
    try #require(export.status == 0, "\(export.errors)")
    var tables = [CSVTable(export.output)]
    let console = source("--console", "console.csv")
    if console.hasSuffix(".csv") { tables.append(CSVTable(try program.folder.bytes(of: console))) }
    return tables
  }

  private func keptValues(_ outputs: [String: [UInt8]]) -> [String] {
    let links = CSVTable(outputs["links.csv"] ?? []).columns("console_site", "directory_office")
    let sites = CSVTable(outputs["sites.csv"] ?? []).columns("office", "site")
    return (links + sites).flatMap { $0 }
  }

  // MARK: Keys

  @Test func theSameKeyGivesTheSameFilesAnotherKeyOthers() throws {
    let scenario = Scenario.reconciliations[0]
    let one = try outputs(scenario, to: "one", "--redact", "--redact-key-file", "redact.key")
    let same = try outputs(scenario, to: "same", "--redact", "--redact-key-file", "redact.key")
    let other = try outputs(scenario, to: "other", "--redact", "--redact-key-file", "other.key")
    for (name, bytes) in one where name != "summary.txt" { #expect(same[name] == bytes, "\(name)") }
    let columns = { (outputs: [String: [UInt8]]) in
      CSVTable(outputs["directory.csv"] ?? []).columns("directory_upn", "object_guid")
    }
    #expect(zip(columns(one), columns(other)).allSatisfy { $0 != $1 })
  }

  @Test func aKeyThatOthersReadOrThatIsShortIsRefused() throws {
    let arguments = ["reconcile"] + Scenario.reconciliations[0].arguments
    try program.folder.write("short", to: "short.key")
    for (name, mode, words) in [
      ("redact.key", 0o644, "Others may read"), ("short.key", 0o600, "fewer than 16"),
    ] {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: "\(program.folder.path)/\(name)")
      let run = try program.run(arguments + ["--redact", "--redact-key-file", name])
      #expect(run.status == 78 && run.errors.contains(words), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
  }

  // MARK: Other commands

  @Test func explainFindsSomebodyByEitherName() throws {
    let more = ["--config", "samples/northwind/rollcall.yaml", "--redact"]
    let keyed = more + ["--redact-key-file", "redact.key"]
    let real = try program.run(["explain", "Northwind.Ana.Pereira"] + keyed)
    try #require(real.status == 0, "\(real.errors)")
    #expect(!real.text.lowercased().contains("pereira"))
    let name = try #require(real.text.split(separator: ":").first)
    let other = try program.run(["explain", String(name)] + keyed)
    #expect(other.text == real.text)
    let list = try program.run(["explain", "larsen"] + keyed)
    #expect(list.text.hasPrefix("2 people are meant by "))
    #expect(!list.text.lowercased().contains("larsen"))
    let json = try program.run(["explain", "apereira", "--format", "json"] + more)
    #expect(json.status == 0 && !json.text.lowercased().contains("pereira"))
  }

  @Test(arguments: ["fix", "licenses", "waves"])
  func filesForUploadAreNeverMade(command: String) throws {
    let line = [command, "--config", "samples/northwind/rollcall.yaml", "--out", "out"]
    let run = try program.run(line + ["--redact"])
    #expect(run.status == 64 && run.errors.contains("--no-redact"), "\(run.errors)")
    let names = try program.folder.names()
    #expect(!names.contains("out"))
  }
}

/// What the inputs of a run say of people.
private struct PersonalValues {
  /// Words of at least four letters, folded.
  private(set) var words: Set<String> = []
  /// Numbers of at least five digits.
  private(set) var numbers: Set<String> = []
  /// Values that must not stand anywhere, in small letters: addresses, identifiers, distinguished names.
  private(set) var whole: Set<String> = []

  /// Words of Rollcall's own sentences that some sample's people are called by.
  static let ownWords = [
    "mail local example users people admin test user corp onmicrosoft msol service duplicate unknown import noreply"
  ]

  private static let named: Set<String> = [
    "dn", "distinguishedname", "samaccountname", "userprincipalname", "mail", "mailnickname",
    "displayname",
    "cn", "name", "givenname", "sn", "surname", "username", "user.firstname", "user.lastname",
    "user.email", "emailaddress", "proxyaddresses",
  ]
  private static let numbered: Set<String> = [
    "telephonenumber", "mobile", "ipphone", "employeeid", "user.mobilenumber", "user.voice.number",
    "officephone", "mobilephone",
  ]

  init(_ tables: [CSVTable]) {
    for row in tables.flatMap(\.rows) {
      // Groups, containers and the like are nobody.
      if let kinds = row["objectClass"], !kinds.contains("user"), !kinds.contains("Person") {
        continue
      }
      for (name, value) in row where value != "Required" && value != "Optional" {
        let name = name.lowercased()
        if PersonalValues.named.contains(name) {
          words.formUnion(PersonalValues.words(of: [value]))
          if value.contains("@") || value.contains("=") { whole.insert(value.lowercased()) }
        }
        if PersonalValues.numbered.contains(name) {
          numbers.formUnion(PersonalValues.numbers(of: [value]))
        }
        if name == "objectguid" { whole.insert(value.lowercased()) }
      }
    }
    // That is what 8x8 itself sets where there is none, and what Rollcall says of it.
    whole.subtract(["", "noreply@8x8.com"])
  }

  static func words(of texts: [String]) -> Set<String> {
    let words = texts.flatMap { $0.plainKey.split { !$0.isLetter }.map(String.init) }
    return Set(words.filter { $0.count >= 4 })
  }

  static func numbers(of texts: [String]) -> Set<String> {
    let numbers = texts.flatMap { text in
      text.filter { !" -()/.".contains($0) }.split { !$0.isNumber }.map(String.init)
    }
    return Set(numbers.filter { $0.count >= 5 })
  }
}

/// The same for runs that are compared with later ones.
@Suite struct NightlyRedactionTests {
  private let program: Program
  init() throws {
    program = try Program.besideSamples()
    try program.folder.write("a secret for tests\n", to: "redact.key")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: "\(program.folder.path)/redact.key")
  }

  private func nightly(_ more: String...) throws -> Program.Outcome {
    try program.run(
      ["nightly", "--config", "samples/northwind/rollcall.yaml", "--state", "state", "--redact"]
        + more)
  }

  @Test func historyAndNewsHavePseudonymsThatStay() throws {
    let first = try nightly("--redact-key-file", "redact.key")
    #expect(first.status <= 1, "\(first.errors)")
    let second = try nightly("--redact-key-file", "redact.key", "--only-news")
    #expect(second.status == 0 && second.output.isEmpty, "\(second.text)\(second.errors)")
    let files = try program.folder.names(in: "state/latest").map { "state/latest/\($0)" }
    for name in files + ["state/history.sqlite"] {
      guard let bytes = try? program.folder.bytes(of: name) else { continue }
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      #expect(!text.contains("pereira") && !text.contains("northwind"), "\(name)")
    }
  }

  @Test func withoutAKeyNothingIsCompared() throws {
    let run = try nightly()
    #expect(run.status == 78 && run.errors.contains("output.redact-key-file"), "\(run.errors)")
  }
}
