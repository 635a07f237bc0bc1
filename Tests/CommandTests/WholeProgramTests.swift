import Foundation
import Support
import Testing

/// How the whole program ends: its exit status, and its one line on standard error.
@Suite struct WholeProgramTests {
  private let folder: TemporaryFolder
  private let program: Program

  init() throws {
    folder = try TemporaryFolder()
    program = try Program(in: folder)
    try folder.write(entries(good: 1), to: "ad.ldif")
    try folder.write("Username,Site\nu0@x.com,Oslo\n", to: "users.csv")
  }

  /// Users u0, u1, ...; those after the first `good` ones have a line that cannot be read.
  private func entries(good: Int, bad: Int = 0) -> String {
    (0..<(good + bad)).map { index in
      let rest = index < good ? "" : "no colon here\n"
      return "dn: CN=u\(index),DC=x\nobjectClass: user\nsAMAccountName: u\(index)\n"
        + "userPrincipalName: u\(index)@x.com\nphysicalDeliveryOfficeName: Oslo\n"
        + "mail: u\(index)@x.com\ngivenName: Anna\nsn: Berg\n\(rest)\n"
    }.joined()
  }

  private func reconcile(_ more: String..., directory: String = "ad.ldif") throws -> Program.Outcome
  {
    try program.run(["reconcile", "--directory", directory, "--console", "users.csv"] + more)
  }

