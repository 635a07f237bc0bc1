import Plans

/// Every sentence that stands in the files of `rollcall fix`, other than reasons.
enum FixSentences {
  static func ldifHead(_ subject: ChangeSubject, _ direction: ChangeDirection) -> [String] {
    [what(subject, direction)] + [
      "Review it, then: ldapmodify -H ldaps://SERVER -D NAME -W -c -f FILE, or ldifde -i -k -f FILE",
      "A record whose value is no longer the one seen fails, and changes nothing.",
    ]
  }

  static func scriptHead(_ subject: ChangeSubject, _ direction: ChangeDirection) -> [String] {
    [what(subject, direction)] + [
      "Run it as it is to see what it would do (-WhatIf); with -Apply it makes the changes.",
      "A value that is no longer the one seen is left alone.",
    ]
  }

  private static func what(_ subject: ChangeSubject, _ direction: ChangeDirection) -> String {
    switch (subject, direction) {
    case (.repairs, .forward): "Repairs of findings, in Active Directory."
    case (.repairs, .inverse): "Takes the repairs of the file without -undo back."
    case (.phones, .forward): "Extensions and phone numbers of 8x8, into Active Directory."
    case (.phones, .inverse): "Takes the phone numbers of the file without -undo back."
    }
  }

  /// Beside each rename while people still type their usernames (8x8, "SSO and User Provisioning").
  static let stillTyped =
    "Not before single sign-on is on: until then the person types the old username."

  static let usernamesStillTyped =
    "Do not change usernames before single sign-on is on: until then people type the old ones. A link "
    + "is for good, and an upload that changes users is not promised by 8x8's pages."

  static let usersOnly =
    "No groups are in what was read, so new login names and mail addresses were compared with those of "
    + "users and contacts alone. Let the export have groups too, to compare with theirs."

  static let mappingHead = [
    "An expression for the attribute mapping of Site in Entra: Provisioning > Attribute mapping >",
    "site > Mapping type Expression. It replaces Office values that are not the name of a Site, and",
    "lets all others through. For people without Office IIF fails: give them one first.",
    "Changing a mapping makes Entra look at everybody again.",
  ]
  static let mappingEmpty = "Every Office value that is known to mean a Site is its exact name."
  static let mappingLines = "Office value -> Site (people, how they are alike):"
}
