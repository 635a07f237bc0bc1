import Formats

/// How many people of the directory have each name, and who shares which number.
struct NameCounts: Sendable {
  /// How many people were counted.
  private(set) var people = 0
  private var surnames = HashCounts()
  private var givenNames = HashCounts()
  /// Holders of each telephone number.
  private var numbers = HashCounts()

  /// Counts a person by every word of the surname and the first given name.
  mutating func count(_ profile: Profile, in table: borrowing ProfileTable) {
    people += 1
    for place in profile.surname.range { surnames.add(table.words[place].hash) }
    if let first = profile.given.range.first { givenNames.add(table.words[first].hash) }
  }

  /// Counts somebody whose names are counted by value.
  mutating func addPerson() { people += 1 }

  mutating func add(surname value: ValueCounter.Slot) {
    surnames.add(value.meaning.first, value.count)
    surnames.add(value.meaning.second, value.count)
  }

  mutating func add(given value: ValueCounter.Slot) {
    givenNames.add(value.meaning.first, value.count)
  }

  /// Counts the telephone numbers of a person; one who has a number twice is one holder.
  mutating func countNumbers(_ profile: Profile, in table: ProfileTable) {
    var last: UInt32?
    func count(_ part: Profile.Part) {
      for place in part.range {
        let key = table.numbers[place].key
        if key != last { numbers.add(NameCounts.hash(ofNumber: key)) }
        last = key
      }
    }
    count(profile.phones)
    count(profile.mobiles)
  }

  /// How many people have a number.
  func holders(of number: PhoneDigits) -> Int {
    Int(numbers[NameCounts.hash(ofNumber: number.key)])
  }

  /// A number that is its own for each key, spread over the table.
  private static func hash(ofNumber key: UInt32) -> UInt64 {
    let product = (UInt64(key) + 1).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return product.high ^ product.low
  }

  mutating func merge(_ other: NameCounts) {
    people += other.people
    surnames.merge(other.surnames)
    givenNames.merge(other.givenNames)
    numbers.merge(other.numbers)
  }

  /// Writes beside each word of a table how many people have it.
  func fillHolders(of table: inout ProfileTable) {
    for profile in table.profiles {
      for index in profile.given.range {
        table.words[index].holders = givenNames[table.words[index].hash]
      }
      for index in profile.surname.range {
        table.words[index].holders = surnames[table.words[index].hash]
      }
    }
  }
}
