import Checks

/// Why a person who should get a licence is in no file yet. The raw value is the word in `held.csv`.
package enum HoldReason: String, Sendable, CaseIterable {
  // Who it is
  case notLinkedForSure = "not-linked-for-sure"
  case usernameDiffers = "username-differs"
  case notConfirmed = "not-confirmed"
  case noCloudName = "no-cloud-name"
  case cloudNameShared = "cloud-name-shared"
  case retrieval = "user-retrieval"
  case later = "put-off"
  case inactive = "inactive"
  case otherLicense = "other-license"
  // Site and licence
  case siteMissing = "site-missing"
  case siteUnknown = "site-unknown"
  case siteCountryUnknown = "site-country-unknown"
  case licenseUnknown = "license-unknown"
  case licenseCountry = "license-country"
  case licenseColumnMissing = "license-column-missing"
  // The values of the row
  case usernameUnusable = "username-unusable"
  case usernameTaken = "username-taken"
  case nameUnusable = "name-unusable"
  case emailUnusable = "email-unusable"
  case extensionUnusable = "extension-unusable"
  case extensionTaken = "extension-taken"
  case phoneUnusable = "phone-unusable"
  case valueMissing = "value-missing"
  case formula = "formula"
  case encoding = "encoding"

  /// What is wrong; `detail` is the value in question, or what it should be.
  package func message(_ detail: String) -> String {
    let value = Words.quoted(detail)
    return switch self {
    case .notLinkedForSure:
      "The username equals the cloud UPN only but for case, blanks or look-alikes: \(value)."
    case .usernameDiffers: "The 8x8 username is not the cloud UPN: \(value)."
    case .notConfirmed: "Nobody confirmed which 8x8 user this person is: \(value)."
    case .noCloudName: "There is no cloud userPrincipalName."
    case .cloudNameShared: "Somebody else has the same cloud userPrincipalName: \(value)."
    case .retrieval: "User retrieval shows Entra no existing users, so nobody can be linked."
    case .later: "A decision puts this person off."
    case .inactive: "The 8x8 user is inactive: its services cannot be changed."
    case .otherLicense: "The 8x8 user has another licence: \(value)."
    case .siteMissing: "There is no Site."
    case .siteUnknown: "No known Site has exactly this name: \(value)."
    case .siteCountryUnknown:
      "The list of Sites does not say in which country this Site is: \(value)."
    case .licenseUnknown: "The tenant has no licence of this name: \(value)."
    case .licenseCountry: "The licence is for another country than the Site: \(value)."
    case .licenseColumnMissing: "No column of the file is for this licence: \(value)."
    case .usernameUnusable:
      "A username has 3 to 70 of the characters A-Z a-z 0-9 . @ - _ /, not: \(value)."
    case .usernameTaken: "Another 8x8 user, or another row, has this username: \(value)."
    case .nameUnusable: "A name does not fit 8x8: \(value)."
    case .emailUnusable: "This is no mail address of 5 to 128 characters: \(value)."
    case .extensionUnusable:
      "An extension has at most 10 digits and is no emergency number: \(value)."
    case .extensionTaken: "Somebody else at this Site has the extension: \(value)."
    case .phoneUnusable: "A phone number is + and 8 to 15 digits (E.164), not: \(value)."
    case .valueMissing: "A required column would be empty: \(value)."
    case .formula: "A spreadsheet would run this as a formula: \(value)."
    case .encoding: "The template's encoding cannot hold this: \(value)."
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .notLinkedForSure, .usernameDiffers:
      "Make the username the cloud UPN first, or wait until the first cycle has linked the user."
    case .notConfirmed: "Decide who it is: rollcall decide link, or never."
    case .noCloudName, .cloudNameShared: "Repair userPrincipalName in AD; see reconcile."
    case .retrieval: "In Admin Console, set User Provisioning > Advanced settings to All users."
    case .later: "Nothing, until the decision ends."
    case .inactive: "Activate the user in Admin Console, if the person is back."
    case .otherLicense:
      "Rollcall only adds. Changing a licence destroys voicemail and call history; do it by hand, or "
        + "let a rule say has-license."
    case .siteMissing:
      "Give the 8x8 user a Site, or for a new user repair Office in AD; no licence without a Site."
    case .siteUnknown: "Make it the exact name of a Site; see sites.csv of reconcile."
    case .siteCountryUnknown: "Add the country to the list of Sites."
    case .licenseUnknown: "Correct the rule, or the list of licences."
    case .licenseCountry: "Let a rule give a licence of the Site's country, or write {country}."
    case .licenseColumnMissing: "Add its column under licenses.services."
    case .usernameUnusable: "Change userPrincipalName in AD, or the username in Admin Console."
    case .usernameTaken: "Find out whose it is."
    case .nameUnusable:
      "Correct the name; names: any under licenses lets letters through that 8x8 does not list."
    case .emailUnusable: "Correct the address in AD, or in Admin Console."
    case .extensionUnusable, .extensionTaken: "Choose another extension."
    case .phoneUnusable: "Write it as +442079460123."
    case .valueMissing: "Fill it in AD, or set a text under licenses.constants."
    case .formula: "Remove the first character of the value at its source."
    case .encoding: "Use a template in UTF-8, or spell the value otherwise."
    }
  }
}
