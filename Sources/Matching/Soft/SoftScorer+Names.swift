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
    finding.convention = convention(user, person)
    let givenAgrees = (finding.given?.points ?? -1) > 0
    if finding.surname?.sign == .surnameOther, givenAgrees,
      finding.convention?.hasWholeSurname ?? false
        || formerConvention(user, person)?.hasWholeSurname ?? false
    {
      finding.surname = SoftLine(sign: .surnameFormer, points: SoftPoints.surnameFormer)
    }
    if givenAgrees, middleDiffers(user.given.range, person.given.range) {
      finding.other = SoftLine(sign: .middleOther, points: SoftPoints.middleOther)
    }
    return finding
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
        points: max(rarity(surname: user), 0) - SoftPoints.alikeCost)
    }
    if user.isInitial || person.isInitial {
      return user.initial == person.initial
        ? SoftLine(sign: .surnameInitial, points: SoftPoints.surnameInitial)
        : SoftLine(sign: .surnameOther, points: SoftPoints.surnameOther)
    }
    let one = users.letters.span.extracting(user.range)
    let other = people.letters.span.extracting(person.range)
    let shorter = min(one.count, other.count)
    if shorter >= 5, LoginConvention.begins(one, other) || LoginConvention.begins(other, one) {
      return SoftLine(
        sign: .surnameCut, points: max(6, rarity(surname: user) - SoftPoints.surnameCutCost))
    }
    if SpellingSlips.within(SpellingSlips.allowed(letters: shorter), one, other) {
      return user.holders == 0
        ? SoftLine(sign: .surnameSpelling, points: SoftPoints.surnameSpelling)
        : SoftLine(sign: .surnameClose, points: SoftPoints.surnameClose)
    }
    return SoftLine(sign: .surnameOther, points: SoftPoints.surnameOther)
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
    var one: [UInt8] = []
    var other: [UInt8] = []
    for word in users.words[user] { one.append(copying: users.letters.span.extracting(word.range)) }
    for word in people.words[person] {
      other.append(copying: people.letters.span.extracting(word.range))
    }
    return NameToken.alike(one.span) == NameToken.alike(other.span)
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

  private func given(_ user: NameToken, _ person: NameToken) -> SoftLine {
    if user.hash == person.hash { return SoftLine(sign: .given, points: rarity(given: user)) }
    if user.alike == person.alike {
      return SoftLine(
        sign: .givenAlike, points: rarity(given: user) - SoftPoints.alikeCost)
    }
    if user.isInitial || person.isInitial {
      return user.initial == person.initial
        ? SoftLine(sign: .givenInitial, points: SoftPoints.givenInitial)
        : SoftLine(sign: .givenOther, points: SoftPoints.givenOther)
    }
    if user.nicknames.meets(person.nicknames) {
      let holders = max(Int(user.holders), counts.givenNames[person.hash])
      return SoftLine(
        sign: .givenNickname,
        points: SoftPoints.given(holders: holders, of: counts.people) - SoftPoints.nicknameCost)
    }
    let one = users.letters.span.extracting(user.range)
    let other = people.letters.span.extracting(person.range)
    let shorter = min(one.count, other.count)
    if shorter >= 3, LoginConvention.begins(one, other) || LoginConvention.begins(other, one) {
      // A name that others have is a name, not a part of one: Jan is not Janet.
      return user.holders == 0 || shorter >= 5
        ? SoftLine(
          sign: .givenCut, points: max(6, rarity(given: user) - SoftPoints.givenCutCost))
        : SoftLine(sign: .givenClose, points: SoftPoints.givenClose)
    }
    if SpellingSlips.within(SpellingSlips.allowed(letters: shorter), one, other) {
      return user.holders == 0
        ? SoftLine(sign: .givenSpelling, points: SoftPoints.givenSpelling)
        : SoftLine(sign: .givenClose, points: SoftPoints.givenClose)
    }
    return SoftLine(sign: .givenOther, points: SoftPoints.givenOther)
  }

  private func rarity(given word: NameToken) -> Int {
    SoftPoints.given(holders: Int(word.holders), of: counts.people)
  }

  /// Whether both have a second given name or initial, and not the same.
  private func middleDiffers(_ user: Range<Int>, _ person: Range<Int>) -> Bool {
    guard user.count > 1, person.count > 1 else { return false }
    let one = users.words[user.lowerBound + 1]
    let other = people.words[person.lowerBound + 1]
    if one.isInitial || other.isInitial { return one.initial != other.initial }
    return one.alike != other.alike && !one.nicknames.meets(other.nicknames)
      && one.initial != other.initial
  }

  // MARK: Logins made of names

  /// How a username was made of the person's name.
  private func convention(_ user: Profile, _ person: Profile) -> LoginConvention? {
    guard let given = people.words[person.given.range].first else { return nil }
    let first = people.letters.span.extracting(given.range)
    for login in users.logins[user.logins.range] {
      for word in people.words[person.surname.range] {
        let convention = LoginConvention.of(
          users.letters.span.extracting(login.range), given: first,
          surname: people.letters.span.extracting(word.range))
        if let convention { return convention }
      }
    }
    return nil
  }

  /// How a login of the person was made of the user's name: a former one, where they differ now.
  private func formerConvention(_ user: Profile, _ person: Profile) -> LoginConvention? {
    guard let given = users.words[user.given.range].first else { return nil }
    let first = users.letters.span.extracting(given.range)
    for login in people.logins[person.logins.range] {
      for word in users.words[user.surname.range] {
        let convention = LoginConvention.of(
          people.letters.span.extracting(login.range), given: first,
          surname: users.letters.span.extracting(word.range))
        if let convention, convention.hasWholeSurname { return convention }
      }
    }
    return nil
  }
}
