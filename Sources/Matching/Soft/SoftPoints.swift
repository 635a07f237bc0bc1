/// Every point value of soft evidence, and why it has the size it has.
///
/// The unit: three points halve the chance of a coincidence. What agrees counts `3 * log2(1 / share)`,
/// where the share is how many people of the directory have that value (so rare agreement counts
/// more); what differs costs what the difference says by itself. Chosen on generated tenants, tried on
/// others (`scripts/bench accuracy`).
enum SoftPoints {
  // MARK: Deciding

  /// Odds against coincidence, to which three points come for every doubling of the people who are
  /// left to choose from.
  static let minimumBase = 9
  /// In small tenants too a pair needs more than one thing in common.
  static let minimumAtLeast = 33
  /// The lead over the next one, on both sides: sixteen times as likely.
  static let margin = 12
  /// Pairs below this are nobody's rivals, and are not kept.
  static let listedFrom = 18
  /// More people than this within the margin are not listed: nobody would go through them.
  static let rivalsAtMost = 20

  // MARK: Names

  /// A directory shows few of the surnames of the world: as if so many more people had others.
  static let unseenSurnames = 200
  /// The same for given names, of which there are fewer.
  static let unseenGivenNames = 100
  /// One in 16,000: beyond that the data says nothing reliable about rarity.
  static let surnameAtMost = 42
  /// One in 128 to 512: given names go with age and country, so rare ones are rare together.
  static let givenAtMost = 24
  /// `Müller` and `Mueller`: as good as equal, but for the few names that only look so.
  static let alikeCost = 1
  /// `Smith-Jones` and `Jones`: a common habit, but other families have the part as well.
  static let surnamePartCost = 6
  /// Cut off after five letters or more: several names begin so.
  static let surnameCutCost = 6
  /// One letter of a surname: one in twenty, and given in small lists only.
  static let surnameInitial = 6
  /// One slip of the pen in a name that nobody in the directory has: as rare as the right name, and
  /// one in sixteen is typed wrong.
  static let surnameSpellingCost = 12
  /// One letter differs, but others in the directory have that very name: Jansen is not Jensen.
  static let surnameClose = 0
  /// A name that stands in the username in full, and not in the name itself.
  static let inLoginCost = 3
  /// The login was made of the other one's surname: somebody changed the name, not the login.
  static let surnameFormerAtMost = 27
  /// Surnames change (marriage), but not often.
  static let surnameOther = -18
  /// A second given name that agrees too.
  static let middleAtMost = 12
  /// Bob for Robert: several people share each short form.
  static let nicknameCost = 3
  /// Anna for Anja, where others have the one on paper: a name of its own as often as a form.
  static let otherFormCost = 9
  /// `Jean` for `Jean-Paul`, or a second name used as the first.
  static let givenPartCost = 4
  /// `Alex` for `Alexandrina`: letters missing at the end.
  static let givenCutCost = 6
  /// One letter: one given name in twelve begins so.
  static let givenInitial = 9
  /// One slip of the pen in a given name that nobody else has.
  static let givenSpellingCost = 6
  /// Maria is not Marta: a name that others have.
  static let givenClose = -9
  /// Nobody changes the given name.
  static let givenOther = -30
  /// The same three letters in front, in a name that nobody has on paper: probably a pet name.
  static let givenBegin = 9
  /// A name that nobody in the directory has may be a pet name that no table knows; most keep the
  /// first letter.
  static let givenUnknown = -24
  static let givenUnknownSameInitial = -9
  /// John A. and John B.
  static let middleOther = -15
  /// First and last name the wrong way round.
  static let swappedCost = 3

  // MARK: Logins

