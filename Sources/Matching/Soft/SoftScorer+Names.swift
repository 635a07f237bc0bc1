import Formats
import Roster

extension SoftScorer {
  /// Compares two names.
  func names(_ user: Profile, _ person: Profile) -> NameFinding {
    var finding = NameFinding()
    finding.surname = surname(user.surname.range, person.surname.range)
    finding.given = given(user.given.range, person.given.range)
    let isOther = (finding.surname?.points ?? -1) < 0 && (finding.given?.points ?? -1) < 0
    if isOther || user.namesFromLogin { takeSwapped(user, person, &finding) }
    takeConvention(user, person, &finding)
    takeNamesInLogin(person, &finding)
    let givenAgrees = (finding.given?.points ?? -1) > 0
    if finding.surname?.sign == .surnameOther, givenAgrees {
      takeFormerSurname(user, person, &finding)
    }
    if givenAgrees, finding.given?.sign != .givenPart {
      finding.other = middle(user.given.range, person.given.range)
    }
    return finding
  }

  /// A name that is mistyped, cut off or short may stand in the username in full.
  private func takeNamesInLogin(_ person: Profile, _ finding: inout NameFinding) {
    guard let convention = finding.convention, convention.hasWholeSurname,
      let surname = finding.surnameInLogin.map({ rarity(surname: $0) }),
      let given = people.words[person.given.range].first
    else { return }
    switch finding.surname?.sign {
    case .surnameSpelling, .surnameCut, .surnameInitial, .surnamePart:
      let points = surname - SoftPoints.inLoginCost
      if points > finding.surname?.points ?? 0 {
        finding.surname = SoftLine(sign: .surnameInLogin, points: points)
      }
    default: break
    }
    guard convention.hasWholeGivenName else { return }
    switch finding.given?.sign {
    case .givenInitial, .givenSpelling, .givenClose, .givenCut, .givenBegin, .givenUnknown:
      let points = rarity(given: given) - SoftPoints.inLoginCost
      if points > finding.given?.points ?? 0 {
        finding.given = SoftLine(sign: .givenInLogin, points: points)
      }
    default: break
    }
  }

  /// A login of one that was made of the other's surname: the name changed, the login did not.
  private func takeFormerSurname(
    _ user: Profile, _ person: Profile, _ finding: inout NameFinding
  ) {
    var former: NameToken?
    if finding.convention?.hasWholeSurname ?? false {
      former = finding.surnameInLogin
    } else if formerConvention(user, person) != nil {
      former = users.words[user.surname.range].last
    }
    guard let former else { return }
    let points = min(
      SoftPoints.surnameFormerAtMost, rarity(surname: former) - SoftPoints.inLoginCost)
    finding.surname = SoftLine(sign: .surnameFormer, points: max(0, points))
  }

  /// First and last name the wrong way round, where that fits better.
  private func takeSwapped(_ user: Profile, _ person: Profile, _ finding: inout NameFinding) {
    guard let one = surname(user.given.range, person.surname.range), one.points > 0,
      let two = given(user.surname.range, person.given.range), two.points > 0
    else { return }
    let swapped = one.points + two.points - SoftPoints.swappedCost
    guard swapped > (finding.surname?.points ?? 0) + (finding.given?.points ?? 0) else { return }
    finding.surname = nil
    finding.given = nil
    finding.other = SoftLine(sign: .namesSwapped, points: swapped)
  }

  // MARK: Surname

  /// Compares surnames, nil when one is missing.
  private func surname(_ user: Range<Int>, _ person: Range<Int>) -> SoftLine? {
    guard let first = user.first, let other = person.first else { return nil }
    if user.count == 1, person.count == 1 {
      return surname(users.words[first], people.words[other])
    }
    return severalSurnames(user, person)
  }

