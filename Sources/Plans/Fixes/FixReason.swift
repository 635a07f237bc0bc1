/// Why a change is proposed, on the side where it is.
package enum FixReason: UInt8, Sendable, CaseIterable {
  // Office
  case siteRenamed
  case officeDiffers
  case officeNear
  case officeAlias
  case officeOfConsole
  case officeMissing
  case siteConflict
  // Login names
  case loginIsUsername
  case loginIsMail
  case loginVerifiedSuffix
  case directoryPreferred
  // Usernames
  case usernameCheaper
  case usernameAfterLogin
  case usernameNoLogin
  // Values of Admin Console
  case mailOfConsole
  case extensionOfConsole
  case numberOfConsole

  /// The sentence in files.
  package var sentence: String {
    switch self {
    case .siteRenamed: "The Site was renamed in 8x8."
    case .officeDiffers: "Differs from the Site in case, blanks, dashes or accents only."
    case .officeNear: "Differs from one Site by a letter or two: see whether it is the same place."
    case .officeAlias: "Stands for the Site by an alias."
    case .officeOfConsole: "No Site has this name; the 8x8 user is in the new one."
    case .officeMissing: "There is no Office; the 8x8 user is in this Site."
    case .siteConflict:
      "The 8x8 user is in another Site. Changing Office is cheaper: another Site may cost the "
        + "licence, voicemail and call history. See where the person really is."
    case .loginIsUsername:
      "The present name will not do; the 8x8 username is free and usable. Tell whoever signs in."
    case .loginIsMail:
      "The present name will not do; the mail address is free and usable. Tell whoever signs in."
    case .loginVerifiedSuffix:
      "The present name will not do; this one has the verified suffix. Tell whoever signs in."
    case .directoryPreferred: "The settings prefer a change in AD over one in 8x8."
    case .usernameCheaper:
      "Changing the 8x8 username is cheaper: nobody signs in to anything else "
        + "with it."
    case .usernameAfterLogin:
      "The login name in AD changes too: change the username when that name is in Entra."
    case .usernameNoLogin:
      "The settings prefer AD, but the 8x8 username cannot be a userPrincipalName."
    case .mailOfConsole: "AD has no usable mail value; the 8x8 user has one."
    case .extensionOfConsole: "The extension of the 8x8 user."
    case .numberOfConsole: "The phone number of the 8x8 user."
    }
  }
}
