/// Every sentence that stands in a `remedy`, `proposal` or `reason` cell. All are constants: the
/// values they speak of stand in the same row, and a million rows cost nothing.
enum AdviceSentences {
  // People
  static let userRetrieval =
    "In Admin Console, set user retrieval to All users before provisioning starts."
  static let tryFolded = UsernameAdvice(
    "In Admin Console, make the username exactly the cloud UPN, or try this user with Provision on "
      + "demand first.")
  static let rename = UsernameAdvice(
    "In Admin Console, change the username to the cloud UPN before the first cycle.")
  static let renameUnknown = UsernameAdvice(
    "Find out the user's name in Entra, and make it the username in Admin Console before the first "
      + "cycle.")
  static let confirm = UsernameAdvice(
    "See whether this is the same person; if so, change the username in Admin Console to the cloud "
      + "UPN.")
  static let decide = UsernameAdvice(
    "Several people or users come into question (see findings.csv): find out who it is, and give the "
      + "8x8 user that person's cloud UPN as username.")
  static let later = "Put off by a decision: nothing is to be done now."
  static let stillTyped =
    "Not before single sign-on is on: until then the person types the old username."
  static let duplicate =
    "This person has another 8x8 user already: decide which one stays."
  static let listedAgain =
    "The same 8x8 user as in an earlier row, which counts: nothing is to be done in 8x8."
  static let disabled =
    "Disabled in AD: enable the person there, or take the licence away by hand."
  static let leftOut =
    "This entry is left out (by your settings, or because it is there twice): keep the 8x8 user by "
    + "hand."
  static let sharedLogin =
    "In AD, give everybody who shares this UPN one of their own, before the first cycle."
  static let noLogin = "In AD, set a userPrincipalName (the 8x8 username, if there is one)."
  static let nobody =
    "Nobody in the directory was found: keep it by hand, or delete it once you are sure, by name, that "
    + "the person has left. Deleting cannot be undone."
  static let noUsername = "Look the user up in Admin Console; the row has no username."
  static let outOfScope = "Out of scope: assign the person to the app if this 8x8 user is meant."
  static let suffix = "In Entra, verify the UPN suffix, or in AD use one that is verified."
  static let illegalLogin = "In AD, correct the userPrincipalName: Entra cannot take it as it is."

  // Sites
  static let officeUnknown =
    "In AD, set Office to the exact name of a Site, or create a Site of this name."
  static let officeClose = "In AD, set Office to exactly the name of the Site."
  static let officeMissing = "In AD, set Office to the name of a Site."
  static let officeAlias = "In Entra, map Site with an expression for this alias, or change Office."
  static let siteConflict =
    "Office and the Site in 8x8 differ: correct one of them; provisioning cannot."

  static let officeRenamed =
    "In AD, set Office to the new name of the Site, or give the Site its old name back."
  static let officeRenamedElsewhere =
    "The Site was renamed: in AD, set Office to the new name that sites.csv gives."
  static let officeDamaged =
    "Export the directory again: this export has ? in place of letters, so AD need not be wrong."

  static let unknownReason = "No Site has this name, nor one like it."
  static let foldedReason = "Equals the Site but for case, blanks or dashes."
  static let alikeReason = "AD takes it for equal (accents, width), 8x8 does not."
  static let nearReason = "Differs from one Site by a letter or two."
  static let severalReason = "Equals several Sites but for case, blanks, dashes or accents."
  static let aliasReason = "Stands for the Site by an alias of the configuration."
  static let renamedReason =
    "The Site was renamed: nearly everybody with this Office is in that Site in 8x8."
  static let damagedReason = "Letters were lost in the export, and ? stands in their place."
  static let constantReason =
    "Everybody gets one Site by a constant mapping; Office does not matter."
  static let noSiteReason = "No Site is known: give their names with --sites."
  static let mappedReason = "The mapping expression in Entra replaces it."
}

/// What to do about a username, and the same with the warning that people still type it: both put
/// together once, since many rows get them.
struct UsernameAdvice: Sendable {
  let sentence: String
  let withWarning: String

  fileprivate init(_ sentence: String) {
    self.sentence = sentence
    withWarning = "\(sentence) \(AdviceSentences.stillTyped)"
  }
}
