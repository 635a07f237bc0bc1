import Support
import Testing

/// One command line on a sample, whose outputs are kept in the sample's folder `expected`.
struct Scenario: Sendable, CustomTestStringConvertible {
  /// The folder in `samples`.
  let sample: String
  /// The folder in `samples/<sample>/expected`.
  let name: String
  var command = "reconcile"
  let arguments: [String]

  var testDescription: String { "\(sample)/\(name)" }
  var expected: String { "samples/\(sample)/expected/\(name)" }

  /// Where a run writes its files, below the working folder.
  static let out = "report"

  /// The page is kept of one scenario only: it is large, and what it says stands in the other files.
  static let page = "report.html"
  private var keepsPage: Bool { sample == "northwind" && name == "predicted" }

  /// Those of every command.
  static let all = reconciliations + licenses

  static let licenses = ["licenses-template", "licenses-worklist"].map { sample in
    Scenario(
      sample: sample, name: "licenses", command: "licenses",
      arguments: ["--config", "samples/\(sample)/rollcall.yaml"])
  }

  static let reconciliations =
    [
      northwind("predicted"),
      northwind("entra", "--entra", "samples/northwind/entra.csv"),
      northwind("entra-graph", "--entra", "samples/northwind/entra-graph.csv"),
      Scenario(
        sample: "northwind", name: "two-files",
        arguments: [
          "--directory", "samples/northwind/directory.ldif", "--console",
          "samples/northwind/console.csv",
        ]),
    ] + [
      Scenario(
        sample: "legacy-logins", name: "decided",
        arguments: ["--config", "samples/legacy-logins/rollcall.yaml"]),
      Scenario(
        sample: "legacy-logins", name: "undecided",
        arguments: [
          "--directory", "samples/legacy-logins/directory.ldif", "--console",
          "samples/legacy-logins/console.csv", "--sites", "samples/legacy-logins/sites.csv",
          "--verified-domain", "tailspin.example",
        ]),
    ] + [
      formats("ldapsearch", directory: "samba-ldapsearch.txt", console: "console.csv"),
      formats("scim", directory: "ldifde-unicode.ldf", console: "console-scim.json"),
      formats("spreadsheet", directory: "csvde.csv", console: "console-spreadsheet.csv"),
      formats(
        "damaged", directory: "get-aduser-5.1-ascii-damaged.csv", console: "console.csv"),
    ]

  private static func northwind(_ name: String, _ more: String...) -> Scenario {
    Scenario(
      sample: "northwind", name: name,
      arguments: ["--config", "samples/northwind/rollcall.yaml"] + more)
  }

  private static func formats(_ name: String, directory: String, console: String) -> Scenario {
    Scenario(
      sample: "formats", name: name,
      arguments: [
        "--config", "samples/formats/rollcall.yaml", "--directory", "samples/formats/\(directory)",
        "--console", "samples/formats/\(console)",
      ])
  }

  /// Runs it and gives what was printed and written, by file name.
  func outputs() throws -> [String: [UInt8]] {
    let program = try Program.besideSamples()
    let run = try program.run([command] + arguments + ["--out", Scenario.out])
    try #require(run.status == 0 || run.status == 1, "\(run.errors)")
    #expect(run.errors.isEmpty)
    var outputs = ["summary.txt": run.output]
    for name in try program.folder.names(in: Scenario.out) where name != Scenario.page || keepsPage
    {
      outputs[name] = try program.folder.bytes(of: "\(Scenario.out)/\(name)")
    }
    return outputs
  }
}