  /// Surnames of one word each: nearly all.
  private func surname(_ user: NameToken, _ person: NameToken) -> SoftLine {
    if user.hash == person.hash { return SoftLine(sign: .surname, points: rarity(surname: user)) }
    if user.alike == person.alike {
      return SoftLine(
        sign: .surnameAlike,
        points: rarity(surname: user, person) - SoftPoints.alikeCost)
    }
    if user.isInitial || person.isInitial {
      return user.initial == person.initial
        ? SoftLine(sign: .surnameInitial, points: SoftPoints.surnameInitial)
        : SoftLine(sign: .surnameOther, points: SoftPoints.surnameOther)
    }
    let one = users.letters.span.extracting(user.range)
    let other = people.letters.span.extracting(person.range)
    let shorter = min(one.count, other.count)
    if shorter >= 5, user.shape.mayBegin(as: person.shape, letters: shorter),
      LoginConvention.begins(one, other) || LoginConvention.begins(other, one)
    {
      return SoftLine(
        sign: .surnameCut,
        points: max(6, rarity(surname: user, person) - SoftPoints.surnameCutCost))
    }
    let allowed = SpellingSlips.allowed(letters: shorter)
    if user.shape.mayBe(person.shape, slips: allowed), SpellingSlips.within(allowed, one, other) {
      return user.holders == 0
        ? SoftLine(
          sign: .surnameSpelling,
          points: max(9, rarity(surname: user, person) - SoftPoints.surnameSpellingCost))
        : SoftLine(sign: .surnameClose, points: SoftPoints.surnameClose)
    }
    return user.initial == person.initial
      ? collapsedSurname(user, person)
      : SoftLine(sign: .surnameOther, points: SoftPoints.surnameOther)
  }

  /// Two spellings of which one was cut off or mistyped besides: `Gruenm` for `Grünmann`.
  private func collapsedSurname(_ user: NameToken, _ person: NameToken) -> SoftLine {
    let shorter = Int(min(user.collapsedCount, person.collapsedCount))
    let isSameLength =
      user.collapsedCount == user.count && person.collapsedCount == person.count
    guard !isSameLength, shorter >= 5, user.holders == 0 else {
      return SoftLine(sign: .surnameOther, points: SoftPoints.surnameOther)
    }
    let one = NameToken.collapsed(users.letters.span.extracting(user.range))
    let other = NameToken.collapsed(people.letters.span.extracting(person.range))
    let begins =
      LoginConvention.begins(one.span, other.span) || LoginConvention.begins(other.span, one.span)
    let allowed = SpellingSlips.allowed(letters: shorter)
    guard begins || SpellingSlips.within(allowed, one.span, other.span) else {
      return SoftLine(sign: .surnameOther, points: SoftPoints.surnameOther)
    }
    return SoftLine(
      sign: begins ? .surnameCut : .surnameSpelling,
      points: max(9, rarity(surname: user, person) - SoftPoints.surnameSpellingCost))
  }

  /// Surnames of which one at least has several words: equal, run together, or sharing a word.
  private func severalSurnames(_ user: Range<Int>, _ person: Range<Int>) -> SoftLine {
    var best: SoftLine?
    var shared = 0
    for one in users.words[user] {
      let isShared = people.words[person].contains { $0.alike == one.alike }
      guard isShared, !one.isInitial else { continue }
      shared += 1
      let points = rarity(surname: one)
      if points > best?.points ?? 0 { best = SoftLine(sign: .surnamePart, points: points) }
    }
    if let best, shared == user.count, shared == person.count {
      return SoftLine(sign: .surname, points: best.points)
    }
    if sameRunTogether(user, person) {
      let points = users.words[user].map { rarity(surname: $0) }.max() ?? 0
      return SoftLine(sign: .surnameAlike, points: points - SoftPoints.alikeCost)
    }
    if let best {
      // Each has a word that the other lacks: two families that share a part.
      if shared < user.count, shared < person.count {
        return SoftLine(sign: .surnameClose, points: SoftPoints.surnameClose)
      }
      return SoftLine(sign: .surnamePart, points: max(6, best.points - SoftPoints.surnamePartCost))
    }
    return nearWord(user, person)
  }

  /// The nearest of the words, each against each.
  private func nearWord(_ user: Range<Int>, _ person: Range<Int>) -> SoftLine {
    var best = SoftLine(sign: .surnameOther, points: SoftPoints.surnameOther)
    for one in users.words[user] where !one.isInitial {
      for other in people.words[person] where !other.isInitial {
        let line = surname(one, other)
        let points = line.points - SoftPoints.surnamePartCost
        if line.sign != .surnameOther, points > best.points {
          best = SoftLine(sign: line.sign, points: points)
        }
      }
    }
    return best
  }