  /// One line for people, nothing on standard output.
  private func expectFailure(_ outcome: Program.Outcome, _ status: Int, _ sentence: String) {
    #expect(outcome.status == status)
    #expect(outcome.errors.hasPrefix("rollcall: ") && outcome.errors.contains(sentence))
    #expect(outcome.errors.filter(\.isNewline).count == 1, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func nothingWrongIs0AndSilentOnStandardError() throws {
    let outcome = try reconcile()
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.text.hasPrefix("1 of 1 8x8 user"))
  }

  /// Two pages in one file, each with its header and 8x8's row of notes below it.
  @Test func pagesPutTogetherAreOneList() throws {
    let header = "Username,Site\nRequired,Optional\n"
    try folder.write(entries(good: 2), to: "ad.ldif")
    try folder.write("\(header)u0@x.com,Oslo\n\(header)u1@x.com,Oslo\n", to: "users.csv")
    let outcome = try reconcile("--out", "out")
    #expect(outcome.status == 0 && outcome.text.hasPrefix("2 of 2 8x8 users"), "\(outcome.text)")
    #expect(try folder.text(of: "out/findings.csv").contains("header-repeated"))
  }

  /// `check` tries what reconcile will do with a file, not only whether it can be opened.
  @Test(arguments: ["directory", "console", "sites", "entra", "licenses", "decisions"])
  func checkSaysWhatReconcileWillNotTake(role: String) throws {
    let wrong = ["directory": "users.csv", "licenses": "users.csv", "decisions": "users.csv"]
    var line = ["--directory", "ad.ldif", "--console", "users.csv"]
    #expect(try program.run(["check"] + line).status == 0)
    if let place = line.firstIndex(of: "--\(role)") { line.removeSubrange(place...(place + 1)) }
    line += ["--\(role)", wrong[role] ?? "ad.ldif"]
    let check = try program.run(["check"] + line)
    let reconcile = try program.run(["reconcile"] + line)
    #expect(check.status == 65 && check.errors == reconcile.errors)
    #expect(check.text.contains(". ") || role == "decisions", "\(check.text)")
  }

  /// Headers in another language, named in the configuration, for Entra's list as for any other.
  @Test func columnsOfEveryListCanBeNamed() throws {
    try folder.write("Benutzername;Standort\nu0@x.com;Oslo\n", to: "users.csv")
    try folder.write("Anzeigename;Benutzerprinzipalname\nAnna Berg;u0@x.com\n", to: "entra.csv")
    expectFailure(try reconcile(), 65, "No column for the username among Benutzername, Standort")
    try folder.write(
      """
      columns:
        console: {username: Benutzername, site: Standort}
        directory: {userPrincipalName: Benutzerprinzipalname}

      """, to: "rollcall.yaml")
    let outcome = try reconcile("--entra", "entra.csv", "--out", "out")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let rows = try String(contentsOfFile: "\(folder.path)/out/directory.csv", encoding: .utf8)
    #expect(rows.contains(",u0@x.com,u0@x.com,entra,") || rows.contains("u0@x.com,u0@x.com,entra"))
  }

  /// However few they are: a list of which nothing is left makes everybody look gone.
  @Test func aListOfWhichNothingCanBeReadIs65() throws {
    try folder.write(entries(good: 0, bad: 3), to: "bad.ldif")
    expectFailure(
      try reconcile(directory: "bad.ldif"), 65,
      "No record can be read; the first: a line has no colon after the attribute name "
        + "(bad.ldif:1)")
    try folder.write(entries(good: 1, bad: 3), to: "bad.ldif")
    #expect(try reconcile(directory: "bad.ldif").status == 0)
  }

  /// Nobody could say which of two rows is meant that are the same user, or the same entry.
  @Test func whoIsListedTwiceIsExplainedAsOne() throws {
    try folder.write("Username,Site\nu0@x.com,Oslo\nu0@x.com,Oslo\nx.y,\nx.y,\n", to: "users.csv")
    try folder.write(entries(good: 1) + entries(good: 1), to: "ad.ldif")
    for (who, title) in [("u0@x.com", "Anna Berg: linked\n"), ("x.y", "x.y: unmatched\n")] {
      let outcome = try program.run(
        "explain", who, "--directory", "ad.ldif", "--console", "users.csv")
      #expect(outcome.text.hasPrefix(title), "\(outcome.text)")
    }
  }

  /// Two domains with one trouble are two findings, and a script can tell them apart.
  @Test func fingerprintsDifferBetweenSources() throws {
    try folder.write(
      entries(good: 1).replacingOccurrences(of: "u0", with: "v0"), to: "other.ldif")
    _ = try reconcile("--directory", "other.ldif", "--out", "out")
    let text = try String(contentsOfFile: "\(folder.path)/out/findings.csv", encoding: .utf8)
    let rows = text.split(separator: "\r\n").filter { $0.contains(",attribute-absent,") }
    let fingerprints = rows.map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
        .dropLast(2).last
    }
    #expect(rows.count > 1 && Set(fingerprints).count == rows.count)
  }

  @Test(arguments: [([], 1), (["--fail-on", "never"], 0), (["--fail-on", "error"], 1)])
  func errorsAre1(more: [String], status: Int) throws {
    try folder.write("Username,Email\nx.y,u0@x.com\n", to: "users.csv")
    let line = ["reconcile", "--directory", "ad.ldif", "--console", "users.csv"] + more
    #expect(try program.run(line).status == status)
  }

  @Test(arguments: [("never", 0), ("error", 0), ("warning", 1)])
  func warningsAre1OnlyWhenAskedFor(level: String, status: Int) throws {
    try folder.write("Username,Site,License\nu0@x.com,,X2\nlobby,Oslo,\n", to: "users.csv")
    #expect(try reconcile("--fail-on", level).status == status)
  }

  @Test func wrongUsageIs64() throws {
    expectFailure(try program.run("reconcile", "--consol", "x"), 64, "Did you mean '--console'?")
  }

  @Test func whatIsNoExportIs65() throws {
    expectFailure(try reconcile(directory: "users.csv"), 65, "(users.csv)")
    try folder.write("", to: "empty")
    expectFailure(try reconcile(directory: "empty"), 65, "(empty)")
  }

  @Test func bytesOfAnythingGiveAShortLine() throws {
    let bytes = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 / 7) }
    try Data(bytes).write(to: URL(fileURLWithPath: "\(folder.path)/noise"))
    let outcome = try reconcile(directory: "noise")
    expectFailure(outcome, 65, "(noise)")
    #expect(outcome.errors.utf8.count < 2_000)
  }

  @Test func aFewBadRecordsAreSetAside() throws {
    try folder.write(entries(good: 90, bad: 10), to: "ad.ldif")
    #expect(try reconcile("--out", "out", "--fail-on", "never").status == 0)
    let rejects = CSVTable(try folder.bytes(of: "out/rejects.csv"))
    #expect(rejects.rows.count == 10)
    #expect(rejects.rows.first?["source"] == "ad.ldif" && rejects.rows.first?["line"] == "811")
  }

  @Test func tooManyBadRecordsAre65() throws {
    try folder.write(entries(good: 89, bad: 11), to: "ad.ldif")
    expectFailure(try reconcile("--out", "out"), 65, "11 of 100 records cannot be read")
    #expect(try folder.names() == ["ad.ldif", "users.csv"])
  }

  @Test func anExportThatLosesTooMuchIs65AndLeavesTheOldFile() throws {
    try folder.write(entries(good: 89, bad: 11), to: "ad.ldif")
    try folder.write("old", to: "out.csv")
    let outcome = try program.run("export", "ad.ldif", "--out", "out.csv")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("rollcall: 11 of 100 records cannot be read"))
    #expect(try folder.text(of: "out.csv") == "old")
  }

  @Test func aCutExportIsTheFirstFinding() throws {
    try folder.write(
      entries(good: 1) + "# search result\nsearch: 2\nresult: 4 Size limit exceeded\n",
      to: "ad.ldif")
    try folder.write("Username,Email\nx.y,u0@x.com\n", to: "users.csv")
    let lines = try reconcile().text.components(separatedBy: "\n")
    let position = try #require(lines.firstIndex { $0.hasPrefix("Findings") })
    let first = lines[position + 1]
    #expect(first.contains("error") && first.contains("ad.ldif"), "\(first)")
  }

  @Test func strictStopsAtTheFirst() throws {
    try folder.write(entries(good: 500, bad: 1), to: "ad.ldif")
    expectFailure(try reconcile("--strict"), 65, "(ad.ldif:4501)")
  }

  @Test(arguments: ["none.ldif", ".", "ad.ldif/x"])
  func whatCannotBeReadIs66(source: String) throws {
    expectFailure(try reconcile(directory: source), 66, "(\(source))")
  }

  @Test func aFileThatNobodyMayReadIs66() throws {
    // Root may read everything, so root asks for what the kernel refuses to everybody.
    let source = geteuid() == 0 ? "/proc/self/mem" : "secret.ldif"
    try folder.write("dn: CN=a\n", to: "secret.ldif")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: "\(folder.path)/secret.ldif")
    expectFailure(try reconcile(directory: source), 66, "(\(source))")
  }

  @Test func aWrongConfigurationIs78() throws {
    try folder.write("tenent: {}\n", to: "r.yaml")
    expectFailure(try reconcile("--config", "r.yaml"), 78, "Did you mean tenant?")
  }
}
