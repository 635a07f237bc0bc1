import Formats

/// How many people of the directory have each name, and who shares which number.
struct NameCounts: Sendable {
  /// How many people were counted.
  private(set) var people = 0
  private var surnames: [UInt64: UInt32] = [:]
  private var givenNames: [UInt64: UInt32] = [:]
  /// Holders of each telephone number, by its key.
  private var numbers: [UInt32: UInt32] = [:]

  /// Counts a person by every word of the surname and the first given name.
  mutating func count(_ profile: Profile, in table: ProfileTable) {
    people += 1
    for word in table.words[profile.surname.range] { surnames[word.hash, default: 0] += 1 }
    if let first = table.words[profile.given.range].first {
      givenNames[first.hash, default: 0] += 1
    }
  }

  /// Counts somebody whose names are counted by value.
  mutating func addPerson() { people += 1 }

  mutating func add(surname value: ValueCounter.Slot) {
    if value.meaning.first != 0 { surnames[value.meaning.first, default: 0] += value.count }
    if value.meaning.second != 0 { surnames[value.meaning.second, default: 0] += value.count }
  }

  mutating func add(given value: ValueCounter.Slot) {
    if value.meaning.first != 0 { givenNames[value.meaning.first, default: 0] += value.count }
  }

  /// Counts the telephone numbers of a person; one who has a number twice is one holder.
  mutating func countNumbers(_ profile: Profile, in table: ProfileTable) {
    var last: UInt32?
    func count(_ part: Profile.Part) {
      for place in part.range {
        let key = table.numbers[place].key
        if key != last { numbers[key, default: 0] += 1 }
        last = key
      }
    }
    count(profile.phones)
    count(profile.mobiles)
  }

  /// How many people have a number.
  func holders(of number: PhoneDigits) -> Int { Int(numbers[number.key] ?? 0) }

  mutating func merge(_ other: NameCounts) {
    people += other.people
    surnames.merge(other.surnames, uniquingKeysWith: &+)
    givenNames.merge(other.givenNames, uniquingKeysWith: &+)
    numbers.merge(other.numbers, uniquingKeysWith: &+)
  }

  /// Writes beside each word of a table how many people have it.
  func fillHolders(of table: inout ProfileTable) {
    for profile in table.profiles {
      for index in profile.given.range {
        table.words[index].holders = givenNames[table.words[index].hash] ?? 0
      }
      for index in profile.surname.range {
        table.words[index].holders = surnames[table.words[index].hash] ?? 0
      }
    }
  }
}
