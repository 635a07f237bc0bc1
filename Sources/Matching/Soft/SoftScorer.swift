import Formats

/// Adds up what speaks for and against a pair. The only place where points are given: the tier, the
/// reports and `explain` all ask here.
struct SoftScorer: Sendable {
  let users: ProfileTable
  let people: ProfileTable
  let counts: NameCounts
  let habits: TenantHabits

  /// The sum for two profiles, by their positions in the tables.
  func sum(_ user: Int, _ person: Int, keepingLines: Bool = false) -> SoftSum {
    let user = users.profiles[user]
    let person = people.profiles[person]
    var sum = SoftSum(keepingLines: keepingLines)
    let names = names(user, person)
    names.add(to: &sum)
    addLogins(user, person, names, to: &sum)
    addNumbers(user, person, to: &sum)
    addWork(user, person, to: &sum)
    if user.isDevice != person.isDevice { sum.add(.device, SoftPoints.device) }
    if user.isPrivileged != person.isPrivileged { sum.add(.privileged, SoftPoints.privileged) }
    if person.standing == .claimed { sum.add(.claimed, SoftPoints.claimed) }
    return sum
  }

  /// Asks for a person who will be compared soon (``Prefetch``).
  func ask(forProfileOf person: Int) { Prefetch.whole(person, of: people.profiles.span) }

  /// Asks for the names, logins and numbers of a person whose profile is there.
  func ask(forNamesOf person: Int) {
    let profile = people.profiles[person]
    Prefetch.element(profile.surname.range.lowerBound, of: people.words.span)
    Prefetch.element(profile.given.range.lowerBound, of: people.words.span)
    Prefetch.element(profile.logins.range.lowerBound, of: people.logins.span)
    Prefetch.element(profile.phones.range.lowerBound, of: people.numbers.span)
  }

  // MARK: Logins

  /// What a login says: its sign, and its worth if names said nothing.
  private struct LoginFinding {
    var sign = SoftSign.login
    var points = 0
    var contradicts = false
    /// Both have a login at one domain.
    var sharesDomain = false

    mutating func take(_ sign: SoftSign, _ points: Int) {
      if points > self.points { (self.sign, self.points) = (sign, points) }
    }
  }

  private func addLogins(
    _ user: Profile, _ person: Profile, _ names: NameFinding, to sum: inout SoftSum
  ) {
    var finding = sameLogins(user, person)
    let convention = names.convention
    if let convention, names.positive == 0 || user.given.isEmpty || user.surname.isEmpty {
      finding.take(
        convention == .cutOff ? .loginCut : .loginConvention, SoftPoints.login(convention))
    }
    if finding.contradicts,
      finding.sign != .login && finding.sign != .loginNumbered || finding.points == 0
    {
      sum.add(.loginNumber, SoftPoints.loginNumberOther)
    } else if finding.points > 0 {
      let beyondNames = max(0, finding.points - names.positive)
      let corroboration = SoftPoints.corroboration(finding.sign)
      sum.add(finding.sign, names.positive > 0 ? beyondNames + corroboration : finding.points)
    } else if finding.sharesDomain, convention == nil {
      sum.add(.loginOther, SoftPoints.loginOther)
    }
    if let convention, habits.usual.contains(convention) {
      sum.add(.loginUsual, SoftPoints.loginUsual)
    }
  }

  /// The best pair of logins with the same letters, or nearly.
  private func sameLogins(_ user: Profile, _ person: Profile) -> LoginFinding {
    var finding = LoginFinding()
    // By position: a slice of a list would be counted as one more owner for every pair.
    for position in user.logins.range {
      let one = users.logins[position]
      for position in person.logins.range {
        let other = people.logins[position]
        if one.domain != 0, one.domain == other.domain { finding.sharesDomain = true }
        if one.stem == other.stem, one.isMade, !user.given.isEmpty {
          finding.take(.loginMade, SoftPoints.loginMade)
        } else if one.stem == other.stem {
          let points = SoftPoints.login(letters: Int(one.count))
          if one.number == other.number {
            // Kept with one added: two digits from 11 on.
            finding.take(one.number > 10 ? .loginNumbered : .login, points)
          } else if one.domain != 0, one.domain == other.domain {
            // At one domain the number is what tells two people apart.
            finding.contradicts = true
          } else if one.number == 0 || other.number == 0 {
            finding.take(.loginNumber, points - SoftPoints.loginNumberCost)
          } else {
            finding.contradicts = true
          }
        } else if one.count >= 7, other.count >= 7, one.number == other.number,
          one.shape.mayBe(other.shape, slips: 1),
          SpellingSlips.within(
            1, users.letters.span.extracting(one.range), people.letters.span.extracting(other.range)
          )
        {
          finding.take(.loginSpelling, SoftPoints.loginSpelling)
        }
      }
    }
    return finding
  }

