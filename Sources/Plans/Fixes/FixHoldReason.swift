/// Why nothing is proposed for something that a finding or a setting asks for.
package enum FixHoldReason: UInt8, Sendable, CaseIterable {
  case putOff
  case notAgreed
  case siteUnknown
  case sitesDisagree
  case officesStay
  case otherLoginAttribute
  case wouldUnlink
  case noLoginKnown
  case loginFirst
  case shared
  case taken
  case proposedTwice
  case notUsableAsUsername
  case tooLong
  case notText
  case noName
  case noMailKnown
  case extensionMalformed
  case numberNotInternational
  case expressionFull
  case notInTemplate

  /// The word in `fixes.json`.
  package var word: String {
    switch self {
    case .putOff: "put-off"
    case .notAgreed: "not-agreed"
    case .siteUnknown: "site-unknown"
    case .sitesDisagree: "sites-disagree"
    case .officesStay: "offices-stay"
    case .otherLoginAttribute: "other-login-attribute"
    case .wouldUnlink: "would-unlink"
    case .noLoginKnown: "no-login-known"
    case .loginFirst: "login-first"
    case .shared: "shared"
    case .taken: "taken"
    case .proposedTwice: "proposed-twice"
    case .notUsableAsUsername: "not-usable-as-username"
    case .tooLong: "too-long"
    case .notText: "not-text"
    case .noName: "no-distinguished-name"
    case .noMailKnown: "no-mail-known"
    case .extensionMalformed: "extension-malformed"
    case .numberNotInternational: "number-not-international"
    case .expressionFull: "expression-full"
    case .notInTemplate: "not-in-template"
    }
  }

  /// The sentence in `fix-held.csv`.
  package var sentence: String {
    switch self {
    case .putOff: "A decision puts this person off."
    case .notAgreed: "Only probably the same person: agree first (rollcall decide), then run again."
    case .siteUnknown: "Nobody can say which Site is meant: choose one, or create it."
    case .sitesDisagree: "Office means one Site, the 8x8 user is in another: find out which."
    case .officesStay: "The settings leave Office alone, and no expression can tell the Site."
    case .otherLoginAttribute:
      "Entra Connect takes another attribute as login name: correct that one by hand."
    case .wouldUnlink:
      "The 8x8 username is the present cloud name: another login name would undo the match."
    case .noLoginKnown: "No usable name is known: choose one, or verify the suffix in Entra."
    case .loginFirst: "The name in Entra is made up or unknown: repair the login name in AD first."
    case .shared: "Several people have this value: decide who keeps it."
    case .taken: "Somebody else has this value already."
    case .proposedTwice: "The same value would be given to several people."
    case .notUsableAsUsername:
      "8x8 usernames have 3 to 70 letters, digits and . @ - _ /: choose another name."
    case .tooLong: "Longer than the attribute may be."
    case .notText: "The present value is not text, so it could not be put back."
    case .noName: "The export has no distinguishedName: no file could name the entry."
    case .noMailKnown: "8x8 has no usable mail address for this person."
    case .extensionMalformed: "The extension is not 2 to 10 digits."
    case .numberNotInternational: "The number is not + and 8 to 15 digits."
    case .notInTemplate:
      "The template cannot take the values of this user: change the username by hand (the worklist has "
        + "it)."
    case .expressionFull: "The expression has reached the length that Entra allows."
    }
  }
}
