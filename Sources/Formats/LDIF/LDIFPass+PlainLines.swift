// The short way through the lines that nearly all are: an attribute that was guessed right, with a value
// of plain ASCII that stands as it is.

extension LDIFPass {
  /// For how many values room is made at a time.
  private static let valuesAtATime = 64

  /// Reads the lines of the open record that are plain, from `start` on; where the first other line
  /// starts.
  mutating func readPlainLines(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    guard heads.last < heads.entries.count, bytes.count <= Slice.maximumOffset else { return start }
    var lines = PlainLines(
      position: start, end: min(end, bytes.count - PlainLines.reach), line: line, head: heads.last)
    let entries = heads.entries
    var isMore = true
    while isMore {
      batch.values.append(addingCapacity: LDIFPass.valuesAtATime) { values in
        isMore = lines.read(bytes, entries.span, to: &values)
      }
    }
    line = lines.line
    heads.last = lines.head
    return lines.position
  }
}

/// A reading of plain lines: where it is.
///
/// Why it is sound: words and blocks are loaded unchecked, a block at a position below `end` and a word at
/// most `reach` less a word behind one, and so many bytes follow it.
private struct PlainLines {
  /// How many bytes there are behind the start of each line that is looked at: its beginning and a block.
  static let reach = LDIFHeadCache.longestShort + ByteBlock.size

  /// Where the line starts that comes next.
  var position: Int
  /// No line that starts here or later is looked at.
  let end: Int
  var line: Int
  /// What the line before begins with, by its entry in the cache.
  var head: Int

  /// Reads line after line; true when it stops for want of room for values.
  @inline(__always)
  mutating func read(
    _ bytes: Span<UInt8>, _ heads: Span<LDIFHeadCache.Entry>,
    to values: inout OutputSpan<RecordValue>
  ) -> Bool {
    while position < end {
      guard values.freeCapacity > 0 else { return true }
      guard let entry = matchingEntry(bytes, heads) else { return false }
      let head = heads[entry].head
      guard head.role == .attribute, head.id != LDIFHead.unresolved else { return false }
      let isWanted = head.id != LDIFHead.unwanted
      let afterColon = position &+ Int(heads[entry].count)
      guard !isWanted || startsPlainly(bytes, afterColon),
        let stop = plainEnd(bytes, from: afterColon)
      else { return false }
      var next = stop &+ (bytes[stop] == LDIFPass.lineFeed ? 1 : 2)
      guard next < end else { return false }
      if bytes[next] == LDIFPass.space {
        guard !isWanted, let afterFold = passFold(bytes, from: next) else { return false }
        next = afterFold
      }
      if isWanted {
        let count = stop &- afterColon &- 1
        guard count <= Slice.maximumCount else { return false }
        values.append(
          RecordValue(
            name: NameID(head.id), slice: Slice(.input, offset: afterColon &+ 1, count: count)))
      }
      self.head = entry
      position = next
      line &+= 1
    }
    return false
  }

  /// The entry that the line begins with: what followed the one before, or the same once more.
  @inline(__always)
  private func matchingEntry(_ bytes: Span<UInt8>, _ heads: Span<LDIFHeadCache.Entry>) -> Int? {
    let successor = Int(heads[head].successor)
    if heads[successor].isShort, unsafe heads[successor].begins(bytes, at: position) {
      return successor
    }
    if heads[head].isShort, unsafe heads[head].begins(bytes, at: position) { return head }
    return nil
  }

  /// Whether there are one space, and a value that is neither base64 nor a reference.
  @inline(__always)
  private func startsPlainly(_ bytes: Span<UInt8>, _ afterColon: Int) -> Bool {
    let word = unsafe ByteWords.loadUnchecked(bytes, at: afterColon)
    return word & 0xFF == 0x20 && word & 0xFF00 != 0x2000
  }

  /// Where the line's content ends, if it is plain ASCII without control characters up to there.
  @inline(__always)
  private func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    while position < end {
      let hits = unsafe ByteBlock.notPlain(bytes, at: position)
      if hits != 0 {
        let stop = position &+ hits.trailingZeroBitCount
        let isEnd =
          bytes[stop] == LDIFPass.lineFeed
          || (bytes[stop] == LDIFPass.carriageReturn && bytes[stop &+ 1] == LDIFPass.lineFeed)
        return isEnd ? stop : nil
      }
      position &+= ByteBlock.size
    }
    return nil
  }

  /// Counts the continuation lines from `start` on; where the line after them starts, if that is seen.
  private mutating func passFold(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    var lines = 0
    while bytes[position] == LDIFPass.space {
      guard let stop = lineFeed(bytes, from: position), stop + 1 < end else { return nil }
      position = stop + 1
      lines += 1
    }
    line += lines
    return position
  }

  /// Where the next line feed is, if it is before the end.
  @inline(__always)
  private func lineFeed(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    while position < end {
      let hits = unsafe ByteBlock.equal(
        LDIFPass.lineFeed, or: LDIFPass.lineFeed, in: bytes, at: position)
      if hits != 0 { return position &+ hits.trailingZeroBitCount }
      position &+= ByteBlock.size
    }
    return nil
  }
}
