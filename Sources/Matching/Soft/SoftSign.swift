/// One kind of soft evidence for or against a pair. The names stand in `links.csv` and in `explain`.
package enum SoftSign: String, Sendable, CaseIterable {
  // Surname
  case surname
  case surnameAlike = "surname-alike"
  case surnamePart = "surname-part"
  case surnameCut = "surname-cut"
  case surnameInitial = "surname-initial"
  case surnameSpelling = "surname-spelling"
  case surnameClose = "surname-close"
  case surnameInLogin = "surname-in-login"
  case surnameFormer = "surname-former"
  case surnameOther = "surname-other"
  // Given name
  case given
  case givenAlike = "given-alike"
  case givenNickname = "given-nickname"
  case givenPart = "given-part"
  case givenCut = "given-cut"
  case givenInitial = "given-initial"
  case givenSpelling = "given-spelling"
  case givenClose = "given-close"
  case givenInLogin = "given-in-login"
  case givenBegin = "given-begin"
  case givenUnknown = "given-unknown"
  case givenOther = "given-other"
  case middle = "middle-name"
  case middleOther = "middle-initial-other"
  case namesSwapped = "names-swapped"
  // Login
  case login
  case loginNumbered = "login-with-number"
  case loginNumber = "login-number-other"
  case loginOther = "login-other"
  case loginMade = "login-made"
  case loginConvention = "login-convention"
  case loginCut = "login-cut"
  case loginSpelling = "login-spelling"
  case loginUsual = "login-usual-here"
  // Numbers
  case mobile
  case phone
  case phoneShared = "phone-shared"
  case `extension`
  case extensionOther = "extension-other"
  case employeeID = "employee-id"
  case employeeIDOther = "employee-id-other"
  // Place and work
  case site
  case siteOther = "site-other"
  case department
  case departmentOther = "department-other"
  case title
  case titleOther = "title-other"
  // What somebody is
  case device
  case privileged = "privileged-account"
  case claimed = "has-8x8-user"
}

/// One line of a sum: what was found, and what it is worth.
package struct SoftLine: Sendable, Equatable {
  package let sign: SoftSign
  package let points: Int
}

/// The sum of one pair.
package struct SoftScore: Sendable, Equatable {
  package let total: Int
  package let lines: [SoftLine]
}

/// Adds up points; keeps the lines only where somebody wants to see them.
struct SoftSum {
  private(set) var total = 0
  private(set) var lines: [SoftLine] = []
  private let keepsLines: Bool

  init(keepingLines: Bool) { keepsLines = keepingLines }

  mutating func add(_ sign: SoftSign, _ points: Int) {
    total += points
    if keepsLines { lines.append(SoftLine(sign: sign, points: points)) }
  }

  var score: SoftScore { SoftScore(total: total, lines: lines) }
}
