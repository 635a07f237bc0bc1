import Foundation
import Glibc
import Support
import Testing

/// What happens when the state folder cannot be used: one sentence, the right exit status, and the last
/// good result stays.
@Suite struct TroubleTests {
  private let tenant: Tenant
  init() throws {
    tenant = try Tenant()
    try tenant.export()
  }

  private var state: String { "\(tenant.folder.path)/\(Tenant.state)" }

  private func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func begin() throws {
    #expect(try tenant.nightly().status == 0)
    tenant.people[0].office = "Nowhere"
    try tenant.export(1)
  }

  private func expectFailure(_ run: Program.Outcome, _ status: Int, _ words: String) {
    #expect(run.status == status && run.output.isEmpty, "\(run.status) \(run.text)")
    #expect(run.errors.hasPrefix("rollcall: ") && run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.filter(\.isNewline).count == 1, "\(run.errors)")
  }

  /// After the trouble is over, the next run works.
  private func expectRecovery(since latest: String?) throws {
    #expect(tenant.latest == latest)
    if latest != nil { #expect(try tenant.latestFile("links.csv").count > 1_000) }
    let run = try tenant.nightly(1)
    #expect(run.status == 1, "\(run.errors)")
    #expect(try tenant.news().changes == ["new error office-unknown"])
    #expect(!tenant.runFolders.contains { $0.hasPrefix(".") })
  }

  /// A limit on the size of files is a disk that is full at another place each time.
  @Test(arguments: [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96])
  func aDiskThatIsFull(kilobytes: Int) throws {
    try begin()
    let before = tenant.latest
    let arguments = Tenant.sources.joined(separator: " ")
    let run = try tenant.program.shell(
      "trap '' XFSZ; ulimit -f \(kilobytes); export SOURCE_DATE_EPOCH=\(Tenant.time(1)); "
        + "rollcall nightly \(arguments)")
    guard run.status != 1 else { return }
    expectFailure(run, 73, "rollcall-state")
    let status = try tenant.status(1)
    #expect(status.status == 2 && !status.text.contains("broken off"), "\(status.text)")
    try expectRecovery(since: before)
  }

  /// A file system with so little room left.
  @Test func aFileSystemThatIsFull() throws {
    let nightly = "rollcall nightly \(Tenant.sources.joined(separator: " "))"
    try tenant.folder.write(
      """
      mkdir rollcall-state && mount -t tmpfs -o size=4m,mode=700 none rollcall-state || exit 99
      export SOURCE_DATE_EPOCH=\(Tenant.time(1))
      \(nightly) --quiet > first.txt || exit 98
      good=$(readlink rollcall-state/latest)
      for left in 0 8 16 32 64 96 128 160 192; do
        room=$(df --output=avail -k rollcall-state | tail -1)
        head -c $(((room - left) * 1024)) /dev/zero > rollcall-state/filler
        \(nightly) --fail-on never --quiet > printed.txt 2> errors.txt; status=$?
        rm rollcall-state/filler
        ls rollcall-state/latest/links.csv rollcall-state/latest/mail.eml > /dev/null || exit 97
        if ((status == 0)); then continue; fi
        echo "$status $(cat errors.txt)"
        [ "$(readlink rollcall-state/latest)" = "$good" ] || exit 96
        \(nightly) --fail-on never --quiet > printed.txt || exit 95
        good=$(readlink rollcall-state/latest)
      done

      """, to: "full.sh")
    let run = try tenant.program.mountingShell("bash full.sh")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.text.split(separator: "\n")
    #expect(lines.count >= 3)
    for line in lines {
      #expect(line.hasPrefix("73 rollcall: ") && line.contains("(rollcall-state"), "\(line)")
    }
  }

  @Test func filesInPlaceOfFolders() throws {
    try begin()
    let before = tenant.latest
    try FileManager.default.moveItem(atPath: "\(state)/runs", toPath: "\(state)/kept")
    try tenant.folder.write("", to: "\(Tenant.state)/runs")
    expectFailure(try tenant.nightly(1), 73, "(rollcall-state/runs)")
    try FileManager.default.removeItem(atPath: "\(state)/runs")
    try FileManager.default.moveItem(atPath: "\(state)/kept", toPath: "\(state)/runs")
    try expectRecovery(since: before)
  }

  @Test func aFolderInPlaceOfTheLink() throws {
    try begin()
    try FileManager.default.removeItem(atPath: "\(state)/latest")
    try FileManager.default.createDirectory(
      atPath: "\(state)/latest/x", withIntermediateDirectories: true)
    expectFailure(try tenant.nightly(1), 73, "(rollcall-state/latest). The last good result stays")
    try FileManager.default.removeItem(atPath: "\(state)/latest")
    try expectRecovery(since: nil)
  }

  @Test func aStateFolderThatIsAFile() throws {
    try tenant.folder.write("", to: "state")
    expectFailure(try tenant.nightly(0, "--state", "state"), 73, "(state")
    expectFailure(try tenant.nightly(0, "--state", "state/x"), 73, "(state/x")
  }

  /// Root may write everywhere but where the file system says no; others where access rights say no.
  @Test func aFolderThatIsReadOnly() throws {
    try begin()
    let before = tenant.latest
    let run: Program.Outcome
    if geteuid() == 0 {
      run = try tenant.program.mountingShell(
        """
        mount --bind \(Tenant.state) \(Tenant.state) &&
          mount -o remount,bind,ro \(Tenant.state) &&
          SOURCE_DATE_EPOCH=\(Tenant.time(1)) rollcall nightly \
        \(Tenant.sources.joined(separator: " "))
        """)
    } else {
      try setMode(0o500, of: state)
      try setMode(0o400, of: "\(state)/lock")
      run = try tenant.nightly(1)
      try setMode(0o700, of: state)
      try setMode(0o600, of: "\(state)/lock")
    }
    expectFailure(run, 73, "Cannot write to the state folder")
    try expectRecovery(since: before)
  }

  @Test func aHistoryThatSomebodyLocked() throws {
    try begin()
    let before = tenant.latest
    // SQLite's own lock, held by another program: python's sqlite3 speaks the same.
    let holder = """
      import sqlite3, subprocess, sys
      held = sqlite3.connect("\(state)/history.sqlite", isolation_level=None)
      held.execute("BEGIN EXCLUSIVE")
      sys.exit(subprocess.run(["rollcall", "nightly", *sys.argv[1:]]).returncode)
      """
    let run = try tenant.program.start(
      "/usr/bin/env", ["python3", "-c", holder] + Tenant.sources,
      variables: ["SOURCE_DATE_EPOCH": "\(Tenant.time(1))"])
    expectFailure(run, 75, "Another program has locked the history")
    let status = try tenant.status(1)
    #expect(
      status.status == 2
        && status.text.hasPrefix(
          "ROLLCALL CRITICAL - the run of 2026-10-02T02:00:00Z failed and could not be recorded; "),
      "\(status.text)")
    try expectRecovery(since: before)
  }

