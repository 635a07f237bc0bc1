import Forecast
import Matching

/// Rows about which nothing is to be done: they are linked for certain, and so is their Site. Nearly all
/// are, and no advice needs to be asked for.
///
/// Of single values rather than of all facts, which would be copied for each row.
enum InOrder {
  /// - Parameter site: the Site state of the person whom the console row is linked with.
  @inline(__always)
  static func has(_ state: ConsoleState, _ forecast: UserForecast, _ site: SiteState?) -> Bool {
    guard case .linked = state, case .link = forecast, case .match = site else { return false }
    return true
  }

  @inline(__always)
  static func has(_ state: DirectoryState, _ forecast: UserForecast, _ site: SiteState?) -> Bool {
    guard case .linked = state, case .link = forecast, case .match = site else { return false }
    return true
  }
}
