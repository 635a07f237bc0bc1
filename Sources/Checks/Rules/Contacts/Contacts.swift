import Roster

extension Rules {
  static let contacts: [Rule] = [
    .nameMissing, .nameTooShort, .nameTooLong, .nameCharacters, .mailMissing, .emailMalformed,
    .phoneSpreadsheetDamage, .phoneNotE164, .extensionMalformed, .extensionDuplicate,
    .extensionEmergency,
  ]
}

extension Facts {
  /// `given name "A", surname "Berg"`, of a directory user.
  func nameParts(_ row: Int) -> String {
    "given name \(Words.quoted(directory.text(.givenName, row) ?? "")), surname "
      + Words.quoted(directory.text(.surname, row) ?? "")
  }
}