  @Test func aHistoryOfANewerVersion() throws {
    try begin()
    let change = """
      import sqlite3
      made = sqlite3.connect("\(state)/history.sqlite")
      made.execute("INSERT INTO grdb_migrations VALUES ('from the future')")
      made.commit()
      """
    let made = try tenant.program.start("/usr/bin/env", ["python3", "-c", change])
    #expect(made.status == 0, "\(made.errors)")
    let before = tenant.latest
    expectFailure(try tenant.nightly(1), 65, "newer version of Rollcall")
    #expect(tenant.latest == before)
    #expect(try tenant.status(1).status == 2)
  }

  @Test func aDamagedHistoryIsMovedAwayAndANewOneBegins() throws {
    try begin()
    let before = tenant.latest
    try tenant.folder.write(
      String(repeating: "noise", count: 3_000), to: "rollcall-state/history.sqlite")
    expectFailure(try tenant.nightly(1), 65, "Move the file away")
    #expect(tenant.latest == before)
    try FileManager.default.removeItem(atPath: "\(state)/history.sqlite")
    let run = try tenant.nightly(1)
    #expect(run.status == 1 && run.text.hasPrefix("first run"))
    #expect(tenant.latest != before && tenant.runFolders.count == 2)
  }

  @Test func standardOutputThatTakesNothing() throws {
    try begin()
    let run = try tenant.program.shell(
      "SOURCE_DATE_EPOCH=\(Tenant.time(1)) rollcall nightly "
        + "\(Tenant.sources.joined(separator: " ")) > /dev/full")
    #expect(run.status == 73 && run.errors.contains("standard output"))
    // The run itself is good and kept.
    #expect(try tenant.news().changes == ["new error office-unknown"])
    #expect(try tenant.status(1).text.contains("as of 2026-10-02"))
  }

  @Test func oldFoldersGoAndTheLastGoodOneStays() throws {
    try tenant.folder.write("nightly: {keep-folders: 2}\n", to: "rollcall.yaml")
    for night in 0..<4 { #expect(try tenant.nightly(night).status == 0) }
    #expect(
      tenant.runFolders == ["2026-10-03T02-00-00Z-3", "2026-10-04T02-00-00Z-4"])
    #expect(tenant.latest == "runs/2026-10-04T02-00-00Z-4")
    // Runs that do not complete leave none.
    try FileManager.default.removeItem(atPath: "\(tenant.folder.path)/users.csv")
    for night in 4..<8 { #expect(try tenant.nightly(night).status == 66) }
    #expect(tenant.runFolders.count == 2 && tenant.latest == "runs/2026-10-04T02-00-00Z-4")
  }

  @Test func pseudonymsAreTheSameEveryNight() throws {
    expectFailure(try tenant.nightly(0, "--redact"), 78, "other pseudonyms each time")
    #expect(!(try tenant.folder.names().contains(Tenant.state)))
    try tenant.folder.write("a secret of 16 letters or more\n", to: "key")
    try setMode(0o600, of: "\(tenant.folder.path)/key")
    let redacted = ["--redact", "--redact-key-file", "key", "--only-news"]
    tenant.options = redacted
    #expect(try tenant.nightly(0).status == 0)
    #expect(try tenant.nightly(1).output.isEmpty)
    tenant.people[3].office = "Nowhere"
    try tenant.export(2)
    #expect(try tenant.nightly(2).status == 1)
    #expect(try tenant.news().changes == ["new error office-unknown"])
    let kept = try ["links.csv", "news.txt", "mail.eml", "report.html"].map {
      String(decoding: try tenant.latestFile($0), as: UTF8.self).lowercased()
    }
    #expect(kept.allSatisfy { !$0.contains("dmitri") && !$0.contains("abernathy") })
  }

  @Test func licencesAndRepairsAreWrittenWhereThatIsSet() throws {
    try tenant.folder.write(
      """
      nightly: {licenses: true, fixes: true}
      licenses: {default: X2}

      """, to: "rollcall.yaml")
    #expect(try tenant.nightly().status == 0)
    let latest = "\(Tenant.state)/latest"
    #expect(try tenant.folder.names(in: "\(latest)/licenses").contains("licenses.json"))
    #expect(try tenant.folder.names(in: "\(latest)/fixes").contains("fixes.json"))
    #expect(try tenant.folder.attributes(of: "\(latest)/links.csv").mode == 0o600)
    #expect(try tenant.folder.attributes(of: Tenant.state).mode == 0o700)
  }
}
