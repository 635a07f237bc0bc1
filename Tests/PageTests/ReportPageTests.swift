import Foundation
import Support
import Testing

/// `report.html` in a real browser.
@Suite(.serialized) struct ReportPageTests {
  private static let onNorthwind = [
    "loads", "filters", "sorts", "finds_a_person", "finding_to_people", "keyboard", "colours",
    "narrow", "prints", "names", "without_script", "many_rows",
  ]

  @Test(arguments: onNorthwind) func northwind(check: String) throws {
    let program = try Program.besideSamples()
    let run = try program.run(
      "reconcile", "--config", "samples/northwind/rollcall.yaml", "--out", "report")
    try #require(run.status == 1, "\(run.errors)")
    try BrowserCheck(name: check, page: "report/report.html").run(in: program)
  }

  @Test func everyCheckIsMade() throws {
    #expect(
      Set(try BrowserCheck.names()) == Set(Self.onNorthwind + ["hostile", "ready", "portfolio"]))
  }

  /// Values that would break out of HTML, of the script's data, of attributes, of lines and of the
  /// order of letters; each in every field that has a place on the page.
  @Test func hostileValuesDoNothing() throws {
    let program = try Program(in: TemporaryFolder())
    try program.folder.write(Self.hostileDirectory, to: "ad\"><script>window.broken=1.ldif")
    try program.folder.write(Self.hostileConsole, to: "users.csv")
    try program.folder.write("Site\n\"<img src=x onerror=window.broken=1>\"\n", to: "sites.csv")
    let run = try program.run(
      "reconcile", "--directory", "ad\"><script>window.broken=1.ldif", "--console",
      "users.csv", "--sites", "sites.csv", "--out", "report", "--quiet")
    try #require(run.status == 1, "\(run.errors)")
    let page = try program.folder.text(of: "report/report.html")
    #expect(page.components(separatedBy: "</script>").count == 6)
    #expect(!page.contains("<script>window.broken"))
    try BrowserCheck(name: "hostile", page: "report/report.html").run(in: program)
  }

  private static let hostileValues = [
    "</script><script>window.broken=1</script>", "<!--<script>",
    "\"\u{338}><img src=x onerror=window.broken=1>",
    "<img src=x onerror=\"window.broken=1\">", "' onfocus='window.broken=1' autofocus='",
    "{{{style}}}{{#tenants}}", "javascript:window.broken=1", "a\u{202E}gpj.exe\u{202C}",
    "x\u{200B}y\u{FEFF}z\u{2028}w", "bell\u{7}tab\tescape\u{1B}[31m", "=cmd|'/c calc'!A1",
    "]]></style><style>body{display:none}", "&lt;b&gt;&amp;amp;", "\\\"},{\\u003cscript",
    "__proto__", "constructor", String(repeating: "W", count: 9_000), "ﷺ‮مرحبا", "😀e\u{301}",
  ]

  private static var hostileDirectory: String {
    hostileValues.enumerated().map { number, value in
      func line(_ name: String, _ value: String) -> String {
        "\(name):: \(Data(value.utf8).base64EncodedString())"
      }
      return [
        line("dn", "CN=\(number),DC=x"), "objectClass: user", "userAccountControl: 512",
        line("userPrincipalName", number % 2 == 0 ? value : "\(value)@example.com"),
        line("sAMAccountName", value), line("displayName", value),
        line("physicalDeliveryOfficeName", value), line("mail", "m\(number)@example.com"), "",
      ].joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static var hostileConsole: String {
    let rows = hostileValues.enumerated().map { number, value in
      [value, value, "", "m\(number)@example.com", value]
        .map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }
    return (["Username,First name,Last name,Email,Site"] + rows).joined(separator: "\r\n") + "\r\n"
  }

  @Test func aTenantInOrderIsReady() throws {
    let program = try Program(in: TemporaryFolder())
    let people = ["anna", "bo", "cy"]
    let entries = people.map { name in
      """
      dn: CN=\(name),DC=x
      objectClass: user
      sAMAccountName: \(name)
      userPrincipalName: \(name)@example.com
      mail: \(name)@example.com
      displayName: \(name.capitalized) Berg
      givenName: \(name.capitalized)
      sn: Berg
      physicalDeliveryOfficeName: \(name == "cy" ? "Oslo" : "Bergen")
      userAccountControl: 512
      objectGUID:: \(Data(name.padding(toLength: 16, withPad: "x", startingAt: 0).utf8).base64EncodedString())
      proxyAddresses: SMTP:\(name)@example.com
      title: Engineer
      department: Works
      telephoneNumber: +4721000\(name.utf8.count)0\(name.utf8.first ?? 0)
      memberOf: CN=Staff,DC=x
      employeeID: \(name.utf8.first ?? 0)

      """
    }
    try program.folder.write(entries.joined(separator: "\n"), to: "ad.ldif")
    try program.folder.write(
      "Username,First name,Last name,Email,Site,License\n"
        + people.map {
          "\($0)@example.com,\($0.capitalized),Berg,\($0)@example.com,"
            + "\($0 == "cy" ? "Oslo" : "Bergen"),X2\n"
        }.joined(), to: "users.csv")
    try program.folder.write("Site\nOslo\nBergen\n", to: "sites.csv")
    let run = try program.run(
      "reconcile", "--directory", "ad.ldif", "--console", "users.csv", "--sites", "sites.csv",
      "--verified-domain", "example.com", "--initial-domain", "example.onmicrosoft.com", "--out",
      "report", "--fail-on", "warning")
    try #require(run.status == 0, "\(run.text)\(run.errors)")
    try BrowserCheck(name: "ready", page: "report/report.html").run(in: program)
  }

  @Test func thePageCanBeLeftOut() throws {
    let program = try Program.besideSamples()
    let line = ["reconcile", "--config", "samples/northwind/rollcall.yaml", "--out", "report"]
    _ = try program.run(line)
    #expect(try program.folder.names(in: "report").contains("report.html"))
    let run = try program.run(line + ["--page", "omitted"])
    #expect(!run.text.contains("report.html"))
    #expect(try !program.folder.names(in: "report").contains("report.html"))
  }

  @Test func aTimeIsShownOnlyWhenItIsGiven() throws {
    let program = try Program.besideSamples()
    let line = ["reconcile", "--config", "samples/northwind/rollcall.yaml", "--out", "report"]
    _ = try program.run(line)
    #expect(try program.folder.text(of: "report/report.html").contains("Made by Rollcall"))
    _ = try program.start(
      "\(Program.binaries)/rollcall", line, input: [],
      variables: ["SOURCE_DATE_EPOCH": "1790000000", "ROLLCALL_TENANT_NAME": "North <wind>"])
    let page = try program.folder.text(of: "report/report.html")
    #expect(page.contains("2026-09-21 14:13 UTC by Rollcall"))
    #expect(page.contains("<strong>North &lt;wind&gt;</strong>"))
    #expect(
      try program.folder.text(of: "report/summary.json").contains(#""tenant": "North <wind>""#))
  }
}
