import Foundation
import Support
import Testing

/// README.md is true.
@Suite struct ReadmeTests {
  private let page: MarkdownPage
  private let program: Program

  init() throws {
    page = MarkdownPage(text: try Repository.text("README.md"))
    program = try Program.besideSamples()
  }

  /// Whether `output` is what is shown, where `...` stands for any lines.
  private func matches(_ output: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
    guard let first = shown.first else { return output.isEmpty }
    guard first == "..." else {
      return output.first == first && matches(output.dropFirst(), shown.dropFirst())
    }
    return (output.startIndex...output.endIndex).contains {
      matches(output[$0...], shown.dropFirst())
    }
  }

  @Test func everySessionIsTrue() throws {
    var recorded: [[String]] = []
    for session in page.sessions {
      let run = try program.shell("{ \(session.command)\n} 2>&1")
      var output = run.text.components(separatedBy: "\n")
      if output.last == "" { output.removeLast() }
      let isTrue = matches(output[...], session.output[...])
      recorded.append(isTrue || session.output.contains("...") ? session.output : output)
      if isTrue || ExpectedOutputs.isRecording { continue }
      let difference = TextDifference(
        expected: Array(session.output.joined(separator: "\n").utf8), actual: run.output)
      Issue.record("README.md, $ \(session.command): \(difference)")
    }
    #expect(recorded.count >= 2)
    if ExpectedOutputs.isRecording {
      try Data(page.replacingOutputs(recorded).utf8)
        .write(to: URL(fileURLWithPath: "\(Repository.path)/README.md"))
      Issue.record("Recorded README.md. Read the difference, then run without ROLLCALL_RECORD.")
    }
  }

  @Test func everyCommandLineWorks() throws {
    for (name, file) in [
      ("ad.ldif", "directory.ldif"), ("users.csv", "console.csv"), ("sites.csv", "sites.csv"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(program.folder.path)/\(name)", withDestinationPath: "samples/northwind/\(file)")
    }
    for line in page.lines(of: "sh") {
      if line.hasPrefix("rollcall ") {
        let run = try program.shell(atTheLab(line))
        #expect(run.status == 0 || run.status == 1, "\(line): \(run.errors)")
      } else if line.hasPrefix("scripts/") {
        let path = "\(Repository.path)/\(line.prefix { $0 != " " })"
        #expect(FileManager.default.isExecutableFile(atPath: path), "\(line)")
      } else {
        #expect(line.hasPrefix("swift build "), "\(line)")
      }
    }
  }

  /// A command line for a domain controller, so that it speaks to ours.
  private func atTheLab(_ line: String) throws -> String {
    guard line.contains("dc1.contoso.com") else { return line }
    let server = try Lab.samba
    var variables = server.kerberos
    variables["ROLLCALL_CA_FILE"] = server.caFile
    if line.contains("gssapi") {
      variables["ROLLCALL_KEYTAB"] = server.keytab
    } else {
      variables["ROLLCALL_PASSWORD_FILE"] = server.passwordFile
    }
    let settings = variables.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    return settings + " "
      + line.replacing("ldaps://dc1.contoso.com", with: server.tlsURI)
      .replacing("ldap://dc1.contoso.com", with: server.uri)
      .replacing("reader@contoso.com", with: server.bindName)
  }

  @Test func theConfigurationIsOne() throws {
    try program.folder.write(
      page.lines(of: "yaml").joined(separator: "\n"), to: "rollcall.yaml")
    let run = try program.run("check")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("Head Office = London HQ"))
  }

  @Test func everyCommandIsThereAndHasHelp() throws {
    let help = try program.run("--help").text
    let list = help.components(separatedBy: "SUBCOMMANDS:").last ?? ""
    let names = list.components(separatedBy: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { line in line.dropFirst(2).first == " " ? nil : line.split(separator: " ").first
      }
      .filter { $0 != "See" }
    #expect(names.count >= 5)
    for name in names {
      #expect(page.text.contains("`rollcall \(name)`"))
      let run = try program.run("help", String(name))
      #expect(run.status == 0 && run.text.contains("USAGE: rollcall \(name)"))
    }
  }

  @Test func everyOptionThatIsMentionedExists() throws {
    let help = try [
      "reconcile", "explain", "licenses", "fix", "waves", "decide", "export", "init", "recipes",
      "check", "nightly", "status", "history", "history prune",
    ]
    .map { try program.run(["help"] + $0.split(separator: " ").map(String.init)).text }.joined()
    let words = page.text.split { !($0.isLetter || $0 == "-") }.filter { $0.hasPrefix("--") }
    let foreign = ["--configuration", "--static-swift-stdlib", "---"]
    for word in Set(words) where !foreign.contains(String(word)) && word.contains(where: \.isLetter)
    {
      #expect(help.contains("\(word) "), "\(word)")
    }
  }

  @Test func everyOptionSaysWhatItDoes() throws {
    let lines = try program.run("help", "reconcile").text.components(separatedBy: "\n")
    let options = lines.indices.filter {
      lines[$0].hasPrefix("  --") || lines[$0].hasPrefix("  -h")
    }
    #expect(options.count >= 15)
    for index in options {
      let isBeside = lines[index].dropFirst(26).contains(where: \.isLetter)
      let isBelow =
        lines.indices.contains(index + 1)
        && lines[index + 1].hasPrefix(String(repeating: " ", count: 26))
      #expect(isBeside || isBelow, "\(lines[index])")
    }
  }

  @Test func everyLinkLeadsSomewhere() {
    for link in page.links where !link.contains("://") {
      if link.hasPrefix("#") {
        #expect(page.anchors.contains(String(link.dropFirst())), "\(link)")
      } else {
        let path = "\(Repository.path)/\(link.prefix { $0 != "#" })"
        #expect(FileManager.default.fileExists(atPath: path), "\(link)")
      }
    }
    #expect(!page.links.isEmpty)
  }

  @Test func columnsAndStatesAreThoseOfTheFiles() throws {
    let outputs = try #require(Scenario.reconciliations.first).outputs()
    for (name, bytes) in outputs where name.hasSuffix(".csv") {
      #expect(page.text.contains("`\(name)`"))
      #expect(page.text.contains("`\(CSVTable(bytes).header.joined(separator: ","))`"), "\(name)")
    }
    let json = try JSONSerialization.jsonObject(with: Data(outputs["summary.json"] ?? []))
    for side in ["console", "directory", "sites"] {
      let states = ((json as? [String: Any])?[side] as? [String: Any])?["states"]
      let names = try #require(states as? [String: Int]).keys
      for state in names { #expect(page.text.contains("\n| `\(state)` | "), "\(state)") }
    }
  }

  @Test func exitCodesAreThoseOfTheHelp() throws {
    let help = try program.run("help", "reconcile").text
    for code in [0, 1, 64, 65, 66, 69, 73, 77, 78] {
      #expect(help.contains("\n  \(code) ") && page.text.contains("\n| \(code) | "))
    }
  }
}
