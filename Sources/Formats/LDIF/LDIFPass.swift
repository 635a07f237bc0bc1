/// One pass over a stretch of LDIF: finds lines, joins folded ones, and keeps track of where in a
/// record it is. What single lines mean is in `LDIFPass+Lines.swift`.
struct LDIFPass {
  /// What the lines that come next belong to.
  enum State {
    /// Nothing yet: before a record.
    case between
    case entry
    /// A record that was given up; its other lines are passed over.
    case rejected
    /// A record of a kind that is not read.
    case skipped
    /// The result that ldapsearch prints after the entries of a page.
    case trailer
  }

  /// A record that was given up; its text is copied at the end.
  struct Failure {
    var line: Int
    var reason: RejectReason
    var start: Int
    var end: Int
    /// Where the line starts that was the reason.
    var badLine: Int
  }

  /// Where the bytes of a line are: in the input, or joined from folded lines.
  enum Place { case input, joined }

  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let colon: UInt8 = 0x3A

  var names: NameTable
  var heads: LDIFHeadCache
  var batch = RecordBatch()
  var tally = NoticeTally()
  var failures: [Failure] = []

  var state = State.between
  /// The current line, from 1, and where it starts; a folded line is one.
  var line = 1
  var lineStart = 0
  /// Where the open record began.
  var recordLine = 1
  var recordStart = 0
  var recordDN = Slice.absent
  var firstValue = 0
  var firstDecoded = 0
  private var joined: [UInt8] = []
  private let foldedNames: LDIFScanner.FoldedNames

  init(names: NameTable, heads: LDIFHeadCache, foldedNames: LDIFScanner.FoldedNames) {
    self.names = names
    self.heads = heads
    self.foldedNames = foldedNames
  }

  /// Reads every line of `range`.
  mutating func read(_ bytes: Span<UInt8>, in range: Range<Int>) {
    makeRoom(for: range.count)
    var position = range.lowerBound + byteOrderMark(bytes, range)
    while position < range.upperBound {
      if state == .entry {
        position = readPlainLines(bytes, from: position, to: range.upperBound)
        guard position < range.upperBound else { break }
        if bytes[position] == Self.lineFeed {
          lineStart = position
          closeRecord()
          position += 1
          line += 1
          continue
        }
      }
      let physical = Self.physicalLine(bytes, from: position, to: range.upperBound)
      lineStart = position
      if physical.next < range.upperBound, bytes[physical.next] == Self.space,
        !physical.content.isEmpty, bytes[position] != Self.space
      {
        position = readFolded(bytes, first: physical, to: range.upperBound)
      } else {
        readLine(bytes, physical.content, .input)
        if physical.isEnded { line += 1 }
        position = physical.next
      }
    }
  }

  /// Makes room for as much as so many bytes usually hold; growing step by step would copy all of it
  /// again and again.
  private mutating func makeRoom(for byteCount: Int) {
    batch.records.reserveCapacity(byteCount / 512)
    batch.values.reserveCapacity(byteCount / 32)
    batch.decoded.reserveCapacity(byteCount / 16)
  }

  /// Closes what is open and hands over the batch.
  consuming func finish(_ bytes: Span<UInt8>, in range: Range<Int>, ends: LDIFEnd) -> RecordBatch {
    if ends == .source, !range.isEmpty, bytes[range.upperBound - 1] != Self.lineFeed {
      noteMissingLineEnd()
    }
    lineStart = range.upperBound
    closeRecord()
    batch.lineCount = line - 1
    batch.notices = tally.all
    batch.rejects = failures.map { failure in
      var end = failure.end
      while end > failure.start,
        bytes[end - 1] == Self.lineFeed || bytes[end - 1] == Self.carriageReturn
      {
        end -= 1
      }
      return Reject(
        line: failure.line, reason: failure.reason,
        text: ByteSearch.text(bytes, range: failure.start..<end, limit: 200))
    }
    return batch
  }

