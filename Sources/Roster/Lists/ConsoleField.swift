/// What Rollcall keeps of a console user, one column each.
@frozen
public enum ConsoleField: UInt8, CaseIterable, Sendable {
  case username
  case firstName
  case lastName
  case displayName
  case email
  case site
  case license
  case title
  case department
  case mobile
  case workPhone
  case extensionNumber
  case status
  case employeeID
  case externalID
  case federationID
  /// Whether the user is shown in the company directory.
  case visibility

  /// The key of the field in the configuration's column map.
  package var key: String {
    switch self {
    case .username: "username"
    case .firstName: "first-name"
    case .lastName: "last-name"
    case .displayName: "display-name"
    case .email: "email"
    case .site: "site"
    case .license: "license"
    case .title: "job-title"
    case .department: "department"
    case .mobile: "mobile"
    case .workPhone: "phone"
    case .extensionNumber: "extension"
    case .status: "active"
    case .employeeID: "employee-id"
    case .externalID: "external-id"
    case .federationID: "federation-id"
    case .visibility: "directory-visible"
    }
  }

  /// Column headers known for the field, compared without case, blanks, dots, hyphens and
  /// underscores.
  ///
  /// Confirmed by 8x8's pages are only `User.FirstName`, `User.LastName`, `User.Email`, `User.Site`,
  /// `User.Title`, `User.MobileNumber`, `User.Department`, `User.Voice.Number`. The rest are the
  /// words of the form fields, of the User Management API and of SCIM; whoever has other headers
  /// names them in the configuration.
  package var headers: [String] {
    switch self {
    case .username:
      [
        "Username", "User.Username", "User Name", "userName", "Login", "Login name", "User ID",
        "basicInfo.userName",
      ]
    case .firstName: ["User.FirstName", "First name", "name.givenName", "givenName", "Given name"]
    case .lastName: ["User.LastName", "Last name", "name.familyName", "familyName", "Surname"]
    case .displayName: ["Display name", "displayName", "Name", "Full name"]
    case .email:
      ["User.Email", "Email", "Email address", "E-mail", "emails.work", "primaryEmail", "Mail"]
    case .site: ["User.Site", "Site", "Site name"]
    case .license:
      ["License", "User.License", "Licence", "Licenses", "License type", "Service", "Services"]
    case .title: ["User.Title", "Title", "Job title", "jobTitle"]
    case .department: ["User.Department", "Department"]
    case .mobile:
      ["User.MobileNumber", "Mobile", "Mobile number", "Personal number", "phoneNumbers.mobile"]
    case .workPhone:
      ["User.Voice.Number", "Phone number", "Phone", "Work phone", "Number", "phoneNumbers.work"]
    case .extensionNumber: ["Extension", "User.Extension", "Extension number", "Ext"]
    case .status: ["Status", "User.Status", "Active", "State"]
    case .employeeID: ["Employee ID", "employeeId", "Employee number", "User.EmployeeID"]
    case .externalID: ["externalId", "External ID"]
    case .federationID: ["Federation ID", "User.FederationID", "ssoFederationId"]
    // The name of the User Management API; a column for it in Admin Console is not documented.
    case .visibility: ["directoryInfo.displayInDirectory", "displayInDirectory"]
    }
  }
}
