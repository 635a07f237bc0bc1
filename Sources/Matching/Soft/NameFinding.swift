/// What the names of two rows say of each other.
struct NameFinding {
  var surname: SoftLine?
  var given: SoftLine?
  /// Names the wrong way round, or middle initials that differ.
  var other: SoftLine?
  /// How a username was made of the person's name.
  var convention: LoginConvention?
  /// The word of the person's surname that stands in the username.
  var surnameInLogin: NameToken?

  /// What speaks for the pair; logins that say no more than this count little.
  var positive: Int {
    max(0, surname?.points ?? 0) + max(0, given?.points ?? 0) + max(0, other?.points ?? 0)
  }

  func add(to sum: inout SoftSum) {
    if let surname { sum.add(surname.sign, surname.points) }
    if let given { sum.add(given.sign, given.points) }
    if let other { sum.add(other.sign, other.points) }
  }
}
