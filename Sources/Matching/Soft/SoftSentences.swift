package import Roster

/// Every sentence about soft evidence. Each names both values, so that a person can judge for himself.
package struct SoftSentences: Sendable {
  private let directory: DirectoryUsers
  private let console: ConsoleUsers

  package init(directory: DirectoryUsers, console: ConsoleUsers) {
    self.directory = directory
    self.console = console
  }

  /// What a line of the sum of two rows says.
  package func sentence(_ sign: SoftSign, console row: Int, directory person: Int) -> String {
    switch sign {
    case .surname, .surnameAlike, .surnamePart, .surnameCut, .surnameInitial, .surnameSpelling,
      .surnameClose, .surnameInLogin, .surnameFormer, .surnameOther:
      surname(sign, user(.lastName, row), self.person(.surname, person))
    case .given, .givenAlike, .givenNickname, .givenPart, .givenCut, .givenInitial, .givenSpelling,
      .givenClose, .givenBegin, .givenInLogin, .givenUnknown, .givenOther, .middle, .middleOther:
      given(sign, user(.firstName, row), self.person(.givenName, person))
    case .namesSwapped:
      "First and last name are the wrong way round: \(quoted(console.displayName(row))) and "
        + "\(quoted(directory.displayName(person)))."
    case .login, .loginNumbered, .loginNumber, .loginOther, .loginMade, .loginConvention, .loginCut,
      .loginSpelling,
      .loginUsual:
      login(sign, user(.username, row), person)
    case .mobile, .phone, .phoneShared, .extension, .extensionOther, .employeeID, .employeeIDOther:
      number(sign, row, person)
    case .site, .siteOther:
      place(sign == .site, "Site", user(.site, row), "Office", self.person(.office, person))
    case .department, .departmentOther:
      place(
        sign == .department, "department", user(.department, row), "department",
        self.person(.department, person))
    case .title, .titleOther:
      place(sign == .title, "job title", user(.title, row), "title", self.person(.title, person))
    case .device:
      "One of the two is a desk or a machine by its name: \(quoted(console.displayName(row))) and "
        + "\(quoted(directory.displayName(person)))."
    case .privileged:
      "\(quoted(self.person(.sAMAccountName, person))) or \(quoted(user(.username, row))) is an "
        + "account for administration or for a program."
    case .claimed: "\(directory.displayName(person)) has an 8x8 user already."
    }
  }

  /// What the deciding rule means.
  package static func meaning(of rule: SoftVerdict.Rule, _ soft: SoftMatches) -> String {
    switch rule {
    case .noCandidate: "Nobody in the directory has enough in common with it."
    case .belowMinimum:
      "The best one stays below the minimum of \(soft.minimum) points, which grows with the number of "
        + "people to choose from."
    case .marginTooSmall:
      "The best one is less than \(soft.margin) points ahead of the next one."
    case .otherMarginTooSmall:
      "For this person another 8x8 user is less than \(soft.margin) points behind or ahead."
    case .tooManyRivals:
      "Too many people come into question to list them, and nothing tells them apart."
    case .outscored: "Another 8x8 user fits this person better."
    case .alreadyClaimed: "It fits somebody who has an 8x8 user already."
    case .leftOpen: "It fits somebody whose 8x8 user an earlier tier left open."
    case .notProvisioned: "It fits somebody who is known, but not provisioned."
    case .mutualBest:
      "Each is the other's best, at least \(soft.margin) points ahead of the next one, and above the "
        + "minimum of \(soft.minimum) points."
    }
  }

  // MARK: Names

  private func surname(_ sign: SoftSign, _ one: String, _ other: String) -> String {
    let both = "\(quoted(one)) and \(quoted(other))"
    return switch sign {
    case .surname: "Last name is the same: \(quoted(other)). The rarer, the more it says."
    case .surnameAlike: "Last names are the same in another spelling: \(both)."
    case .surnamePart: "Last names share a part: \(both)."
    case .surnameCut: "One last name is the beginning of the other: \(both)."
    case .surnameInitial: "One last name is only an initial: \(both)."
    case .surnameSpelling:
      "Last names differ by a slip of the pen, and nobody else is called \(quoted(one))."
    case .surnameClose: "Last names differ by a letter or two, but others have that name: \(both)."
    case .surnameInLogin:
      "The username has the last name \(quoted(other)), though the user is called \(quoted(one))."
    case .surnameFormer: "Last names differ (\(both)), but a login was made of the other name."
    default: "Last names differ: \(both)."
    }
  }

  private func given(_ sign: SoftSign, _ one: String, _ other: String) -> String {
    let both = "\(quoted(one)) and \(quoted(other))"
    return switch sign {
    case .given: "First name is the same: \(quoted(other)). The rarer, the more it says."
    case .givenAlike: "First names are the same in another spelling: \(both)."
    case .givenNickname: "\(quoted(one)) and \(quoted(other)) are forms of one first name."
    case .givenPart: "First names share a part: \(both)."
    case .givenCut: "One first name is the beginning of the other: \(both)."
    case .givenInitial: "One first name is only an initial: \(both)."
    case .givenSpelling:
      "First names differ by a slip of the pen, and nobody else is called \(quoted(one))."
    case .givenClose: "First names look alike, but are two names: \(both)."
    case .givenInLogin:
      "The username has the first name \(quoted(other)), though the user is called \(quoted(one))."
    case .givenBegin:
      "First names begin alike, and nobody in the directory is called \(quoted(one)): \(both)."
    case .givenUnknown:
      "First names differ, but nobody in the directory is called \(quoted(one)): \(both)."
    case .middle: "A second given name agrees too: \(both)."
    case .middleOther: "Middle names or initials differ: \(both)."
    default: "First names differ: \(both)."
    }
  }

  // MARK: Logins and numbers

  private func login(_ sign: SoftSign, _ username: String, _ person: Int) -> String {
    let account = self.person(.userPrincipalName, person)
    let both = "\(quoted(username)) and \(quoted(account))"
    return switch sign {
    case .login:
      "A login of both has the same local part: \(both). What names say already counts less."
    case .loginNumbered: "A login of both has the same local part, number included: \(both)."
    case .loginNumber: "Logins differ in the number at their end: \(both)."
    case .loginOther: "At the same domain they have different logins: \(both)."
    case .loginMade:
      "The username is the user's name, as Admin Console makes it, and the person's login is too: \(both)."
    case .loginConvention:
      "The username \(quoted(username)) is made of the name \(quoted(directory.displayName(person)))."
    case .loginCut:
      "The username \(quoted(username)) is a shortened form of the name "
        + "\(quoted(directory.displayName(person)))."
    case .loginSpelling: "Logins differ by a slip of the pen: \(both)."
    default: "The username has the form that many linked users of this tenant have."
    }
  }

  private func number(_ sign: SoftSign, _ row: Int, _ person: Int) -> String {
    switch sign {
    case .mobile: "The mobile number is the same: \(quoted(self.person(.mobile, person)))."
    case .phone:
      "A telephone number is the same: \(quoted(self.person(.telephoneNumber, person)))."
    case .phoneShared: "A telephone number is the same, but others have it too."
    case .extension:
      "The extension \(quoted(user(.extensionNumber, row))) fits the directory's telephone number."
    case .extensionOther:
      "The extension \(quoted(user(.extensionNumber, row))) does not fit the directory's telephone "
        + "number, as it does for linked users."
    case .employeeID: "The employee ID is the same, but for zeros in front."
    default:
      "Employee IDs differ: \(quoted(user(.employeeID, row))) and "
        + "\(quoted(self.person(.employeeID, person)))."
    }
  }

  private func place(
    _ isSame: Bool, _ one: String, _ value: String, _ other: String, _ otherValue: String
  ) -> String {
    isSame
      ? "\(one.prefix(1).uppercased() + one.dropFirst()) is the same: \(quoted(value))."
      : "\(one.prefix(1).uppercased() + one.dropFirst()) \(quoted(value)) is not "
        + "\(other) \(quoted(otherValue))."
  }

  private func user(_ field: ConsoleField, _ row: Int) -> String { console.text(field, row) ?? "" }
  private func person(_ field: DirectoryField, _ row: Int) -> String {
    directory.text(field, row) ?? ""
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}
