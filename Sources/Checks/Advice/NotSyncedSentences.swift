import Roster

/// Why Entra Connect leaves an object out, and what to do about it. All are constants, as in
/// ``AdviceSentences``.
///
/// Source: Microsoft, "Understanding the default configuration", and the default inbound rules.
enum NotSyncedSentences {
  static func reason(_ reason: NotSyncedReason) -> String {
    switch reason {
    case .none: "Entra Connect leaves this object out."
    case .contact: "A contact is no account, so it does not become a user in Entra."
    case .computer:
      "A computer or managed service account does not become a user in Entra."
    case .conflictObject:
      "Entra Connect leaves it out as what a replication conflict left over (CNF in its name)."
    case .deleted: "Entra Connect leaves it out because it is deleted in AD."
    case .criticalSystemObject:
      "Entra Connect leaves it out because it is marked as isCriticalSystemObject."
    case .serviceAccount:
      "Entra Connect leaves it out because its name is one of a service account (such as AAD_, MSOL_ "
        + "or CAS_{)."
    case .adminDescription:
      "Entra Connect leaves it out because adminDescription begins with User_."
    case .systemMailbox: "Entra Connect leaves it out because it is a system mailbox of Exchange."
    case .guest: "It is a guest of the cloud tenant, not a user of the directory."
    }
  }

  /// What to do about a directory user who is left out and has no 8x8 user.
  static func remedy(directory reason: NotSyncedReason) -> String {
    switch reason {
    case .adminDescription:
      "Nothing to do, unless the person should come to 8x8: then clear it in AD."
    case .conflictObject: "In AD, see which of the two objects is right, and delete the other."
    case .none, .contact, .computer, .deleted, .criticalSystemObject, .serviceAccount,
      .systemMailbox, .guest:
      "Nothing to do."
    }
  }

  /// What to do about the 8x8 user of somebody who is left out.
  static func remedy(console reason: NotSyncedReason) -> String {
    switch reason {
    case .adminDescription:
      "Keep the 8x8 user by hand, or clear adminDescription in AD, so that it is synced and linked. "
        + "Clearing it can be undone only until then."
    case .conflictObject:
      "In AD, see which of the two objects is right, and delete the other; until then keep the 8x8 "
        + "user by hand."
    case .deleted:
      "If the person has left, save voicemail and call history, then delete the 8x8 user by hand: "
        + "that cannot be undone. If not, restore the object in AD."
    case .guest: "Keep the 8x8 user by hand, or give the person a user account in AD."
    case .none, .contact, .computer, .criticalSystemObject, .serviceAccount, .systemMailbox:
      "Keep the 8x8 user by hand. If a person uses it, give the person an ordinary user account in AD."
    }
  }
}
