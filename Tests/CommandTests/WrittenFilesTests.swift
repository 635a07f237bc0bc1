import Foundation
import Support
import Testing

/// What the whole program leaves on the disk.
@Suite struct WrittenFilesTests {
  private let folder: TemporaryFolder
  private let program: Program

  private static let names = [
    "directory.csv", "findings.csv", "links.csv", "rejects.csv", "report.html", "sites.csv",
    "summary.json",
  ]

  init() throws {
    folder = try TemporaryFolder()
    program = try Program(in: folder)
    let entries = (0..<2_000).map { "dn: CN=u\($0),DC=x\nuserPrincipalName: u\($0)@x.com\n\n" }
    try folder.write(entries.joined(), to: "ad.ldif")
    try folder.write("Username\nu0@x.com\n", to: "users.csv")
  }

  private func reconcile(out: String) throws -> Program.Outcome {
    try program.run(
      "reconcile", "--directory", "ad.ldif", "--console", "users.csv", "--fail-on", "never",
      "--out", out)
  }

  private func expectUnwritable(_ outcome: Program.Outcome, at place: String) {
    #expect(outcome.status == 73)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("rollcall: ") && outcome.errors.contains("(\(place)"))
    #expect(outcome.errors.filter(\.isNewline).count == 1, "\(outcome.errors)")
  }

  @Test func filesAndFolderAreForTheirOwnerOnly() throws {
    let run = try program.shell(
      "umask 000; rollcall reconcile --directory ad.ldif --console users.csv --fail-on never "
        + "--out a/b")
    try #require(run.status == 0, "\(run.errors)")
    #expect(try folder.names(in: "a/b") == Self.names)
    for name in Self.names { #expect(try folder.attributes(of: "a/b/\(name)").mode == 0o600) }
    for name in ["a", "a/b"] { #expect(try folder.attributes(of: name).mode == 0o700) }
  }

  @Test func anExportedFileIsForItsOwnerOnly() throws {
    let run = try program.shell("umask 000; rollcall export ad.ldif --out users.jsonl")
    try #require(run.status == 0, "\(run.errors)")
    #expect(try folder.attributes(of: "users.jsonl").mode == 0o600)
  }

  @Test func aFileInTheWayIs73() throws {
    expectUnwritable(try reconcile(out: "users.csv"), at: "users.csv")
    expectUnwritable(try reconcile(out: "users.csv/x"), at: "users.csv/x")
    #expect(try folder.text(of: "users.csv") == "Username\nu0@x.com\n")
  }

  /// Nobody may make files in /proc, not even root.
  @Test func aFolderThatTakesNoFilesIs73() throws {
    expectUnwritable(try reconcile(out: "/proc/self"), at: "/proc/self")
  }

  /// A disk of 320 kB: the files of the first run fit, those of the second do not.
  @Test func aFullDiskIs73AndLeavesTheOldFiles() throws {
    let run = try secondRunFails(
      first: "mkdir disk && mount -t tmpfs -o size=320k tmpfs disk", second: "true",
      in: program.mountingShell)
    #expect(run.errors.contains("There is no space left"))
  }

  /// A limit on the size of files, which everybody can set.
  @Test func aLimitOnFilesIs73AndLeavesTheOldFiles() throws {
    let run = try secondRunFails(
      first: "mkdir disk", second: "trap '' XFSZ; ulimit -f 16", in: program.shell)
    #expect(run.errors.contains("File too large"))
  }

  /// Runs on a small directory, then, after `second`, on the large one, and expects 73 and the files
  /// of the first run.
  private func secondRunFails(
    first: String, second: String, in shell: (String) throws -> Program.Outcome
  ) throws -> Program.Outcome {
    let line = "rollcall reconcile --console users.csv --fail-on never --out disk/report"
    let script = """
      set -e
      \(first)
      head -6 ad.ldif > small.ldif
      \(line) --directory small.ldif --quiet
      cp -r disk/report before
      status=0
      (\(second); \(line) --directory ad.ldif) || status=$?
      diff -r before disk/report && ls -A disk/report | wc -l && exit $status
      """
    let run = try shell(script)
    #expect(run.status == 73, "\(run.errors)")
    #expect(run.text.hasSuffix("\n\(Self.names.count)\n"), "\(run.text)")
    #expect(run.errors.contains("disk/report"))
    return run
  }

  @Test func aFullDeviceIs73() throws {
    let run = try program.shell("rollcall export ad.ldif --to csv > /dev/full")
    #expect(run.status == 73)
    #expect(run.errors.filter(\.isNewline).count == 1 && run.errors.contains("(standard output)"))
  }
}
