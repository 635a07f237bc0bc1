/// Words that occur in many cells, prepared for writing, by position.
///
/// Each word stands at a fixed distance from the one before, filled up with zeros, so that it can be
/// copied in whole vectors of 16 bytes; its length stands before it. One flat memory behind a pointer,
/// because a list of arrays would count a reference for every cell, and two threads that count the
/// same references wait for each other.
///
/// Why it is sound: the memory is filled by the initialiser, never changed afterwards, and kept alive
/// by `owner`; positions are checked.
@safe
struct WordList: @unchecked Sendable {
  @safe
  private final class Owner: @unchecked Sendable {
    let memory: UnsafeMutableRawPointer
    init(size: Int) {
      unsafe memory = .allocate(byteCount: size, alignment: 16)
      _ = unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    }
    deinit { unsafe memory.deallocate() }
  }

  private let owner: Owner
  private let base: UnsafeRawPointer
  private let count: Int
  /// The room that a word takes when copied: a multiple of 16.
  let stride: Int

  /// - Parameter ending: what follows every word.
  init(_ words: [String], ending: String = "") {
    let words = words.map { Array(($0 + ending).utf8) }
    let longest = words.map(\.count).max() ?? 0
    count = words.count
    stride = max(16, (longest + 15) / 16 * 16)
    owner = Owner(size: max(1, words.count) * (stride + 16))
    unsafe base = UnsafeRawPointer(owner.memory)
    for (index, word) in words.enumerated() {
      let place = unsafe owner.memory + index * (stride + 16)
      unsafe place.storeBytes(of: word.count, as: Int.self)
      for (offset, byte) in word.enumerated() {
        unsafe place.storeBytes(of: byte, toByteOffset: 16 + offset, as: UInt8.self)
      }
    }
  }

  /// The length of the word at `index`, its ending included.
  @inline(__always)
  @unsafe func size(_ index: Int) -> Int {
    precondition(index >= 0 && index < count)
    return unsafe base.load(fromByteOffset: index &* (stride &+ 16), as: Int.self)
  }

  /// `stride` bytes that begin with the word at `index`; for ``ByteWriter``, while the list lives.
  @inline(__always)
  @unsafe func bytes(_ index: Int) -> UnsafeRawPointer {
    precondition(index >= 0 && index < count)
    return unsafe base + (index &* (stride &+ 16) &+ 16)
  }
}
