import ArgumentParser
import Settings

/// What is known about Entra ID.
struct TenantOptions: ParsableArguments {
  @Option(
    name: .customLong("verified-domain"),
    help: ArgumentHelp(
      "A domain that is verified in Entra ID. Repeat it for several.", valueName: "domain"))
  var verifiedDomains: [String] = []

  @Option(
    help: ArgumentHelp(
      "The onmicrosoft.com domain, which unverified suffixes fall back to.", valueName: "domain"))
  var initialDomain: String?

  @Option(
    help: ArgumentHelp(
      "The attribute that Entra Connect takes as userPrincipalName, such as mail.",
      valueName: "attribute"))
  var upnAttribute: String?

  var flags: [FlagSetting] {
    [
      FlagSetting(.verifiedDomains, "--verified-domain", verifiedDomains),
      FlagSetting(.initialDomain, "--initial-domain", initialDomain.asList),
      FlagSetting(.upnAttribute, "--upn-attribute", upnAttribute.asList),
    ]
  }
}
