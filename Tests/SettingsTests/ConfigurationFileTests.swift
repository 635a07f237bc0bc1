import Settings
import Testing

@Suite struct ConfigurationFileTests {
  @Test func readsEveryGroup() throws {
    let settings = try load(
      """
      inputs:
        directory:
          - ad.ldif
          - {source: /data/child.csv, format: csv, encoding: windows-1252, delimiter: semicolon}
          - ldaps://dc1.contoso.com
        console: "-"
        sites: {source: ../sites.txt, format: csv}
        decisions: decisions.csv
      columns:
        console: {username: Login name, site: Branch}
        directory: {physicalDeliveryOfficeName: Location}
      tenant: {upn-attribute: mail, user-retrieval: idp-only, single-sign-on: on}
      scope: {groups: ["CN=8x8,DC=contoso,DC=com"]}
      sites: {aliases: {HQ: Head Office}, mapping-expression: aliases}
      exclude: {console: ["lobby*"], directory: ["svc-*"]}
      limits: {rejected-percent: 2.5, rejected-minimum: 0, strict: yes}
      output: {folder: report, format: json, messages: quiet, progress: never}
      ldap: {bind-name: reader, password-file: secret.txt, start-tls: true, timeout: 5}
      """)
    let directories = settings.inputs.directories
    #expect(
      directories.map(\.location)
        == ["conf/ad.ldif", "/data/child.csv", "ldaps://dc1.contoso.com"])
    #expect(directories[1].format == .csv && directories[1].encoding == .windows1252)
    #expect(directories[1].delimiter == .semicolon)
    #expect(directories[1].origin == .file("conf/rollcall.yaml", line: 4))
    #expect(settings.inputs.console?.location == "-")
    #expect(settings.inputs.sites?.location == "conf/../sites.txt")
    #expect(settings.inputs.sites?.format == .csv)
    #expect(settings.inputs.decisions == "conf/decisions.csv")
    #expect(settings.columns.console.map(\.name) == ["username", "site"])
    #expect(settings.columns.directory.first?.text == "Location")
    #expect(settings.tenant.userRetrieval == .idpOnly && settings.tenant.singleSignOn == .on)
    #expect(settings.scope == .groups(["CN=8x8,DC=contoso,DC=com"]))
    #expect(settings.siteRules.aliases.first?.name == "HQ")
    #expect(settings.siteRules.mappingExpression == .aliases)
    #expect(settings.exclusions.console == ["lobby*"])
    #expect(settings.limits.rejectedPercent == 2.5 && settings.limits.badRecords == .stopAtFirst)
    #expect(settings.output.folder == "conf/report" && settings.output.messages == .quiet)
    #expect(settings.ldap.identity == .simple(bindName: "reader"))
    #expect(settings.ldap.startTLS == .always && settings.ldap.timeout == 5)
  }

  @Test(arguments: ["", "# nothing\n", "inputs:\n", "tenant: {initial-domain: }\n", "\u{FEFF}"])
  func emptyPlacesSayNothing(yaml: String) throws {
    #expect(try load(yaml).effective.allSatisfy { $0.origin == .builtIn })
  }

  @Test func oneValueStandsForAListOfOne() throws {
    #expect(try load("tenant: {verified-domains: a.com}").tenant.verifiedDomains == ["a.com"])
  }

  @Test func unknownKeyNamesTheNearestAndTheLine() throws {
    let problem = try #require(refusal("tenant:\n  verified-domain: a.com\n"))
    #expect(problem.message == "There is no setting called \"verified-domain\" under tenant")
    #expect(problem.origin.description == "conf/rollcall.yaml:2")
    #expect(problem.remedy == "Did you mean verified-domains?")
  }

  @Test func unknownGroupNamesTheNearest() throws {
    #expect(try #require(refusal("\ntennant: {}")).remedy == "Did you mean tenant?")
    #expect(try #require(refusal("fail-on: never")).remedy == "Did you mean output.fail-on?")
    #expect(try #require(refusal("qqqqqq: 1")).remedy.hasPrefix("Known are: inputs, columns"))
  }

  @Test func unknownKeysInsideMapsAreFound() throws {
    #expect(
      try #require(refusal("columns:\n  console: {user-name: A}")).remedy
        == "Did you mean username?")
    #expect(
      try #require(refusal("inputs: {console: {source: a, fromat: csv}}")).remedy
        == "Did you mean format?")
  }

  @Test func directoryColumnsAreForAttributesThatAreRead() throws {
    #expect(refusal("columns: {directory: {physicaldeliveryofficename: Branch}}") == nil)
    let unread = "columns: {directory: {extensionAttribute1: Login}}"
    #expect(try #require(refusal(unread)).remedy.hasPrefix("Known here: distinguishedName, "))
    #expect(refusal(unread + "\ntenant: {upn-attribute: extensionAttribute1}") == nil)
    #expect(
      try #require(refusal("columns: {directory: {employeID: A}}")).remedy
        == "Did you mean employeeID?")
    #expect(
      try #require(refusal("columns: {console: {zzz: A}}")).remedy
        .hasPrefix("Known here: username, "))
  }

  @Test func unknownVariableNamesTheNearest() throws {
    let problem = try #require(refusal("", environment: ["ROLLCALL_FAIL_NO": "x"]))
    #expect(problem.message == "There is no setting for the variable ROLLCALL_FAIL_NO")
    #expect(problem.remedy == "Did you mean ROLLCALL_FAIL_ON?")
  }

  @Test(arguments: [
    (
      "limits:\n  rejected-minimum: many\n",
      "takes a whole number from 0 to 1000000000, not \"many\"", 2
    ),
    ("limits: {rejected-percent: 101}", "takes a number from 0 to 100, not \"101\"", 1),
    ("limits: {rejected-percent: nan}", "takes a number from 0 to 100, not \"nan\"", 1),
    ("\n\nlimits: {strict: perhaps}", "takes true or false, not \"perhaps\"", 3),
    ("output: {format: xml}", "takes text or json, not \"xml\"", 1),
    ("output:\n  format:\n    - text", "takes text or json, not a list", 3),
    ("inputs:\n  console: [a, b]", "takes a path, - or a URL, not a list", 2),
    ("inputs:\n  console: \"\"", "takes a path, - or a URL, not a single value", 2),
    ("tenant: {initial-domain: \"@contoso.com\"}", "such as contoso.com, not \"@contoso.com\"", 1),
    ("sites: {aliases: [HQ]}", "takes names with a text each, not a list", 1),
    ("inputs: {console: {format: csv}}", "does not say what to read", 1),
    (
      "inputs: {console: {source: a, format: tsv}}", "takes ldif, csv or scim, not \"tsv\"",
      1
    ),
    ("tenant: yes", "tenant must hold names and values, not a single value", 1),
    ("- a\n- b", "The file must hold names and values, not a list", 1),
  ])
  func wrongTypesSayWhatIsAllowed(yaml: String, message: String, line: Int) throws {
    let problem = try #require(refusal(yaml))
    #expect(problem.message.contains(message), "\(problem.message)")
    #expect(problem.origin == .file("conf/rollcall.yaml", line: line))
    #expect(!problem.remedy.isEmpty)
  }

  @Test func duplicateKeysAreRefused() throws {
    let problem = try #require(refusal("output:\n  format: text\n  format: json\n"))
    guard case .duplicateKey("format", .file(_, let line)) = problem else {
      Issue.record("\(problem)")
      return
    }
    #expect(line == 2 || line == 3)
  }

  @Test func contradictionsAreRefused() {
    let both = "scope: {users: a.txt, groups: [\"CN=x\"]}"
    #expect(
      refusal(both)
        == .contradiction(.scopeUsers, .scopeGroups, .file("conf/rollcall.yaml", line: 1)))
    #expect(refusal("ldap: {anonymous: true, bind-name: a}") != nil)
    #expect(refusal("ldap: {anonymous: false, bind-name: a}") == nil)
  }

  @Test func brokenYAMLNamesTheLine() throws {
    let problem = try #require(refusal("output:\n  format: \"text\n"))
    guard case .notYAML = problem else {
      Issue.record("\(problem)")
      return
    }
    #expect(problem.origin.description.hasPrefix("conf/rollcall.yaml:"))
  }

  @Test(arguments: ["exclude: {console: [*lobby]}", "exclude:\n  console:\n    - *.local\n"])
  func bareAsterisksAskForQuotes(yaml: String) throws {
    #expect(
      try #require(refusal(yaml)).message == "A value that starts with * or & must be in quotes")
  }
}
