/// Why Active Directory does not take a name and password, by the number that it puts behind
/// `data` in the text of result 49 (Microsoft, "Common Active Directory Bind Errors").
package enum SignInProblem: String, Sendable, CaseIterable {
  case unknownUser = "525"
  case wrongPassword = "52e"
  case outsideLogonHours = "530"
  case workstationNotAllowed = "531"
  case passwordExpired = "532"
  case accountDisabled = "533"
  case logonTypeNotGranted = "534"
  case accountExpired = "701"
  case passwordMustChange = "773"
  case accountLocked = "775"
  /// The server does not say.
  case unsaid = ""

  /// Reads `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 52e, v1db1`.
  package init(serverText: String) {
    let words = serverText.lowercased().split { " ,\t".contains($0) }
    guard let mark = words.firstIndex(of: "data"), mark + 1 < words.count else {
      self = .unsaid
      return
    }
    self = SignInProblem(rawValue: String(words[mark + 1])) ?? .unsaid
  }

  /// What is wrong, after "The server refuses the sign-in:".
  var sentence: String {
    switch self {
    case .unknownUser: "it knows no such user"
    case .wrongPassword: "the name or the password is wrong"
    case .outsideLogonHours: "the account may not sign in at this hour"
    case .workstationNotAllowed: "the account may not sign in from this machine"
    case .passwordExpired: "the password has expired"
    case .accountDisabled: "the account is disabled"
    case .logonTypeNotGranted: "the account is not granted this kind of sign-in"
    case .accountExpired: "the account has expired"
    case .passwordMustChange: "the password must be changed first"
    case .accountLocked: "the account is locked out"
    case .unsaid: "the name or the password is wrong"
    }
  }

  /// What to do about it.
  var cure: String {
    switch self {
    case .unknownUser, .wrongPassword, .unsaid:
      "Check --bind-name (a UPN, DOMAIN\\user or a distinguished name) and the password, before "
        + "retries lock the account."
    case .outsideLogonHours: "Run it at another hour, or widen the account's logon hours."
    case .workstationNotAllowed: "Allow this machine in the account's \"Log On To\"."
    case .passwordExpired, .passwordMustChange: "Set a new password, and give that one."
    case .accountDisabled: "Enable the account, or use another one that may read users."
    case .logonTypeNotGranted: "Allow the account to sign in over the network."
    case .accountExpired: "Extend the account, or use another one that may read users."
    case .accountLocked: "Unlock the account; look for what else uses an old password."
    }
  }
}
