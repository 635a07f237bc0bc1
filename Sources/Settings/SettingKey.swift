/// Every setting, by its place in the configuration file: `group.name`.
///
/// The order is the order of `rollcall check` and of the file that `rollcall init` writes. What a
/// setting means, takes and is called elsewhere stands in ``SettingOption/all``.
package enum SettingKey: String, CaseIterable, Sendable {
  case directory = "inputs.directory"
  case console = "inputs.console"
  case sites = "inputs.sites"
  case entra = "inputs.entra"
  case licenses = "inputs.licenses"
  case decisions = "inputs.decisions"

  case consoleColumns = "columns.console"
  case directoryColumns = "columns.directory"

  case tenantName = "tenant.name"
  case verifiedDomains = "tenant.verified-domains"
  case initialDomain = "tenant.initial-domain"
  case upnAttribute = "tenant.upn-attribute"
  case userRetrieval = "tenant.user-retrieval"
  case singleSignOn = "tenant.single-sign-on"

  case scopeUsers = "scope.users"
  case scopeGroups = "scope.groups"

  case siteAliases = "sites.aliases"
  case mappingExpression = "sites.mapping-expression"

  case excludedConsole = "exclude.console"
  case excludedDirectory = "exclude.directory"

  case licenseRules = "licenses.rules"
  case licenseDefault = "licenses.default"
  case licensePriority = "licenses.priority"
  case licenseExistingUsers = "licenses.existing-users"
  case licenseTemplate = "licenses.template"
  case licenseFirstDataRow = "licenses.first-data-row"
  case licenseHeader = "licenses.header"
  case licenseEncoding = "licenses.encoding"
  case licenseColumns = "licenses.columns"
  case licenseConstants = "licenses.constants"
  case licenseNames = "licenses.names"
  case licenseRowLimit = "licenses.row-limit"

  case fixSide = "fix.prefer"
  case fixOffices = "fix.offices"
  case fixExtension = "fix.extension-attribute"
  case fixNumber = "fix.number-attribute"
  case fixMapping = "fix.mapping"

  case wavesBy = "waves.by"
  case wavesList = "waves.list"
  case wavesPilot = "waves.pilot"
  case wavesHeldBy = "waves.held-by"
  case wavesTemplate = "waves.template"
  case wavesColumn = "waves.column"
  case wavesFileLimit = "waves.file-limit"

  case nightlyState = "nightly.state"
  case nightlyKeepRuns = "nightly.keep-runs"
  case nightlyKeepDays = "nightly.keep-days"
  case nightlyKeepFolders = "nightly.keep-folders"
  case nightlyName = "nightly.name"
  case nightlyOnlyNews = "nightly.only-news"
  case nightlyLicenses = "nightly.licenses"
  case nightlyFixes = "nightly.fixes"
  case nightlyMailFrom = "nightly.mail-from"
  case nightlyMailTo = "nightly.mail-to"
  case nightlyMetrics = "nightly.metrics"
  case nightlyWarnHours = "nightly.warn-hours"
  case nightlyCriticalHours = "nightly.critical-hours"

  case directoryShrankCount = "gates.directory-shrank-count"
  case directoryShrankPercent = "gates.directory-shrank-percent"
  case consoleShrankCount = "gates.console-shrank-count"
  case consoleShrankPercent = "gates.console-shrank-percent"
  case consoleEmptyCount = "gates.console-empty-count"
  case findingsJumpedCount = "gates.findings-jumped-count"
  case findingsJumpedPercent = "gates.findings-jumped-percent"
  case statesMovedCount = "gates.states-moved-count"
  case statesMovedPercent = "gates.states-moved-percent"
  case outputsTooLargeCount = "gates.outputs-too-large-count"
  case outputsTooLargePercent = "gates.outputs-too-large-percent"
  case exportTooOldDays = "gates.export-too-old-days"
  case exportsFarApartHours = "gates.exports-far-apart-hours"
  case inputUnchangedNights = "gates.input-unchanged-nights"
  case gatesMinimum = "gates.minimum"

  case rejectedPercent = "limits.rejected-percent"
  case rejectedMinimum = "limits.rejected-minimum"
  case strict = "limits.strict"

  case outputFolder = "output.folder"
  case outputFormat = "output.format"
  case outputPage = "output.page"
  case failOn = "output.fail-on"
  case messages = "output.messages"
  case progress = "output.progress"
  case redact = "output.redact"
  case redactKeyFile = "output.redact-key-file"

  case bindName = "ldap.bind-name"
  case password = "ldap.password"
  case passwordFile = "ldap.password-file"
  case sasl = "ldap.sasl"
  case keytab = "ldap.keytab"
  case anonymous = "ldap.anonymous"
  case caFile = "ldap.ca-file"
  case startTLS = "ldap.start-tls"
  case insecurePlaintext = "ldap.insecure-plaintext"
  case base = "ldap.base"
  case filter = "ldap.filter"
  case timeout = "ldap.timeout"
  case mirror = "ldap.mirror"
  case fullReadDays = "ldap.full-read-days"
  case fullRead = "ldap.full-read"

  /// The heading that the setting stands under in the file.
  package var group: String { String(rawValue.prefix { $0 != "." }) }
  /// What it is called under that heading.
  package var name: String { String(rawValue.drop { $0 != "." }.dropFirst()) }
}
