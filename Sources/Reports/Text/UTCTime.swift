import Roster

/// A moment as text, in UTC.
package struct UTCTime: Sendable, CustomStringConvertible {
  private let seconds: Int

  /// - Parameter seconds: since 1970.
  package init(_ seconds: Int) { self.seconds = seconds }

  private var day: CalendarDay { CalendarDay(secondsSince1970: seconds) }

  private func clock(_ separator: String) -> String {
    let rest = ((seconds % 86_400) + 86_400) % 86_400
    return [rest / 3_600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: separator)
  }

  /// `2026-11-21T07:00:00Z` (RFC 3339).
  package var description: String { "\(day)T\(clock(":"))Z" }

  /// `2026-11-21T07-00-00Z`: the same for the name of a file, where colons are a nuisance.
  package var fileName: String { "\(day)T\(clock("-"))Z" }

  /// `2026-11-21`.
  package var date: String { "\(day)" }

  /// `Sat, 21 Nov 2026 07:00:00 +0000` (RFC 5322, section 3.3).
  var mailDate: String {
    // 1 January 1970 was a Thursday.
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let weekday = weekdays[((days % 7) + 7) % 7]
    return "\(weekday), \(day.day) \(months[day.month - 1]) \(day.year) \(clock(":")) +0000"
  }
}
