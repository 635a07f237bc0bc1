/// Which way the bytes of a growing file go to the disk.
///
/// A small file goes through the page cache, where whoever reads it next finds it. A large one goes
/// past it: left to itself the kernel keeps every page of a new file in memory, each one a fresh page
/// that is found, cleared, filled and in the end written all the same. That costs as much as rendering
/// what it holds, several times that on a virtual machine whose host takes back free memory, and drives
/// out what others had cached. But direct writing waits for the disk: where that takes long, the rest
/// of the file is left to the kernel.
package struct WritePace: Sendable {
  package enum Way: Equatable, Sendable {
    /// Stays in memory: the file is small, so far.
    case collected
    /// Past the page cache.
    case direct
    /// Through the page cache.
    case cached
  }

  /// A file with so many full blocks is large.
  package static let largeCount = 4

  /// How long a file may keep the makers of its bytes waiting in all, and how much longer for each
  /// block: about what the way through the cache costs at best.
  package static let patience = Duration.milliseconds(100)
  package static let patiencePerBlock = Duration.microseconds(500)

  package private(set) var way = Way.collected
  private var count = 0
  private var spent = Duration.zero

  package init() {}

  /// One more block is full.
  package mutating func filledBlock() {
    count += 1
    if way == .collected, count >= Self.largeCount { way = .direct }
  }

  /// The makers of the file's bytes waited that long, once more.
  package mutating func waited(_ duration: Duration) {
    spent += duration
    if way == .direct, spent > Self.patience + Self.patiencePerBlock * count { way = .cached }
  }

  /// The file system does not write directly.
  package mutating func wasRefused() { way = .cached }

  /// All bytes are there.
  package mutating func ended() {
    if way == .collected { way = .cached }
  }
}
