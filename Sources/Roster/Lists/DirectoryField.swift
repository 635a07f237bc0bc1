/// What Rollcall keeps of a directory user, one column each.
@frozen
public enum DirectoryField: UInt8, CaseIterable, Sendable {
  case distinguishedName
  case sAMAccountName
  case userPrincipalName
  case mail
  case mailNickname
  case displayName
  case commonName
  case givenName
  case surname
  case office
  case title
  case department
  case telephoneNumber
  case mobile
  case ipPhone
  case employeeID
  /// The attribute that Entra Connect takes as "alternate login ID", when one is configured.
  case alternateLoginID
  /// Only in Entra exports used as a directory.
  case entraObjectID

  /// The LDAP name, as the reports and messages spell it.
  package var attributeName: String {
    switch self {
    case .distinguishedName: "distinguishedName"
    case .sAMAccountName: "sAMAccountName"
    case .userPrincipalName: "userPrincipalName"
    case .mail: "mail"
    case .mailNickname: "mailNickname"
    case .displayName: "displayName"
    case .commonName: "cn"
    case .givenName: "givenName"
    case .surname: "sn"
    case .office: "physicalDeliveryOfficeName"
    case .title: "title"
    case .department: "department"
    case .telephoneNumber: "telephoneNumber"
    case .mobile: "mobile"
    case .ipPhone: "ipPhone"
    case .employeeID: "employeeID"
    case .alternateLoginID: "alternateLoginID"
    case .entraObjectID: "objectId"
    }
  }

  /// Other names of the column in CSV files: `Get-ADUser`'s properties (Microsoft, ADUser class) and
  /// Entra's *Download users* in its old and new spelling.
  package var aliases: [String] {
    switch self {
    case .distinguishedName: ["dn", "onPremisesDistinguishedName"]
    case .sAMAccountName: ["onPremisesSamAccountName"]
    case .userPrincipalName: ["User principal name", "upn"]
    case .mail: ["EmailAddress", "Email address"]
    case .mailNickname: ["alias"]
    case .displayName: ["Display name"]
    case .commonName: ["name"]
    case .givenName: ["First name"]
    case .surname: ["surname", "Last name"]
    case .office: ["Office", "officeLocation", "Office location"]
    case .title: ["jobTitle", "Job title"]
    case .department: []
    case .telephoneNumber: ["OfficePhone", "businessPhones"]
    case .mobile: ["MobilePhone", "Mobile phone"]
    case .ipPhone: []
    case .employeeID: []
    case .alternateLoginID: []
    case .entraObjectID: ["id", "Object ID"]
    }
  }
}

/// Attributes that are read for what they say, not kept as text.
package enum DirectorySignal: UInt8, CaseIterable, Sendable {
  case objectClass
  case objectGUID
  case consistencyGUID
  case immutableID
  case userAccountControl
  case enabled
  case proxyAddresses
  case memberOf
  case member
  case groupType
  case isCriticalSystemObject
  case isDeleted
  case adminDescription
  case recipientTypeDetails
  case userType

  package var attributeName: String {
    switch self {
    case .objectClass: "objectClass"
    case .objectGUID: "objectGUID"
    case .consistencyGUID: "mS-DS-ConsistencyGuid"
    case .immutableID: "ImmutableId"
    case .userAccountControl: "userAccountControl"
    case .enabled: "Enabled"
    case .proxyAddresses: "proxyAddresses"
    case .memberOf: "memberOf"
    case .member: "member"
    case .groupType: "groupType"
    case .isCriticalSystemObject: "isCriticalSystemObject"
    case .isDeleted: "isDeleted"
    case .adminDescription: "adminDescription"
    case .recipientTypeDetails: "msExchRecipientTypeDetails"
    case .userType: "userType"
    }
  }

  package var aliases: [String] {
    switch self {
    case .immutableID: ["onPremisesImmutableId", "sourceAnchor"]
    case .enabled: ["accountEnabled", "Account enabled"]
    case .consistencyGUID: ["msDS-ConsistencyGuid"]
    default: []
    }
  }
}
