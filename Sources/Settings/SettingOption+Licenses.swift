extension SettingOption {
  static let licensing = [
    SettingOption(
      key: .licenseRules, kind: .rules, builtIn: nil,
      example:
        "[{department: Sales*, license: \"X Series - X4\"}, {group: Interns, license: nobody}]",
      environment: nil, flag: nil,
      help:
        "Which licence a person gets: the first rule whose conditions all hold. license: nobody gives "
        + "none; {country} in its name is the country of the Site. * and ? stand for any characters."
    ),
    SettingOption(
      key: .licenseDefault, kind: .text, builtIn: nil, example: "\"X Series - X2\"",
      environment: "ROLLCALL_LICENSES_DEFAULT", flag: nil,
      help: "The licence of those whom no rule names. Without it they get none."),
    SettingOption(
      key: .licensePriority, kind: .rules, builtIn: nil,
      example: "[{department: Reception}, {title: \"*Manager*\"}]", environment: nil, flag: nil,
      help:
        "Who gets a seat first when there are too few, as conditions of rules. Then come people who "
        + "have an 8x8 user, then earlier rules, then the order of names."),
    SettingOption(
      key: .licenseExistingUsers, kind: .word(ExistingUsers.words), builtIn: "worklist",
      example: "template", environment: "ROLLCALL_LICENSES_EXISTING_USERS", flag: nil,
      help:
        "How users who are in 8x8 get their licence: by a worklist for Bulk Edit, or by the template. "
        + "8x8's pages disagree on whether an upload can change users."),
    SettingOption(
      key: .licenseTemplate, kind: .source, builtIn: nil, example: "template.csv",
      environment: "ROLLCALL_LICENSES_TEMPLATE", flag: "--template",
      help: "The CSV template that was downloaded from Admin Console; it is kept as it is."),
    SettingOption(
      key: .licenseFirstDataRow, kind: .count(2...1000), builtIn: nil, example: "3",
      environment: "ROLLCALL_LICENSES_FIRST_DATA_ROW", flag: nil,
      help: "The row of the template in which data begins, where that is not recognised."),
    SettingOption(
      key: .licenseHeader, kind: .texts, builtIn: nil,
      example: "[User.FirstName, User.LastName, User.Email, User.Site]", environment: nil,
      flag: nil, help: "Without a template: the header of the file, for another phone system too."),
    SettingOption(
      key: .licenseHeaderRow, kind: .word(HeaderRow.words), builtIn: "first", example: "none",
      environment: "ROLLCALL_LICENSES_HEADER_ROW", flag: nil,
      help: "Without a template: whether the header stands in the file, or only names the columns."),
    SettingOption(
      key: .licenseEncoding, kind: .word(FileEncoding.words), builtIn: "utf-8",
      example: "utf-8-bom", environment: "ROLLCALL_LICENSES_ENCODING", flag: nil,
      help: "Without a template: the encoding of the file."),
    SettingOption(
      key: .licenseDelimiter, kind: .word(SourceDelimiter.words), builtIn: "comma",
      example: "semicolon", environment: "ROLLCALL_LICENSES_DELIMITER", flag: nil,
      help: "Without a template: what stands between the cells of the file."),
    SettingOption(
      key: .licenseColumns, kind: .pairs(names: consoleFields), builtIn: nil,
      example: "{username: User.Username, license: User.License}", environment: nil, flag: nil,
      help:
        "Field to the header of its column in the template. phone and extension of new users are "
        + "filled (from telephoneNumber and ipPhone) only when they are named here."),
    SettingOption(
      key: .licenseServices, kind: .pairs(names: []), builtIn: nil,
      example: "{\"X Series - X2*\": Calling, \"*Recording*\": Recording}", environment: nil,
      flag: nil,
      help:
        "For systems with a column for each licence: licence to the header of its column, which gets "
        + "the mark. * and ? stand for any characters."),
    SettingOption(
      key: .licenseMark, kind: .text, builtIn: "Yes", example: "\"TRUE\"",
      environment: "ROLLCALL_LICENSES_MARK", flag: nil,
      help: "With services: what stands in the column of a licence that somebody gets."),
    SettingOption(
      key: .licenseConstants, kind: .pairs(names: []), builtIn: nil,
      example: "{User.Language: en-GB}", environment: nil, flag: nil,
      help: "Header of a column in the template to the text that every row gets there."),
    SettingOption(
      key: .licenseNames, kind: .word(NameRule.words), builtIn: "plain", example: "any",
      environment: "ROLLCALL_LICENSES_NAMES", flag: nil,
      help:
        "plain holds back names with characters that 8x8's specification does not list, such as "
        + "accented letters; any lets them through."),
    SettingOption(
      key: .licenseRowLimit, kind: .count(1...10_000_000), builtIn: nil, example: "1000",
      environment: "ROLLCALL_LICENSES_ROW_LIMIT", flag: nil,
      help: "The most rows in one file for upload; more make further files."),
  ]
}
