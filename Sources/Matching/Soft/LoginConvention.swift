/// A way to make a login of a name.
package enum LoginConvention: UInt8, Sendable, CaseIterable {
  /// `john.smith`, `johnsmith`.
  case firstLast
  /// `smith.john`.
  case lastFirst
  /// `jsmith`, `j.smith`.
  case initialLast
  /// `smithj`.
  case lastInitial
  /// `johns`.
  case firstInitial
  /// `johsmi`: three letters of each.
  case threeThree
  /// One of these, cut off.
  case cutOff

  /// Whether the login has the whole surname, so that it tells which one it was.
  var hasWholeSurname: Bool {
    switch self {
    case .firstLast, .lastFirst, .initialLast, .lastInitial: true
    case .firstInitial, .threeThree, .cutOff: false
    }
  }

  /// Whether the login has the whole given name.
  var hasWholeGivenName: Bool { self == .firstLast || self == .lastFirst }

  /// How a login (letters only) was made of a name; nil when it was not.
  static func of(
    _ login: Span<UInt8>, given: Span<UInt8>, surname: Span<UInt8>
  ) -> LoginConvention? {
    guard login.count >= 4, given.count > 0, surname.count > 1 else { return nil }
    if login.count == given.count + surname.count {
      if begins(login, given), ends(login, surname) { return .firstLast }
      if begins(login, surname), ends(login, given) { return .lastFirst }
    }
    if login.count == surname.count + 1 {
      if login[0] == given[0], ends(login, surname) { return .initialLast }
      if login[login.count - 1] == given[0], begins(login, surname) { return .lastInitial }
    }
    if login.count == given.count + 1, given.count >= 4, begins(login, given),
      login[login.count - 1] == surname[0]
    {
      return .firstInitial
    }
    if login.count == 6, given.count >= 3, surname.count >= 3,
      begins(login, given.extracting(0..<3)), ends(login, surname.extracting(0..<3))
    {
      return .threeThree
    }
    return isCutOff(login, given, surname) ? .cutOff : nil
  }

  /// The beginning of one of the forms, with at least four letters of the surname (or all the given
  /// name and two of the surname).
  private static func isCutOff(
    _ login: Span<UInt8>, _ given: Span<UInt8>, _ surname: Span<UInt8>
  ) -> Bool {
    if login.count >= 5, login.count < surname.count + 1, login[0] == given[0],
      begins(surname, login.extracting(1..<login.count))
    {
      return true
    }
    guard login.count >= 7, login.count < given.count + surname.count else { return false }
    if begins(login, given), login.count >= given.count + 2,
      begins(surname, login.extracting(given.count..<login.count))
    {
      return true
    }
    return begins(login, surname) && login.count >= surname.count + 2
      && begins(given, login.extracting(surname.count..<login.count))
  }

  static func begins(_ word: Span<UInt8>, _ part: Span<UInt8>) -> Bool {
    guard part.count <= word.count else { return false }
    for index in 0..<part.count where word[index] != part[index] { return false }
    return true
  }

  static func ends(_ word: Span<UInt8>, _ part: Span<UInt8>) -> Bool {
    guard part.count <= word.count else { return false }
    let start = word.count - part.count
    for index in 0..<part.count where word[start + index] != part[index] { return false }
    return true
  }
}