  private func sameRunTogether(_ user: Range<Int>, _ person: Range<Int>) -> Bool {
    guard users.words[user.lowerBound].initial == people.words[person.lowerBound].initial else {
      return false
    }
    var one: [UInt8] = []
    var other: [UInt8] = []
    for word in users.words[user] { one.append(copying: users.letters.span.extracting(word.range)) }
    for word in people.words[person] {
      other.append(copying: people.letters.span.extracting(word.range))
    }
    return NameToken.alike(one.span) == NameToken.alike(other.span)
  }

  /// By the commoner of two spellings.
  private func rarity(surname one: NameToken, _ other: NameToken) -> Int {
    rarity(surname: one.holders > other.holders ? one : other)
  }

  private func rarity(surname word: NameToken) -> Int {
    SoftPoints.surname(holders: Int(word.holders), of: counts.people)
  }

  // MARK: Given name

  /// Compares given names by their first words, then by any.
  private func given(_ user: Range<Int>, _ person: Range<Int>) -> SoftLine? {
    guard let first = user.first, let other = person.first else { return nil }
    let line = given(users.words[first], people.words[other])
    if user.count == 1, person.count == 1 { return line }
    if line.sign == .given || line.sign == .givenAlike || line.sign == .givenNickname {
      return line
    }
    if sameRunTogether(user, person) {
      return SoftLine(
        sign: .givenAlike, points: rarity(given: users.words[first]) - SoftPoints.alikeCost)
    }
    if isInitials(users.words[first], users, of: person, people)
      || isInitials(people.words[other], people, of: user, users)
    {
      return SoftLine(sign: .givenInitial, points: SoftPoints.givenInitial)
    }
    var best = line
    for one in users.words[user] where !one.isInitial {
      for two in people.words[person] where !two.isInitial {
        let part = given(one, two)
        guard part.sign == .given || part.sign == .givenAlike || part.sign == .givenNickname
        else { continue }
        let points = max(3, part.points - SoftPoints.givenPartCost)
        if points > best.points { best = SoftLine(sign: .givenPart, points: points) }
      }
    }
    return best
  }

  /// Whether a word is the initials of several: `HP` for `Hans-Peter`.
  private func isInitials(
    _ word: NameToken, _ table: ProfileTable, of names: Range<Int>, _ others: ProfileTable
  ) -> Bool {
    guard names.count > 1, Int(word.count) == names.count else { return false }
    return zip(word.range, names).allSatisfy { letter, name in
      table.letters[letter] == others.words[name].initial
    }
  }

  private func given(_ user: NameToken, _ person: NameToken) -> SoftLine {
    if user.hash == person.hash { return SoftLine(sign: .given, points: rarity(given: user)) }
    if user.alike == person.alike {
      return SoftLine(
        sign: .givenAlike, points: rarity(given: user, person) - SoftPoints.alikeCost)
    }
    if user.isInitial || person.isInitial {
      return user.initial == person.initial
        ? SoftLine(sign: .givenInitial, points: SoftPoints.givenInitial)
        : SoftLine(sign: .givenOther, points: SoftPoints.givenOther)
    }
    if user.nicknames.meets(person.nicknames) {
      let cost = user.holders == 0 ? SoftPoints.nicknameCost : SoftPoints.otherFormCost
      return SoftLine(sign: .givenNickname, points: rarity(given: user, person) - cost)
    }
    let one = users.letters.span.extracting(user.range)
    let other = people.letters.span.extracting(person.range)
    let shorter = min(one.count, other.count)
    let begins =
      user.shape.mayBegin(as: person.shape, letters: shorter)
      && (LoginConvention.begins(one, other) || LoginConvention.begins(other, one))
    if begins, shorter >= 3 || (shorter == 2 && user.holders == 0) {
      // A name that others have is a name, not a part of one: Jan is not Janet.
      return user.holders == 0 || shorter >= 5
        ? SoftLine(
          sign: .givenCut, points: max(6, rarity(given: user, person) - SoftPoints.givenCutCost))
        : SoftLine(sign: .givenClose, points: SoftPoints.givenClose)
    }
    let allowed = SpellingSlips.allowed(letters: shorter)
    if user.shape.mayBe(person.shape, slips: allowed), SpellingSlips.within(allowed, one, other) {
      return user.holders == 0
        ? SoftLine(
          sign: .givenSpelling,
          points: max(6, rarity(given: user, person) - SoftPoints.givenSpellingCost))
        : SoftLine(sign: .givenClose, points: SoftPoints.givenClose)
    }
    return user.holders == 0
      ? unknownGiven(user, person) : SoftLine(sign: .givenOther, points: SoftPoints.givenOther)
  }

