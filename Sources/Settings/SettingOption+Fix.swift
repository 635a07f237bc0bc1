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

  /// The fields of a console user that ``SettingKey/fixColumns`` can name a column for.
  package static let templateFields = consoleFields + ["present-username"]

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
    SettingOption(
      key: .fixTemplate, kind: .source, builtIn: nil, example: "template.csv",
      environment: "ROLLCALL_FIX_TEMPLATE", flag: "--template",
      help: "A CSV template of Admin Console for new usernames, kept as it is, beside the worklist."
    ),
    SettingOption(
      key: .fixFirstDataRow, kind: .count(2...1000), builtIn: nil, example: "3",
      environment: "ROLLCALL_FIX_FIRST_DATA_ROW", flag: nil,
      help: "The row of that template in which data begins, where that is not recognised."),
    SettingOption(
      key: .fixColumns, kind: .pairs(names: templateFields), builtIn: nil,
      example: "{username: New username, present-username: Username}", environment: nil, flag: nil,
      help:
        "Field to the header of its column in that template; present-username is the one that the "
        + "user has."),
    SettingOption(
      key: .fixConstants, kind: .pairs(names: []), builtIn: nil, example: "{Action: Modify}",
      environment: nil, flag: nil,
      help: "Header of a column in that template to the text that every row gets there."),
  ]
}
