extension Rules {
  static let licenses: [Rule] = [
    .licenseOnLeaver, .licenseWithoutSite, .inactiveConsoleUserLicensed, .licenseUnlisted,
    .licenseOverdrawn, .licenseSeatsShort,
  ]
}
