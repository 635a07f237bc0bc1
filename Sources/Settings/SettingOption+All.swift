extension SettingOption {
  /// All settings, in the order of the file.
  package static let all =
    inputs + columns + tenant + scope + sites + exclude + licensing + fix + waves + nightly + gates
    + limits + output + ldap

  /// A sentence for the heading of each group.
  package static let groups: [(name: String, help: String)] = [
    (
      "inputs",
      "What is read: a path, - for standard input, or, where recognition is wrong,\n"
        + "# {source: a.csv, format: csv, encoding: windows-1252, delimiter: semicolon}"
    ),
    ("columns", "Names of CSV columns, where they are not recognised"),
    ("tenant", "What is known about Microsoft Entra ID and 8x8"),
    ("scope", "Who is assigned to the provisioning application; everybody when nothing is set"),
    ("sites", "How Office becomes Site"),
    ("exclude", "Users of no interest, such as lobby phones; * and ? stand for any characters"),
    (
      "licenses",
      "Who gets which licence, and how the files for it look. A rule is a map: license, and what must\n"
        + "# hold for it: department, title, group, site, ou, has-license, an attribute that\n"
        + "# is read anyway, or any other as attribute:extensionAttribute1"
    ),
    ("fix", "What rollcall fix proposes"),
    ("waves", "How rollcall waves puts people together, and the files that it writes"),
    ("nightly", "What rollcall nightly writes and keeps, and when rollcall status complains"),
    (
      "gates",
      "When rollcall nightly stops because something looks like an accident, compared with the last\n"
        + "# good run. 0 switches a limit off"
    ),
    ("limits", "When bad records stop the run"),
    ("output", "What is written and printed"),
    ("ldap", "How to sign in to a directory server"),
  ]

  /// The fields of a console user that ``SettingKey/consoleColumns`` can name a column for.
  package static let consoleFields = [
    "username", "first-name", "last-name", "display-name", "email", "site", "license", "extension",
    "phone", "mobile", "job-title", "department", "employee-id", "external-id", "federation-id",
    "active", "directory-visible",
  ]

  /// The attributes of a directory user that ``SettingKey/directoryColumns`` can name a column for,
  /// besides the configured ``SettingKey/upnAttribute``.
  package static let directoryAttributes = [
    "distinguishedName", "sAMAccountName", "userPrincipalName", "mail", "mailNickname",
    "displayName", "cn", "givenName", "sn", "physicalDeliveryOfficeName", "title", "department",
    "telephoneNumber", "mobile", "ipPhone", "employeeID", "objectId", "objectClass",
    "objectGUID", "mS-DS-ConsistencyGuid", "ImmutableId", "userAccountControl", "Enabled",
    "proxyAddresses", "memberOf", "member", "groupType", "isCriticalSystemObject", "isDeleted",
    "adminDescription", "msExchRecipientTypeDetails", "userType",
  ]

  private static let inputs = [
    SettingOption(
      key: .directory, kind: .sources, builtIn: nil, example: "[ad.ldif]",
      environment: "ROLLCALL_DIRECTORY", flag: "--directory",
      help:
        "Exports of Active Directory (LDIF or CSV), or servers such as ldaps://dc1.contoso.com; "
        + "one for each domain."),
    SettingOption(
      key: .console, kind: .source, builtIn: nil, example: "users.csv",
      environment: "ROLLCALL_CONSOLE", flag: "--console",
      help: "The users of 8x8 Admin Console: CSV, or a saved SCIM list response."),
    SettingOption(
      key: .sites, kind: .source, builtIn: nil, example: "sites.csv",
      environment: "ROLLCALL_SITES", flag: "--sites",
      help: "The exact names of the Sites. Without it they are taken from the console users."),
    SettingOption(
      key: .entra, kind: .source, builtIn: nil, example: "exportUsers.csv",
      environment: "ROLLCALL_ENTRA", flag: "--entra",
      help: "Entra ID's Download users. Only this proves a cloud userPrincipalName."),
    SettingOption(
      key: .licenses, kind: .source, builtIn: nil, example: "licenses.csv",
      environment: "ROLLCALL_LICENSES", flag: "--licenses",
      help: "The licences of the tenant, with their exact names and free seats."),
    SettingOption(
      key: .decisions, kind: .path, builtIn: nil, example: "decisions.csv",
      environment: "ROLLCALL_DECISIONS", flag: "--decisions",
      help: "What people decided about users and pairs; it outlives any export."),
  ]

  private static let columns = [
    SettingOption(
      key: .consoleColumns, kind: .pairs(names: consoleFields), builtIn: nil,
      example: "{username: Login name, site: Branch}", environment: nil, flag: nil,
      help: "Field of a console user to the header of its column."),
    SettingOption(
      key: .directoryColumns, kind: .pairs(names: []), builtIn: nil,
      example: "{physicalDeliveryOfficeName: Location}", environment: nil, flag: nil,
      help: "Attribute of a directory user to the header of its column."),
  ]

  private static let tenant = [
    SettingOption(
      key: .tenantName, kind: .text, builtIn: nil, example: "Contoso",
      environment: "ROLLCALL_TENANT_NAME", flag: "--name",
      help: "What pages, mails, metrics, status and rollcall portfolio call the tenant."),
    SettingOption(
      key: .verifiedDomains, kind: .domains, builtIn: nil, example: "[contoso.com]",
      environment: "ROLLCALL_VERIFIED_DOMAINS", flag: "--verified-domain",
      help: "Domains verified in Entra ID. Without it every suffix that can be verified counts."),
    SettingOption(
      key: .initialDomain, kind: .domain, builtIn: nil, example: "contoso.onmicrosoft.com",
      environment: "ROLLCALL_INITIAL_DOMAIN", flag: "--initial-domain",
      help: "The domain that Entra ID falls back to when a suffix is not verified."),
    SettingOption(
      key: .upnAttribute, kind: .text, builtIn: "userPrincipalName", example: "mail",
      environment: "ROLLCALL_UPN_ATTRIBUTE", flag: "--upn-attribute",
      help: "The attribute that Entra Connect takes as userPrincipalName (alternate login ID)."),
    SettingOption(
      key: .userRetrieval, kind: .word(UserRetrieval.words), builtIn: "all", example: "idp-only",
      environment: "ROLLCALL_USER_RETRIEVAL", flag: nil,
      help: "8x8's user retrieval. Only with all can existing users be linked."),
    SettingOption(
      key: .singleSignOn, kind: .word(SingleSignOn.words), builtIn: "off", example: "on",
      environment: "ROLLCALL_SINGLE_SIGN_ON", flag: nil,
      help: "Whether people sign in to 8x8 through Entra ID already. Until then a rename hurts."),
  ]

  private static let scope = [
    SettingOption(
      key: .scopeUsers, kind: .path, builtIn: nil, example: "pilot.txt",
      environment: "ROLLCALL_SCOPE_USERS", flag: nil,
      help: "A file with one userPrincipalName a line: only these users are assigned."),
    SettingOption(
      key: .scopeGroups, kind: .texts, builtIn: nil,
      example: "[\"CN=8x8 users,OU=Groups,DC=contoso,DC=com\"]",
      environment: "ROLLCALL_SCOPE_GROUPS", flag: nil,
      help: "Distinguished names of the assigned groups. Members of nested groups do not count."),
  ]

  private static let sites = [
    SettingOption(
      key: .siteAliases, kind: .pairs(names: []), builtIn: nil,
      example: "{HQ: Head Office}", environment: nil, flag: nil,
      help: "Office value to the name of the Site that it means."),
    SettingOption(
      key: .mappingExpression, kind: .word(MappingExpression.words), builtIn: "none",
      example: "aliases", environment: "ROLLCALL_MAPPING_EXPRESSION", flag: nil,
      help: "What the mapping in Entra ID does: none, one constant Site, or replace the aliases."),
  ]

  private static let exclude = [
    SettingOption(
      key: .excludedConsole, kind: .texts, builtIn: nil, example: "[\"lobby*\"]",
      environment: "ROLLCALL_EXCLUDE_CONSOLE", flag: nil,
      help: "Patterns for usernames of the console."),
    SettingOption(
      key: .excludedDirectory, kind: .texts, builtIn: nil, example: "[\"svc-*\"]",
      environment: "ROLLCALL_EXCLUDE_DIRECTORY", flag: nil,
      help: "Patterns for userPrincipalName or sAMAccountName in the directory."),
  ]

  private static let limits = [
    SettingOption(
      key: .rejectedPercent, kind: .percent, builtIn: "1", example: "5",
      environment: "ROLLCALL_REJECTED_PERCENT", flag: nil,
      help: "The run stops when more than this share of a source, in percent, cannot be read."),
    SettingOption(
      key: .rejectedMinimum, kind: .count(0...1_000_000_000), builtIn: "10", example: "100",
      environment: "ROLLCALL_REJECTED_MINIMUM", flag: nil,
      help: "So many unreadable records never stop a run, whatever their share."),
    SettingOption(
      key: .strict, kind: .toggle, builtIn: "false", example: "true",
      environment: "ROLLCALL_STRICT", flag: "--strict",
      help: "Stop at the first record that cannot be read."),
  ]

  private static let output = [
    SettingOption(
      key: .outputFolder, kind: .path, builtIn: nil, example: "report",
      environment: "ROLLCALL_OUT", flag: "--out",
      help: "The folder for the files of the report. Without it only the summary is printed."),
    SettingOption(
      key: .outputFormat, kind: .word(OutputFormat.words), builtIn: "text", example: "json",
      environment: "ROLLCALL_FORMAT", flag: "--format", help: "How the summary is printed."),
    SettingOption(
      key: .outputPage, kind: .word(PageFile.words), builtIn: "written", example: "omitted",
      environment: "ROLLCALL_PAGE", flag: "--page",
      help: "Whether report.html, the page to look at, is written beside the lists."),
    SettingOption(
      key: .failOn, kind: .word(FailOn.words), builtIn: "error", example: "warning",
      environment: "ROLLCALL_FAIL_ON", flag: "--fail-on",
      help: "The lowest severity of a finding that makes the exit code 1."),
    SettingOption(
      key: .messages, kind: .word(Messages.words), builtIn: "normal", example: "quiet",
      environment: "ROLLCALL_MESSAGES", flag: "--quiet or --verbose",
      help: "How much is said on standard error."),
    SettingOption(
      key: .progress, kind: .word(Progress.words), builtIn: "auto", example: "never",
      environment: "ROLLCALL_PROGRESS", flag: "--progress",
      help: "When progress is shown on standard error; auto means on a terminal only."),
    SettingOption(
      key: .redact, kind: .toggle, builtIn: "false", example: "true",
      environment: "ROLLCALL_REDACT", flag: "--redact",
      help: "Pseudonyms in place of names, usernames, addresses, telephone numbers, DNs and IDs."),
    SettingOption(
      key: .redactKeyFile, kind: .path, builtIn: nil, example: "redact.key",
      environment: "ROLLCALL_REDACT_KEY_FILE", flag: "--redact-key-file",
      help:
        "A file with a secret, its owner's alone: with it, pseudonyms are the same in every run."),
  ]
}