  // MARK: Numbers

  private func addNumbers(_ user: Profile, _ person: Profile, to sum: inout SoftSum) {
    let mobile = sharedNumber(user.mobiles, person.mobiles)
    let phone =
      sharedNumber(user.phones, person.phones) ?? sharedNumber(user.mobiles, person.phones)
      ?? sharedNumber(user.phones, person.mobiles)
    if let holders = mobile ?? phone {
      let isMobile = mobile != nil
      switch holders {
      case ...1:
        sum.add(isMobile ? .mobile : .phone, isMobile ? SoftPoints.mobile : SoftPoints.phone)
      case 2...3: sum.add(.phoneShared, SoftPoints.phoneShared)
      default: sum.add(.phoneShared, 0)
      }
    } else if let digits = ExtensionComparison.agree(user, person, in: people) {
      if digits >= 3 {
        sum.add(.extension, SoftPoints.extension(digits: digits, habits.extensions))
      } else if habits.extensions == .high {
        sum.add(.extensionOther, SoftPoints.extensionOther)
      }
    }
    guard user.employeeID != 0, person.employeeID != 0, habits.employeeIDs != .low else { return }
    if user.employeeID == person.employeeID {
      sum.add(.employeeID, SoftPoints.employeeID)
    } else {
      sum.add(.employeeIDOther, SoftPoints.employeeIDOther)
    }
  }

  /// How many people have the number that both have; nil when they have none in common.
  private func sharedNumber(_ first: Profile.Part, _ second: Profile.Part) -> Int? {
    for position in first.range {
      let one = users.numbers[position]
      for position in second.range where one.matches(people.numbers[position]) {
        return counts.holders(of: people.numbers[position])
      }
    }
    return nil
  }

  // MARK: Place and work

  private func addWork(_ user: Profile, _ person: Profile, to sum: inout SoftSum) {
    if user.site != 0, person.site != 0 {
      if user.site == person.site {
        let points = min(SoftPoints.siteAtMost, Int(person.siteRarity))
        sum.add(.site, habits.site == .low ? points / 2 : points)
      } else {
        sum.add(.siteOther, SoftPoints.siteOther(habits.site))
      }
    }
    addWork(
      user.department, person.department, person.departmentRarity, habits.department,
      (.department, .departmentOther), (SoftPoints.departmentAtMost, SoftPoints.departmentOther),
      to: &sum)
    addWork(
      user.title, person.title, person.titleRarity, habits.title, (.title, .titleOther),
      (SoftPoints.titleAtMost, SoftPoints.titleOther), to: &sum)
  }

  private func addWork(
    _ one: UInt64, _ other: UInt64, _ rarity: UInt8, _ reliability: TenantHabits.Reliability,
    _ signs: (SoftSign, SoftSign), _ points: (atMost: Int, other: Int), to sum: inout SoftSum
  ) {
    guard one != 0, other != 0 else { return }
    if one == other {
      sum.add(signs.0, min(points.atMost, SoftPoints.work(Int(rarity))))
    } else if reliability != .low {
      sum.add(signs.1, reliability == .high ? SoftPoints.workOtherReliable : points.other)
    }
  }
}

extension SoftPoints {
  /// A login of so many letters that both have.
  static func login(letters: Int) -> Int {
    switch letters {
    case 10...: loginFull
    case 6...: loginLong
    case 4...: loginMiddle
    default: loginShort
    }
  }

  /// What a login adds to names that say as much.
  static func corroboration(_ sign: SoftSign) -> Int {
    switch sign {
    case .loginNumbered: loginNumberCorroborates
    case .loginMade: 0
    default: loginCorroborates
    }
  }

  /// A login that was made of the other one's name.
  static func login(_ convention: LoginConvention) -> Int {
    switch convention {
    case .firstLast, .lastFirst: loginFullName
    case .initialLast, .lastInitial, .firstInitial, .threeThree: loginShortName
    case .cutOff: loginCut
    }
  }

  /// An extension that ends as a number of the person does.
  static func `extension`(digits: Int, _ reliability: TenantHabits.Reliability) -> Int {
    if reliability == .high { return extensionReliable }
    return digits >= 4 ? extensionLong : extensionShort
  }

  static func phone(_ reliability: TenantHabits.Reliability) -> Int {
    reliability == .high ? phoneReliable : phone
  }

  static func siteOther(_ reliability: TenantHabits.Reliability) -> Int {
    switch reliability {
    case .high: siteOtherReliable
    case .low: siteOtherUnreliable
    case .usual, .unknown: siteOther
    }
  }
}
