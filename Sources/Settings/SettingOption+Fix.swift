extension SettingOption {
  /// The fields of a console user that Entra sets, for ``SettingKey/fixMapping``.
  package static let mappedFields = [
    "first-name", "last-name", "email", "job-title", "department", "mobile", "phone",
  ]

  /// What a field of ``mappedFields`` may be set from; `none` where the mapping leaves it out.
  package static let mappedAttributes = [
    "givenName", "sn", "displayName", "mail", "userPrincipalName", "title", "department",
    "telephoneNumber", "mobile", "ipPhone", "employeeID", "none",
  ]

  static let fix = [
    SettingOption(
      key: .fixSide, kind: .word(FixSide.words), builtIn: "cheaper", example: "console",
      environment: "ROLLCALL_FIX_PREFER", flag: "--prefer",
      help: "Where username and cloud name are made equal: in the console, in the directory, or "
        + "where it is cheaper."),
    SettingOption(
      key: .fixOffices, kind: .word(FixOffices.words), builtIn: "directory", example: "mapping",
      environment: "ROLLCALL_FIX_OFFICES", flag: "--offices",
      help: "Where Office values are made to fit: in the directory, or by a mapping in Entra ID."),
    SettingOption(
      key: .fixExtension, kind: .word(PhoneAttribute.words), builtIn: "ipPhone",
      example: "none", environment: "ROLLCALL_FIX_EXTENSION_ATTRIBUTE", flag: nil,
      help: "The attribute that extensions are written to."),
    SettingOption(
      key: .fixNumber, kind: .word(PhoneAttribute.words), builtIn: "telephoneNumber",
      example: "none", environment: "ROLLCALL_FIX_NUMBER_ATTRIBUTE", flag: nil,
      help: "The attribute that phone numbers are written to."),
    SettingOption(
      key: .fixMapping, kind: .pairs(names: mappedFields), builtIn: nil,
      example: "{job-title: title, phone: none}", environment: nil, flag: nil,
      help: "What Entra ID sets a field of a console user from, where it is not 8x8's default."),
  ]
}
