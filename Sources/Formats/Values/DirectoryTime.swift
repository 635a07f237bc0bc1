/// A moment as the directory writes it.
package enum DirectoryTime: Hashable, Sendable {
  /// No moment at all: an account that does not expire, somebody who never signed in.
  case never
  /// Whole seconds since 1970-01-01 00:00 UTC.
  case seconds(Int64)

  /// A FILETIME, the decimal number of 100-nanosecond ticks since 1601-01-01 UTC; 0 and
  /// 9223372036854775807 mean never (Win32 AD schema, accountExpires). Nil if it is no such number.
  package init?(fileTime bytes: Span<UInt8>, in range: Range<Int>) {
    guard !range.isEmpty, range.count <= 19 else { return nil }
    var ticks: Int64 = 0
    for position in range {
      guard let digit = Self.digit(bytes[position]) else { return nil }
      let (shifted, overflow) = ticks.multipliedReportingOverflow(by: 10)
      let (sum, carry) = shifted.addingReportingOverflow(Int64(digit))
      if overflow || carry { return nil }
      ticks = sum
    }
    self.init(fileTime: ticks)
  }

  /// As above, for a number; nil if it is negative (those are durations).
  package init?(fileTime ticks: Int64) {
    guard ticks >= 0 else { return nil }
    if ticks == 0 || ticks == .max {
      self = .never
    } else {
      self = .seconds(ticks / 10_000_000 - 11_644_473_600)
    }
  }

  /// A generalizedTime, `20140415101912.0Z` (RFC 4517, 3.3.13): minutes, seconds and fraction may be
  /// absent, the zone is `Z` or `±hh[mm]`. Nil if it is not that.
  package init?(generalizedTime bytes: Span<UInt8>, in range: Range<Int>) {
    var reader = GeneralizedTimeReader(position: range.lowerBound, end: range.upperBound)
    guard let seconds = reader.read(bytes) else { return nil }
    self = .seconds(seconds)
  }

  fileprivate static func digit(_ byte: UInt8) -> Int? {
    byte >= 0x30 && byte <= 0x39 ? Int(byte) - 0x30 : nil
  }
}

/// Takes a generalizedTime apart from left to right.
private struct GeneralizedTimeReader {
  var position: Int
  let end: Int

  mutating func read(_ bytes: Span<UInt8>) -> Int64? {
    guard let century = pair(bytes), let year = pair(bytes), let month = pair(bytes),
      let day = pair(bytes), let hour = pair(bytes), (1...12).contains(month), hour < 24
    else { return nil }
    let fullYear = century * 100 + year
    guard day >= 1, day <= Self.days(in: month, year: fullYear) else { return nil }
    var seconds = Self.dayNumber(fullYear, month, day) * 86_400 + hour * 3600
    for unit in [60, 1] {
      guard position < end, DirectoryTime.digit(bytes[position]) != nil else { break }
      // A leap second is 60.
      guard let number = pair(bytes), number < (unit == 1 ? 61 : 60) else { return nil }
      seconds += number * unit
    }
    guard skipFraction(bytes), let zone = zone(bytes), position == end else { return nil }
    return Int64(seconds - zone)
  }

  private mutating func pair(_ bytes: Span<UInt8>) -> Int? {
    guard end - position >= 2, let tens = DirectoryTime.digit(bytes[position]),
      let ones = DirectoryTime.digit(bytes[position + 1])
    else { return nil }
    position += 2
    return tens * 10 + ones
  }

  private mutating func skipFraction(_ bytes: Span<UInt8>) -> Bool {
    guard position < end, bytes[position] == 0x2E || bytes[position] == 0x2C else { return true }
    position += 1
    let start = position
    while position < end, DirectoryTime.digit(bytes[position]) != nil { position += 1 }
    return position > start
  }

  /// The offset from UTC in seconds.
  private mutating func zone(_ bytes: Span<UInt8>) -> Int? {
    guard position < end else { return nil }
    let sign = bytes[position]
    position += 1
    if sign == 0x5A { return 0 }
    guard sign == 0x2B || sign == 0x2D, let hours = pair(bytes), hours < 24 else { return nil }
    let minutes = position < end ? pair(bytes) : 0
    guard let minutes, minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == 0x2B ? 1 : -1)
  }

  private static func days(in month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Days since 1970-01-01, counting years from March so that the leap day comes last.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