  /// The last line has no end: whatever is open may lack something.
  private mutating func noteMissingLineEnd() {
    switch state {
    case .between, .trailer: return
    case .entry, .rejected, .skipped:
      tally.add(.lastRecordCutShort, line: line)
    }
    guard state == .rejected, let last = failures.indices.last,
      failures[last].badLine == lineStart,
      [.lineWithoutColon, .invalidBase64].contains(failures[last].reason)
    else { return }
    failures[last].reason = .cutShort
  }

  private func byteOrderMark(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard range.lowerBound == 0, range.count >= 3,
      ByteSearch.equal(bytes, at: 0, mark.span, at: 0, count: 3)
    else { return 0 }
    return 3
  }
}

// MARK: - Physical lines

extension LDIFPass {
  /// A line as it stands in the input.
  struct PhysicalLine {
    /// Without the line end, LF or CR LF.
    var content: Range<Int>
    /// Where the next line starts.
    var next: Int
    /// Whether there is a line end at all.
    var isEnded: Bool
  }

  @inline(__always)
  static func physicalLine(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> PhysicalLine {
    let lineEnd = ByteSearch.first(lineFeed, in: bytes, range: start..<end)
    var contentEnd = lineEnd ?? end
    if contentEnd > start, bytes[contentEnd - 1] == carriageReturn { contentEnd -= 1 }
    return PhysicalLine(
      content: start..<contentEnd, next: lineEnd.map { $0 + 1 } ?? end, isEnded: lineEnd != nil)
  }

  /// Reads a line together with its continuations; where the next line starts.
  private mutating func readFolded(
    _ bytes: Span<UInt8>, first: PhysicalLine, to end: Int
  ) -> Int {
    let hit = heads.guess(bytes, line: first.content)
    if foldedNames == .unjoined, let hit, hit.head.role == .dn,
      let next = readFoldedName(bytes, from: hit.afterColon, first, to: end)
    {
      return next
    }
    let matters = foldedLineMatters(hit)
    var joined = self.joined
    self.joined = []
    joined.removeAll(keepingCapacity: true)
    if matters { joined.append(bytes, range: first.content) }
    var position = first.next
    var lines = 1
    var isEnded = first.isEnded
    while position < end, bytes[position] == Self.space {
      let physical = Self.physicalLine(bytes, from: position, to: end)
      // Exactly one space is the fold; all others belong to the value (RFC 2849, note 2).
      if matters {
        joined.append(bytes, range: (position + 1)..<max(position + 1, physical.content.upperBound))
      }
      position = physical.next
      isEnded = physical.isEnded
      lines += 1
    }
    if matters { readLine(joined.span, 0..<joined.count, .joined) }
    line += isEnded ? lines : lines - 1
    self.joined = joined
    return position
  }

  /// False if the line would be passed over anyway, so that a photograph costs no copying.
  private func foldedLineMatters(_ hit: LDIFHeadCache.Hit?) -> Bool {
    guard state == .entry, let hit else { return true }
    return hit.head.role != .attribute || hit.head.id != LDIFHead.unwanted
  }

  /// Begins a record with its name as it stands over several lines; where the next line starts. Nil, with
  /// nothing done, where the name is not plain ASCII behind one space.
  private mutating func readFoldedName(
    _ bytes: Span<UInt8>, from afterColon: Int, _ first: PhysicalLine, to end: Int
  ) -> Int? {
    let start = afterColon + 1
    guard start < first.content.upperBound, bytes[afterColon] == Self.space,
      bytes[start] != Self.space
    else { return nil }
    var last = first
    var lines = 1
    while last.next < end, bytes[last.next] == Self.space {
      last = Self.physicalLine(bytes, from: last.next, to: end)
      lines += 1
    }
    let range = start..<last.content.upperBound
    guard range.count < Slice.maximumCount, start <= Slice.maximumOffset,
      ByteSearch.kinds(in: bytes, range: range).isEmpty
    else { return nil }
    beginRecord()
    recordDN = Slice(.folded, offset: start, count: range.count)
    line += last.isEnded ? lines : lines - 1
    return last.next
  }
}