  /// Something that names and login say alike counts once; the second adds only this.
  static let loginCorroborates = 6
  /// `Company.First.Last` repeats the name; that the person's login does too says a little.
  static let loginMade = 3
  /// The same number of two digits or more at the end of the same login is no coincidence; 2 and 3
  /// are given out everywhere.
  static let loginNumberCorroborates = 15
  /// The same local part at another domain, of ten letters or more: a full name, mostly.
  static let loginFull = 42
  /// Six letters or more: old domains keep it.
  static let loginLong = 36
  /// Four or five letters: initials and short names collide.
  static let loginMiddle = 24
  /// Three letters or fewer.
  static let loginShort = 12
  /// `jsmith` and `jsmith2`: the number tells namesakes apart, or was added when moving.
  static let loginNumberCost = 12
  /// `jsmith1` and `jsmith2` are two people; at one domain so are `jsmith` and `jsmith2`.
  static let loginNumberOther = -24
  /// An address at the person's own domain that is neither the person's nor made of the name.
  static let loginOther = -9
  /// The username is the name in a known form (`john.smith`, `smithjohn`), where names are missing.
  static let loginFullName = 30
  /// `jsmith`, `smithj`, `johsmi`: less of the name.
  static let loginShortName = 21
  /// The same, cut off (8, 20 or 30 characters).
  static let loginCut = 15
  /// One slip of the pen in a login of seven letters or more.
  static let loginSpelling = 15
  /// The form that at least one linked user in five of this tenant has.
  static let loginUsual = 3

  // MARK: Numbers

  /// A mobile number is one person's, but companies hand them on.
  static let mobile = 39
  /// A desk telephone is handed on more often, to somebody else at the same place.
  static let phone = 30
  /// Where linked users nearly all have their telephone number on both sides.
  static let phoneReliable = 36
  /// A number that two or three have.
  static let phoneShared = 6
  /// Extension equal to ipPhone or to four digits of the telephone number.
  static let extensionLong = 12
  /// To three digits.
  static let extensionShort = 6
  /// Where linked users' extensions follow their telephone numbers, one that does is worth nearly as
  /// much as the number.
  static let extensionReliable = 15
  /// Where linked users' extensions follow their telephone numbers, another one says something.
  static let extensionOther = -9
  /// Equal but for zeros in front, which spreadsheets lose.
  static let employeeID = 36
  /// Two numbers, two people.
  static let employeeIDOther = -36

  // MARK: Place and work

  /// One Site in sixteen: beyond that, a Site's size says more about moving than about the person.
  static let siteAtMost = 12
  /// People move; more so where Office is not kept up.
  static let siteOther = -6
  static let siteOtherReliable = -12
  static let siteOtherUnreliable = -1
  /// Departments and titles go with each other and with Sites, so each counts two thirds.
  static func work(_ rarity: Int) -> Int { rarity * 2 / 3 }
  static let departmentAtMost = 8
  static let titleAtMost = 8
  /// Departments and titles change, and are written in many ways.
  static let departmentOther = -4
  static let titleOther = -3
  static let workOtherReliable = -9

  // MARK: What somebody is

  /// A desk or a machine is not the person it is named after.
  static let device = -40
  /// An administrator's second account has the name, and not the telephone.
  static let privileged = -24
  /// Has an 8x8 user already: second users are the exception.
  static let claimed = -12

  // MARK: Rarity

  /// `3 * log2(total / holders)`, rounded down: what it says that two rows share a value which
  /// `holders` of `total` have.
  static func rarity(_ holders: Int, of total: Int) -> Int {
    // Half a holder less: the one found is certainly one of them.
    logarithm(2 * total / max(1, 2 * holders - 1))
  }

  /// `3 * log2(number)`, rounded down; 0 for less than one. Numbers beyond a million count as a million.
  private static func logarithm(_ number: Int) -> Int {
    let number = min(number, 1 << 20)
    guard number > 1 else { return 0 }
    return Int.bitWidth - 1 - (number * number * number).leadingZeroBitCount
  }

  static func surname(holders: Int, of total: Int) -> Int {
    min(surnameAtMost, rarity(holders, of: total + unseenSurnames))
  }

  static func given(holders: Int, of total: Int) -> Int {
    min(givenAtMost, rarity(holders, of: total + unseenGivenNames))
  }

  /// What a pair needs at least, when `people` are left to choose from.
  static func minimum(people: Int) -> Int {
    max(minimumAtLeast, minimumBase + logarithm(people))
  }
}
