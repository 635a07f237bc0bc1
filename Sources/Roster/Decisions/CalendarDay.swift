/// A day of the Gregorian calendar, in UTC.
package struct CalendarDay: Comparable, Hashable, Sendable, CustomStringConvertible {
  package let year: Int
  /// From 1.
  package let month: Int
  /// From 1.
  package let day: Int

  /// The day of a moment, in seconds since 1970.
  package init(secondsSince1970 seconds: Int) {
    // Days to civil date, by eras of 400 years that begin on 1 March (H. Hinnant, "chrono-Compatible
    // Low-Level Date Algorithms").
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2026-11-21`, also with a time after it; and what spreadsheets make of it when they save:
  /// `2026/11/21`, `21.11.2026`, `21/11/2026` or `11/21/2026` where only one of both is a date.
  package init?(_ text: String) {
    let date = text.prefix { $0 != "T" && $0 != " " }
    let parts = date.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    let numbers = parts.compactMap { part -> Int? in
      part.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(part) : nil
    }
    guard numbers.count == 3, parts.count == 3 else { return nil }
    if parts[0].count == 4 {
      self.init(year: numbers[0], month: numbers[1], day: numbers[2])
      return
    }
    guard parts[2].count == 4 else { return nil }
    let dayFirst = CalendarDay(year: numbers[2], month: numbers[1], day: numbers[0])
    if date.contains(".") {
      guard let dayFirst else { return nil }
      self = dayFirst
      return
    }
    let monthFirst = CalendarDay(year: numbers[2], month: numbers[0], day: numbers[1])
    // 03/04/2026 is two days: which one was meant, nobody can tell.
    guard let only = dayFirst ?? monthFirst,
      dayFirst == nil || monthFirst == nil || dayFirst == monthFirst
    else { return nil }
    self = only
  }

  private init?(year: Int, month: Int, day: Int) {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard lengths.indices.contains(month - 1), day >= 1, day <= lengths[month - 1] else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2026-11-21`.
  package var description: String {
    func padded(_ number: Int, _ digits: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  package static func < (first: CalendarDay, second: CalendarDay) -> Bool {
    (first.year, first.month, first.day) < (second.year, second.month, second.day)
  }
}
