import Formats
import Command
import Foundation
import Support
import Testing

@Suite struct OutputFolderTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func filesAppearTogetherAndPrivate() throws {
    let output = try OutputFolder("\(folder.path)/deep/report")
    let links = try output.file("links.csv")
    let summary = try output.file("summary.json")
    try summary.write(bytes("{}"))
    try links.write(bytes("a,"))
    try links.write(bytes("b\n"))
    let before = try folder.names(in: "deep/report")
    #expect(before.allSatisfy { $0.hasPrefix(".rollcall-") } && before.count == 2)
    try output.commit(last: "summary.json")
    #expect(try folder.names(in: "deep/report") == ["links.csv", "summary.json"])
    #expect(try folder.text(of: "deep/report/links.csv") == "a,b\n")
    #expect(try folder.attributes(of: "deep/report/links.csv").mode == 0o600)
    #expect(try folder.attributes(of: "deep/report").mode == 0o700)
  }

  @Test func anErrorLeavesTheOldFilesAndNothingElse() throws {
    try folder.write("old", to: "links.csv")
    func failing() throws {
      let output = try OutputFolder(folder.path)
      try output.file("links.csv").write(bytes("new"))
      throw CancellationError()
    }
    #expect(throws: CancellationError.self) { try failing() }
    #expect(try folder.names() == ["links.csv"])
    #expect(try folder.text(of: "links.csv") == "old")
  }

  @Test func filesThatDidNotChangeAreUntouched() throws {
    func write(_ text: String) throws {
      let output = try OutputFolder(folder.path)
      try output.file("same.csv").write(bytes("same"))
      try output.file("other.csv").write(bytes(text))
      try output.file("summary.json").write(bytes("{}"))
      try output.commit(last: "summary.json")
    }
    try write("one")
    let names = ["same.csv", "other.csv", "summary.json"]
    let first = try names.map { try folder.attributes(of: $0).inode }
    try write("one")
    #expect(try names.map { try folder.attributes(of: $0).inode } == first)
    try write("two")
    let third = try names.map { try folder.attributes(of: $0).inode }
    #expect(third[0] == first[0] && third[1] != first[1] && third[2] != first[2])
    #expect(try folder.names() == names.sorted())
  }

  @Test func chunksOfManyThreadsLandInOrder() throws {
    let output = try OutputFolder(folder.path)
    let file = try output.file("big.csv")
    let chunks = OrderedChunks<[UInt8]> { bytes throws(Failure) in try file.write(bytes) }
    _ = Parallel.map(200) { index in
      chunks.add(Array(repeating: UInt8(index % 251), count: 5_000), at: index)
    }
    try chunks.finish()
    try output.commit()
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/big.csv"))
    #expect(data.count == 1_000_000)
    #expect((0..<200).allSatisfy { data[$0 * 5_000] == UInt8($0 % 251) })
  }

  @Test func chunksThatComeEarlyWait() throws {
    let output = try OutputFolder(folder.path)
    let file = try output.file("small.csv")
    let chunks = OrderedChunks<[UInt8]> { bytes throws(Failure) in try file.write(bytes) }
    for index in (0..<10).reversed() { chunks.add([UInt8(index)], at: index) }
    try chunks.finish()
    try output.commit()
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/small.csv"))
    #expect(Array(data) == Array(0..<10))
  }

  @Test func aMissingChunkIsNotAFile() throws {
    let output = try OutputFolder(folder.path)
    let file = try output.file("big.csv")
    let chunks = OrderedChunks<[UInt8]> { bytes throws(Failure) in try file.write(bytes) }
    chunks.add([1], at: 1)
    #expect(throws: Failure.self) { try chunks.finish() }
    output.discard()
    #expect(try folder.names().isEmpty)
  }

  @Test func whatAKilledRunLeftIsRemoved() throws {
    try folder.write("", to: ".rollcall-1-1-links.csv.tmp")
    try folder.write("", to: ".rollcall-notes")
    let living = try OutputFolder(folder.path)
    _ = try living.file("a.csv")
    let other = try OutputFolder(folder.path)
    let names = try folder.names()
    #expect(names.count == 2 && names.contains(".rollcall-notes"))
    #expect(names.contains { $0.hasSuffix("-a.csv.tmp") })
    other.discard()
    living.discard()
  }

  @Test func whatCannotBeWrittenIs73() throws {
    try folder.write("", to: "file")
    let failure = #expect(throws: Failure.self) { try OutputFolder("\(folder.path)/file/x") }
    #expect(failure?.status == .unwritable)
    let output = try OutputFolder(folder.path)
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/links.csv", withIntermediateDirectories: false)
    #expect(throws: Failure.self) { try output.file("links.csv") }
  }
}
