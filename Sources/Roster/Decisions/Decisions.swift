/// All decisions of a run, in file order, and the day on which they are asked.
package struct Decisions: Sendable {
  package let list: [Decision]
  package let today: CalendarDay
  /// The file that they come from; nil when there is none.
  package let source: SourceInfo?

  package init(
    _ list: [Decision] = [], today: CalendarDay = CalendarDay(secondsSince1970: 0),
    source: SourceInfo? = nil
  ) {
    self.list = list
    self.today = today
    self.source = source
  }

  /// Nobody decided anything.
  package static let none = Decisions()

  package var isEmpty: Bool { list.isEmpty }
}
