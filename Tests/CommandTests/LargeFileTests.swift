import Command
import Foundation
import Support
import Testing

/// Files that are written a block of half a megabyte at a time, past the page cache where that can be.
@Suite struct LargeFileTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static let block = 1 << 19
  /// From so many bytes on a file is large.
  private static let large = WritePace.largeCount * block

  /// Sizes at which something begins or ends: the disk's blocks, ours, and the large file.
  private static let sizes = [
    0, 1, 4095, 4096, 4097, block - 1, block, block + 1, large - 1, large, large + 1, large + 511,
    large + 4095, large + 4096, large + 4097, large + block - 1, large + block,
    large + 9 * block + 12_345,
  ]

  private static func pattern(_ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 11) }
  }

  private static let bytes = pattern(large + 20 * block)

  private func write(
    _ size: Int, by piece: Int, to name: String, in path: String, durability: Durability = .cached
  ) throws {
    let output = try OutputFolder(path, durability: durability)
    let file = try output.file(name)
    for start in stride(from: 0, to: size, by: piece) {
      try file.write(Self.bytes.span.extracting(start..<min(size, start + piece)))
    }
    try output.commit()
  }

  private func expect(_ size: Int, in name: String, of path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
    #expect(data.count == size && data == Data(Self.bytes[..<size]))
  }

  @Test(arguments: sizes) func aFileOfAnySizeHoldsItsBytes(size: Int) throws {
    try write(size, by: 300_007, to: "links.csv", in: folder.path)
    try expect(size, in: "links.csv", of: folder.path)
    #expect(try folder.attributes(of: "links.csv").mode == 0o600)
    #expect(try folder.names() == ["links.csv"])
  }

  @Test(arguments: [65_536, block, 5_000_000]) func piecesMayHaveAnySize(piece: Int) throws {
    try write(Self.bytes.count, by: piece, to: "links.csv", in: folder.path, durability: .flushed)
    try expect(Self.bytes.count, in: "links.csv", of: folder.path)
  }

  /// Files in memory have no disk; some kernels let them be written directly all the same.
  @Test func filesInMemoryHoldTheirBytes() throws {
    let path = "/dev/shm/rollcall-tests-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let size = Self.large + Self.block + 4097
    try write(size, by: 300_007, to: "links.csv", in: path)
    try expect(size, in: "links.csv", of: path)
  }

  @Test func aLargeFileThatDidNotChangeIsUntouched() throws {
    let size = Self.large + 2 * Self.block + 77
    let inodes = try [size, size, size - 1].map { size in
      try write(size, by: 300_007, to: "links.csv", in: folder.path)
      return try folder.attributes(of: "links.csv").inode
    }
    #expect(inodes[0] == inodes[1] && inodes[1] != inodes[2])
    try expect(size - 1, in: "links.csv", of: folder.path)
  }

  @Test func aLargeFileThatIsGivenUpLeavesNothing() throws {
    try folder.write("old", to: "links.csv")
    do {
      let output = try OutputFolder(folder.path)
      let file = try output.file("links.csv")
      try file.write(Self.bytes)
      #expect(try folder.names().count == 2)
    }
    #expect(try folder.names() == ["links.csv"])
    #expect(try folder.text(of: "links.csv") == "old")
  }

  /// Several at a time, as the reports are, each in pieces that are made on all cores.
  @Test func manyLargeFilesAtATimeHoldTheirBytes() throws {
    let output = try OutputFolder(folder.path, durability: .cached)
    let files = try (0..<5).map { try output.file("\($0).csv") }
    let piece = 250_001
    let count = 4_000_000 / piece
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      for number in 0..<count {
        let start = number * piece
        try? files[index].write(Self.bytes.span.extracting(start..<start + piece))
      }
    }
    try output.commit()
    for index in files.indices { try expect(count * piece, in: "\(index).csv", of: folder.path) }
  }
}

/// File systems of a test's own, written to by the whole program.
@Suite struct LargeFileSystemTests {
  private let folder: TemporaryFolder
  private let program: Program

  init() throws {
    folder = try TemporaryFolder()
    program = try Program(in: folder)
    let info = String(repeating: "0123456789abcdef", count: 1_000)
    let entries = (0..<600).map { "dn: CN=u\($0),DC=x\ncn: u\($0)\ninfo: \(info)\n\n" }
    try folder.write(entries.joined(), to: "ad.ldif")
    try folder.write(entries[0], to: "small.ldif")
  }

  /// The first file system refuses direct writing (ramfs has no disk and no way to do as if it had).
  @Test(arguments: ["ramfs", "tmpfs"]) func allFileSystemsGetTheSameBytes(kind: String) throws {
    let run = try program.mountingShell(
      """
      set -e
      mkdir disk && mount -t \(kind) none disk
      rollcall export ad.ldif --to csv --out plain.csv
      rollcall export ad.ldif --to csv --out disk/users.csv
      cmp plain.csv disk/users.csv && stat -c '%s %a' disk/users.csv && ls -A disk
      """)
    try #require(run.status == 0, "\(run.errors)")
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasSuffix(" 600") && lines[1] == "users.csv")
    #expect(Int(lines[0].prefix { $0 != " " }) ?? 0 > 9_000_000)
  }

  /// A disk of 6 MB, on which the large file is on its way past the cache when it fills up.
  @Test func aFullDiskIs73AndLeavesTheOldFile() throws {
    let run = try program.mountingShell(
      """
      mkdir disk && mount -t tmpfs -o size=6m none disk
      rollcall export small.ldif --to csv --out disk/users.csv && cp disk/users.csv before.csv
      rollcall export ad.ldif --to csv --out disk/users.csv
      status=$?
      cmp before.csv disk/users.csv && ls -A disk && exit $status
      """)
    #expect(run.status == 73 && run.text == "users.csv\n")
    #expect(run.errors.contains("There is no space left"), "\(run.errors)")
  }
}
