/// Seconds since 1970, as calendars can show them.
enum Moment {
  /// From year 1 to year 9999.
  static let possible = -62_135_596_800...253_402_300_799

  static func isPossible(_ seconds: Int) -> Bool { possible.contains(seconds) }

  /// The nearest moment that there can be.
  static func clamped(_ seconds: Int) -> Int {
    min(max(seconds, possible.lowerBound), possible.upperBound)
  }
}