  /// A first name that nobody in the directory has: often a pet name, made of the beginning or the end.
  private func unknownGiven(_ user: NameToken, _ person: NameToken) -> SoftLine {
    let one = users.letters.span.extracting(user.range)
    let other = people.letters.span.extracting(person.range)
    let shorter = min(one.count, other.count)
    if shorter >= 3,
      LoginConvention.begins(one, other.extracting(0..<3)) || LoginConvention.ends(other, one)
    {
      return SoftLine(sign: .givenBegin, points: SoftPoints.givenBegin)
    }
    let points =
      user.initial == person.initial
      ? SoftPoints.givenUnknownSameInitial : SoftPoints.givenUnknown
    return SoftLine(sign: .givenUnknown, points: points)
  }

  /// By the commoner of two forms.
  private func rarity(given one: NameToken, _ other: NameToken) -> Int {
    rarity(given: one.holders > other.holders ? one : other)
  }

  private func rarity(given word: NameToken) -> Int {
    SoftPoints.given(holders: Int(word.holders), of: counts.people)
  }

  /// Compares second given names and initials; nil when one is missing, or when they are alike only.
  private func middle(_ user: Range<Int>, _ person: Range<Int>) -> SoftLine? {
    guard user.count > 1, person.count > 1 else { return nil }
    let one = users.words[user.lowerBound + 1]
    let other = people.words[person.lowerBound + 1]
    if one.initial != other.initial, !one.nicknames.meets(other.nicknames) {
      return SoftLine(sign: .middleOther, points: SoftPoints.middleOther)
    }
    guard one.alike == other.alike, !one.isInitial else { return nil }
    let points = min(SoftPoints.middleAtMost, rarity(given: one, other))
    return SoftLine(sign: .middle, points: points)
  }

  // MARK: Logins made of names

  /// How a username was made of the person's name, and of which word of the surname.
  private func takeConvention(_ user: Profile, _ person: Profile, _ finding: inout NameFinding) {
    guard let given = person.given.range.first.map({ people.words[$0] }) else { return }
    let first = people.letters.span.extracting(given.range)
    for position in user.logins.range {
      let login = users.logins[position]
      for position in person.surname.range {
        let word = people.words[position]
        guard login.shape.mayBeMade(given: given.shape, surname: word.shape) else { continue }
        finding.convention = LoginConvention.of(
          users.letters.span.extracting(login.range), given: first,
          surname: people.letters.span.extracting(word.range))
        guard finding.convention == nil else {
          finding.surnameInLogin = word
          return
        }
      }
    }
  }

  /// How a login of the person was made of the user's name: a former one, where they differ now.
  private func formerConvention(_ user: Profile, _ person: Profile) -> LoginConvention? {
    guard let given = user.given.range.first.map({ users.words[$0] }) else { return nil }
    let first = users.letters.span.extracting(given.range)
    for position in person.logins.range {
      let login = people.logins[position]
      for position in user.surname.range {
        let word = users.words[position]
        guard login.shape.mayBeMade(given: given.shape, surname: word.shape) else { continue }
        let convention = LoginConvention.of(
          people.letters.span.extracting(login.range), given: first,
          surname: users.letters.span.extracting(word.range))
        if let convention, convention.hasWholeSurname { return convention }
      }
    }
    return nil
  }
}
