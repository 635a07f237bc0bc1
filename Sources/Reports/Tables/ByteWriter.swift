import Formats

/// Appends bytes to a ``RowBuffer``, many at a time.
///
/// Why it is sound: every function asks ``reserve(_:)`` for as many bytes as it stores, counting the
/// up to 15 that a copy of whole 16-byte vectors stores past its end; loads stay within the span that
/// was given, or within a ``WordList``, whose words are filled up to whole vectors. Positions given
/// from outside are checked.
@safe
struct ByteWriter: ~Copyable {
  private let buffer: RowBuffer
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  private(set) var count: Int

  /// Goes on after what `buffer` holds; ``finish()`` must be called in the end.
  init(_ buffer: RowBuffer) {
    self.buffer = buffer
    unsafe base = buffer.base
    capacity = buffer.capacity
    count = buffer.count
  }

  /// Tells the buffer how much was written.
  consuming func finish() { buffer.count = count }

  /// Room for `more` bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity &- count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    buffer.grow(count, more)
    unsafe base = buffer.base
    capacity = buffer.capacity
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count &+= 1
  }

  mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let from = source.baseAddress else { return }
      unsafe (base + count).update(from: from, count: source.count)
    }
    count += bytes.count
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(unsafe $0.span) }
  }

  /// Appends `bytes` and notes what they hold.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>, noting marks: inout some ByteMarks) {
    let size = bytes.count
    reserve(size &+ 16)
    unsafe bytes.withUnsafeBytes { source in
      guard let from = source.baseAddress else { return }
      unsafe ByteWriter.copy(from, to: base + count, size, &marks)
    }
    count &+= size
  }

  @inline(__always)
  private static func copy(
    _ from: UnsafeRawPointer, to: UnsafeMutablePointer<UInt8>, _ size: Int,
    _ marks: inout some ByteMarks
  ) {
    if size >= 16 {
      unsafe copyVectors(from, UnsafeMutableRawPointer(to), size, &marks)
    } else if size > 0 {
      unsafe copyShort(from, UnsafeMutableRawPointer(to), size, &marks)
    }
  }

  /// 16 bytes or more: whole vectors, which may overlap. Nearly all values have at most 96; for them
  /// there is no loop, since the processor cannot foresee how often it would go round.
  @inline(__always)
  private static func copyVectors(
    _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ size: Int,
    _ marks: inout some ByteMarks
  ) {
    if size <= 48 {
      unsafe copyVector(from, to, 0, &marks)
      unsafe copyVector(from, to, (size &- 16) &>> 1, &marks)
    } else if size <= 96 {
      unsafe copyVector(from, to, 0, &marks)
      unsafe copyVector(from, to, 16, &marks)
      unsafe copyVector(from, to, 32, &marks)
      unsafe copyVector(from, to, size &- 48, &marks)
      unsafe copyVector(from, to, size &- 32, &marks)
    } else {
      var position = 0
      repeat {
        unsafe copyVector(from, to, position, &marks)
        position &+= 16
      } while position < size &- 16
    }
    unsafe copyVector(from, to, size &- 16, &marks)
  }

  /// The 16 bytes from `position` on.
  @inline(__always)
  private static func copyVector(
    _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ position: Int,
    _ marks: inout some ByteMarks
  ) {
    let vector = unsafe from.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
    unsafe to.storeBytes(of: vector, toByteOffset: position, as: SIMD16<UInt8>.self)
    marks.look(vector)
  }

  /// 1 to 15 bytes: two words that overlap, or three bytes that may be one.
  @inline(__always)
  private static func copyShort(
    _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ size: Int,
    _ marks: inout some ByteMarks
  ) {
    if size >= 8 {
      let first = unsafe from.loadUnaligned(as: UInt64.self)
      let last = unsafe from.loadUnaligned(fromByteOffset: size &- 8, as: UInt64.self)
      unsafe to.storeBytes(of: first, as: UInt64.self)
      unsafe to.storeBytes(of: last, toByteOffset: size &- 8, as: UInt64.self)
      marks.look(first, last)
    } else if size >= 4 {
      let first = unsafe from.loadUnaligned(as: UInt32.self)
      let last = unsafe from.loadUnaligned(fromByteOffset: size &- 4, as: UInt32.self)
      unsafe to.storeBytes(of: first, as: UInt32.self)
      unsafe to.storeBytes(of: last, toByteOffset: size &- 4, as: UInt32.self)
      let word = UInt64(first) | UInt64(last) &<< 32
      marks.look(word, word)
    } else {
      let first = unsafe from.load(as: UInt8.self)
      let middle = unsafe from.load(fromByteOffset: size &>> 1, as: UInt8.self)
      let last = unsafe from.load(fromByteOffset: size &- 1, as: UInt8.self)
      unsafe to.storeBytes(of: first, as: UInt8.self)
      unsafe to.storeBytes(of: middle, toByteOffset: size &>> 1, as: UInt8.self)
      unsafe to.storeBytes(of: last, toByteOffset: size &- 1, as: UInt8.self)
      let ones: UInt64 = 0x0101_0101_0101_0101
      marks.look(UInt64(first) &* ones, UInt64(middle) &* (ones &>> 8) | UInt64(last) &<< 56)
    }
  }

  /// Appends a prepared word in whole vectors.
  @inline(__always)
  mutating func append(_ words: WordList, _ index: Int) {
    let size = unsafe words.size(index)
    reserve(words.stride)
    let from = unsafe words.bytes(index)
    let to = UnsafeMutableRawPointer(unsafe base + count)
    var position = 0
    repeat {
      let vector = unsafe from.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      unsafe to.storeBytes(of: vector, toByteOffset: position, as: SIMD16<UInt8>.self)
      position &+= 16
    } while position < size
    count &+= size
  }

  /// Appends the bytes at `range` once more.
  @inline(__always)
  mutating func repeatBytes(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let size = range.count
    reserve(size &+ 16)
    var marks = NoMarks()
    unsafe ByteWriter.copy(base + range.lowerBound, to: base + count, size, &marks)
    count &+= size
  }

  /// Appends the bytes at `range` once more, every `byte` among them twice.
  mutating func repeatBytes(_ range: Range<Int>, doubling byte: UInt8) {
    var start = range.lowerBound
    var next = start
    while let place = withBytes(
      from: 0, { ByteSearch.first(byte, in: $0, range: next..<range.upperBound) })
    {
      repeatBytes(start..<(place + 1))
      (start, next) = (place, place + 1)
    }
    repeatBytes(start..<range.upperBound)
  }

  /// Appends a number of at most 19 decimal digits.
  @inline(__always)
  mutating func append(decimal number: UInt64) {
    reserve(20)
    if number < 100_000_000 {
      appendShort(decimal: number)
    } else {
      appendLong(decimal: number)
    }
  }

  /// Fewer than nine digits: all eight at once, each in a byte of one word, the first in the lowest;
  /// then those are shifted out that lead with zero.
  @inline(__always)
  private mutating func appendShort(decimal number: UInt64) {
    // Two fours, four twos, eight ones. Multiplying and shifting is dividing by 100 and by 10, exactly
    // for such small numbers.
    let fours = number / 10_000 | (number % 10_000) &<< 32
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = (twos &* 103) &>> 10 & 0x000F_000F_000F_000F
    let digits = tens | (twos &- tens &* 10) &<< 8
    let leading = min(digits.trailingZeroBitCount &>> 3, 7)
    let text = (digits | 0x3030_3030_3030_3030) &>> UInt64(leading &* 8)
    unsafe UnsafeMutableRawPointer(base + count).storeBytes(
      of: text.littleEndian, as: UInt64.self)
    count &+= 8 &- leading
  }

  @inline(never)
  private mutating func appendLong(decimal number: UInt64) {
    for byte in String(number).utf8 { append(byte) }
  }

  /// Appends the eight hexadecimal digits of a number as two groups of four, a hyphen after either
  /// where asked.
  @inline(__always)
  mutating func append(hexadecimal number: UInt32, groups: HexadecimalGroups) {
    reserve(10)
    let digits = ByteWriter.digits(number)
    let to = UnsafeMutableRawPointer(unsafe base + count)
    switch groups {
    case .one:
      unsafe to.storeBytes(of: digits, as: UInt64.self)
      count &+= 8
    case .two:
      unsafe to.storeBytes(of: UInt32(truncatingIfNeeded: digits), as: UInt32.self)
      unsafe to.storeBytes(of: 0x2D, toByteOffset: 4, as: UInt8.self)
      unsafe to.storeBytes(
        of: UInt32(truncatingIfNeeded: digits &>> 32), toByteOffset: 5, as: UInt32.self)
      count &+= 9
    }
  }

  enum HexadecimalGroups { case one, two }

  /// The eight digits as they stand in memory.
  @inline(__always)
  private static func digits(_ number: UInt32) -> UInt64 {
    var nibbles = UInt64(number)
    nibbles = (nibbles &<< 16 | nibbles) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles &<< 8 | nibbles) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles &<< 4 | nibbles) & 0x0F0F_0F0F_0F0F_0F0F
    let ones: UInt64 = 0x0101_0101_0101_0101
    let letters = (nibbles &+ 6 &* ones) &>> 4 & ones
    return (nibbles &+ 0x30 &* ones &+ letters &* 0x27).bigEndian
  }

  // MARK: The cell that is being written

  /// Calls `body` with the bytes from `start` on.
  func withBytes<R>(from start: Int, _ body: (Span<UInt8>) -> R) -> R {
    precondition(start >= 0 && start <= count)
    return unsafe body(UnsafeBufferPointer(start: base + start, count: count - start).span)
  }

  func byte(at position: Int) -> UInt8 {
    precondition(position >= 0 && position < count)
    return unsafe base[position]
  }

  /// Puts a byte in place of another.
  mutating func replace(at position: Int, by byte: UInt8) {
    precondition(position >= 0 && position < count)
    unsafe base[position] = byte
  }

  /// Puts quotes around the bytes from `start` on.
  mutating func quote(from start: Int) {
    precondition(start >= 0 && start <= count)
    reserve(2)
    let size = count - start
    unsafe (base + start + 1).update(from: base + start, count: size)
    unsafe base[start] = UInt8(ascii: "\"")
    unsafe base[count + 1] = UInt8(ascii: "\"")
    count += 2
  }

  /// Takes the bytes at `range` out.
  mutating func remove(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    unsafe (base + range.lowerBound).update(
      from: base + range.upperBound, count: count - range.upperBound)
    count -= range.count
  }

  /// Forgets the bytes from `start` on.
  mutating func removeAll(from start: Int) {
    precondition(start >= 0 && start <= count)
    count = start
  }
}
