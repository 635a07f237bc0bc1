import Settings
import Testing

@Suite struct PrecedenceTests {
  private let yaml = """
    tenant:
      initial-domain: file.onmicrosoft.com
      verified-domains: [one.com, two.com]
    output:
      fail-on: warning
    """

  @Test func defaultsHoldWhenNobodySpeaks() throws {
    let settings = try Settings.resolve(file: nil, environment: [:])
    #expect(settings.tenant.upnAttribute == "userPrincipalName")
    #expect(settings.tenant.userRetrieval == .all)
    #expect(settings.limits.rejectedPercent == 1)
    #expect(settings.limits.rejectedMinimum == 10)
    #expect(settings.output.failOn == .error)
    #expect(settings.scope == .everybody)
    #expect(origin(.failOn, in: settings) == .builtIn)
  }

  @Test func fileWinsOverDefaults() throws {
    let settings = try load(yaml)
    #expect(settings.output.failOn == .warning)
    #expect(origin(.failOn, in: settings) == .file("conf/rollcall.yaml", line: 5))
  }

  @Test func environmentWinsOverFile() throws {
    let settings = try load(
      yaml, environment: ["ROLLCALL_INITIAL_DOMAIN": "env.onmicrosoft.com", "HOME": "/root"])
    #expect(settings.tenant.initialDomain == "env.onmicrosoft.com")
    #expect(origin(.initialDomain, in: settings) == .environment("ROLLCALL_INITIAL_DOMAIN"))
    #expect(settings.tenant.verifiedDomains == ["one.com", "two.com"])
  }

  @Test func flagsWinOverAllAndReplaceLists() throws {
    let settings = try load(
      yaml, environment: ["ROLLCALL_VERIFIED_DOMAINS": "three.com;four.com"],
      flags: [FlagSetting(.verifiedDomains, "--verified-domain", ["five.com"])])
    #expect(settings.tenant.verifiedDomains == ["five.com"])
    #expect(origin(.verifiedDomains, in: settings) == .flag("--verified-domain"))
  }

  @Test func listsInTheEnvironmentAreSeparatedBySemicolons() throws {
    let settings = try Settings.resolve(
      file: nil, environment: ["ROLLCALL_BASE": "DC=a,DC=com;DC=b,DC=com"])
    #expect(settings.ldap.bases == ["DC=a,DC=com", "DC=b,DC=com"])
  }

  @Test func anEmptyVariableSaysNothing() throws {
    #expect(try load(yaml, environment: ["ROLLCALL_FAIL_ON": ""]).output.failOn == .warning)
  }

  @Test func everyOptionHasAPlaceAndAnOrigin() throws {
    let settings = try Settings.resolve(file: nil, environment: [:])
    #expect(settings.effective.map(\.key) == SettingKey.allCases)
    #expect(SettingOption.all.map(\.key) == SettingKey.allCases)
    let names = SettingOption.all.compactMap(\.environment)
    #expect(Set(names).count == names.count)
    #expect(Set(SettingOption.all.map(\.key.group)) == Set(SettingOption.groups.map(\.name)))
  }
}
