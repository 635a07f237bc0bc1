import Command
import Foundation
import Support
import Testing

@Suite struct AtomicFileTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func withoutCommitTheOldFileStays() throws {
    try folder.write("old", to: "a.ldif")
    do {
      let file = try AtomicFile("\(folder.path)/a.ldif")
      try file.write(Array("new".utf8))
    }
    #expect(try folder.text(of: "a.ldif") == "old")
    #expect(try folder.names() == ["a.ldif"])
  }

  @Test func commitReplacesWhatALinkPointsTo() throws {
    try folder.write("old", to: "a.ldif")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/link", withDestinationPath: "a.ldif")
    let file = try AtomicFile("\(folder.path)/link")
    try file.write(Array("new".utf8))
    try file.commit()
    #expect(try folder.text(of: "a.ldif") == "new")
    #expect(try folder.names() == ["a.ldif", "link"])
  }

  @Test func devicesAreWrittenDirectly() throws {
    let file = try AtomicFile("/dev/null")
    try file.write([1, 2, 3])
    try file.commit()
  }

  @Test func aFullDiskSaysSo() throws {
    let file = try AtomicFile("/dev/full")
    let failure = #expect(throws: Failure.self) { try file.write([1]) }
    #expect(failure?.status == .unwritable)
    #expect(
      failure?.line == "rollcall: There is no space left (/dev/full). Nothing was replaced. Free "
        + "some space or choose another --out, and run it again.")
  }

  @Test func theFolderMustBeThere() {
    let failure = #expect(throws: Failure.self) { _ = try AtomicFile("\(folder.path)/no/a.csv") }
    #expect(failure?.status == .unwritable)
    #expect(failure?.line.contains("No such file or directory") == true)
  }
}
