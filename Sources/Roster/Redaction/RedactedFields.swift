/// What becomes of each field under pseudonyms; nil where it stays as it is.
extension DirectoryField {
  /// Office, title and department stay: a report without them says nothing, and they name no person.
  var redactedKind: ValueKind? {
    switch self {
    case .distinguishedName: .distinguishedName
    case .sAMAccountName, .userPrincipalName, .mail, .mailNickname, .displayName, .commonName,
      .givenName, .surname, .employeeID, .alternateLoginID, .entraObjectID:
      .text
    case .telephoneNumber, .mobile, .ipPhone: .number
    case .office, .title, .department: nil
    }
  }
}

extension ConsoleField {
  /// As for the directory; licence, activation and visibility stay too.
  var redactedKind: ValueKind? {
    switch self {
    case .username, .firstName, .lastName, .displayName, .email, .employeeID, .externalID,
      .federationID:
      .text
    case .mobile, .workPhone, .extensionNumber: .number
    case .site, .license, .title, .department, .status, .visibility: nil
    }
  }
}

extension DecisionField {
  /// What a person wrote freely cannot be taken apart, so it is left out; see ``Decision/redacted(by:)``.
  var redactedKind: ValueKind? {
    switch self {
    case .consoleUsername, .objectGUID, .directoryUPN, .pattern, .who: .text
    case .kind, .office, .site, .finding, .reason, .when, .until: nil
    }
  }
}
