import Foundation
import Support
import Testing

/// `rollcall licenses` as a whole.
@Suite struct LicenseTests {
  private let program: Program

  init() throws { program = try Program.besideSamples() }

  private func run(_ sample: String, _ more: String...) throws -> Program.Outcome {
    try program.run(
      ["licenses", "--config", "samples/\(sample)/rollcall.yaml", "--out", "out"] + more)
  }

  private func table(_ name: String) throws -> CSVTable {
    CSVTable(try program.folder.bytes(of: "out/\(name)"))
  }

  /// The usernames in an upload, below the rows of the template.
  private func uploaded(_ name: String, delimiter: Character) throws -> [String] {
    let text = String(
      decoding: try program.folder.bytes(of: "out/\(name)").map { $0 < 0x80 ? $0 : 0x3F },
      as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let cell = String(line.prefix { $0 != delimiter })
      return cell.contains("@") ? cell : nil
    }
  }

  @Test func everybodyIsInOnePlaceOnly() throws {
    for (sample, delimiter) in [("licenses-template", Character(";")), ("licenses-worklist", ",")] {
      let outcome = try run(sample)
      #expect(outcome.status == 1 && outcome.errors.isEmpty, "\(outcome.errors)")
      var people: [String] = []
      for name in try program.folder.names(in: "out") {
        if name.hasPrefix("create-") || name.hasPrefix("assign-") {
          people += try uploaded(name, delimiter: delimiter)
        } else if ["worklist.csv", "held.csv", "left-out.csv"].contains(name) {
          people += try table(name).columns("username").joined()
        }
      }
      let json = try JSONSerialization.jsonObject(
        with: Data(program.folder.bytes(of: "out/licenses.json")))
      let numbers = try #require((json as? [String: Any])?["people"] as? [String: Int])
      #expect(people.count == numbers["wanted"])
      #expect(Set(people).count == people.count)
      let parts = ["create", "assign", "held", "left_out"].compactMap { numbers[$0] }
      #expect(parts.reduce(0, +) == numbers["wanted"])
    }
  }

  @Test func theTemplateStaysByteForByte() throws {
    _ = try run("licenses-template")
    var template = try Repository.bytes("samples/licenses-template/template.csv")
    template.removeLast(13)  // The blank row at its end.
    for name in ["create-1.csv", "create-2.csv", "assign-1.csv"] {
      let bytes = try program.folder.bytes(of: "out/\(name)")
      #expect(Array(bytes.prefix(template.count)) == template, "\(name)")
      let rows = bytes.dropFirst(template.count)
      #expect(rows.count { $0 == 0x0A } == rows.count { $0 == 0x0D })
      #expect(rows.count { $0 == 0x0A } <= 2)
      #expect(try program.folder.attributes(of: "out/\(name)").mode == 0o600)
    }
  }

  @Test func uploadsOfAnEarlierRunDisappear() throws {
    _ = try run("licenses-template")
    #expect(try program.folder.names(in: "out").contains("create-2.csv"))
    try program.folder.write("mine", to: "out/create-notes.csv")
    let line =
      "ROLLCALL_LICENSES_ROW_LIMIT=100 ROLLCALL_LICENSES_EXISTING_USERS=worklist rollcall "
      + "licenses --config samples/licenses-template/rollcall.yaml --out out"
    #expect(try program.shell(line).status == 1)
    let names = try program.folder.names(in: "out")
    #expect(names.filter { $0.hasPrefix("create") } == ["create-1.csv", "create-notes.csv"])
    #expect(names.contains("worklist.csv") && !names.contains("assign-1.csv"))
  }

  @Test func refusesATemplateThatItCannotFill() throws {
    let cases = [
      ("User.FirstName,User.LastName,Username,User.Email,User.Site\n", "take the license"),
      ("User.FirstName,User.LastName,User.Email,User.Site,License\n", "take the username"),
      ("Username,User.Site,License,User.Pin*\n", "User.Pin*"),
      ("Username,User.Site,License\nanna,London,X\n", "1 row of data"),
      ("Username,User.Site,License,Username\n", "twice"),
      ("\n", "no header"),
    ]
    for (text, reason) in cases {
      try program.folder.write(text, to: "template.csv")
      let outcome = try program.run(
        "licenses", "--directory", "samples/licenses-worklist/directory.ldif", "--console",
        "samples/licenses-worklist/console.csv", "--template", "template.csv", "--out", "none")
      #expect(outcome.status == 65 && outcome.errors.contains(reason), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: "\(program.folder.path)/none"))
  }

  @Test func withoutColumnsNobodyIsCreated() throws {
    try program.folder.write("licenses: {default: X2}", to: "rollcall.yaml")
    let outcome = try program.run(
      "licenses", "--directory", "samples/licenses-worklist/directory.ldif", "--console",
      "samples/licenses-worklist/console.csv", "--out", "none")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("The columns for username and licence are not known"))
  }

  @Test func jsonIsTheFile() throws {
    let outcome = try run("licenses-worklist", "--format", "json")
    #expect(try outcome.output == program.folder.bytes(of: "out/licenses.json"))
    #expect(try run("licenses-worklist", "--fail-on", "never").status == 0)
  }

  @Test func orderOfTheInputsChangesNothing() throws {
    _ = try run("licenses-worklist")
    let first = try program.folder.bytes(of: "out/create-1.csv")
    let lines = try Repository.text("samples/licenses-worklist/console.csv")
      .split(separator: "\n")
    try program.folder.write(
      ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n",
      to: "console.csv")
    let records = try Repository.text("samples/licenses-worklist/directory.ldif")
      .components(separatedBy: "\n\n")
    try program.folder.write(
      records.reversed().filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n",
      to: "directory.ldif")
    let outcome = try run(
      "licenses-worklist", "--directory", "directory.ldif", "--console", "console.csv")
    #expect(outcome.status == 1)
    #expect(try program.folder.bytes(of: "out/create-1.csv") == first)
  }

  @Test func wrongListsAreSaid() throws {
    for (text, reason) in [
      ("license,owned\nX2,many\n", "number is none"),
      ("name,country\nX2,US\n", "how many are owned"),
    ] {
      try program.folder.write(text, to: "licenses.csv")
      let outcome = try run("licenses-worklist", "--licenses", "licenses.csv")
      #expect(outcome.status == 65 && outcome.errors.contains(reason), "\(outcome.errors)")
    }
  }

  @Test func wrongRulesAreSaid() throws {
    for (text, reason) in [
      ("licenses: {rules: [{department: Sales}]}", "does not say which licence"),
      ("licenses: {rules: [{departement: Sales, license: X}]}", "Did you mean department?"),
      ("licenses: {columns: {licence: X}}", "Did you mean license?"),
    ] {
      try program.folder.write(text, to: "rollcall.yaml")
      let outcome = try program.run("check")
      #expect(outcome.status == 78 && outcome.errors.contains(reason), "\(outcome.errors)")
    }
  }

  // MARK: An admin's first days

  /// A tenant with a template in UTF-16, with semicolons, odd headers and a row above them.
  private func writeTenant() throws {
    let template =
      "Bulk upload;;;;;\r\nuser.firstname;\"User.LastName \";User.Email;User.Site;User Name;Licence\r\n"
      + "Required;Required;Required;Required;Required;Required\r\n"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in template.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    try program.folder.write(bytes, to: "template.csv")
    try program.folder.write("site,country\nLeeds,GB\nKöln,DE\n", to: "sites.csv")
    try program.folder.write(
      "license;owned\nX2-GB;3\nX2-DE;1\n", to: "licenses.csv")
    var people = "UserPrincipalName,GivenName,Surname,Mail,Office,sAMAccountName,Enabled\n"
    for (number, name) in ["anna", "bea", "cleo", "dora", "=eva"].enumerated() {
      let user = "user\(number)@contoso.com"
      let office = number == 3 ? "Köln" : "Leeds"
      people += "\(user),\(name),Berg,\(user),\(office),user\(number),True\n"
    }
    try program.folder.write(people, to: "directory.csv")
    try program.folder.write(
      """
      inputs: {directory: [directory.csv], console: users.csv, sites: sites.csv, licenses: licenses.csv}
      tenant: {verified-domains: [contoso.com]}
      licenses: {default: "X2-{country}", template: template.csv}

      """, to: "rollcall.yaml")
  }

  private static let header = "Username,First name,Last name,Email,Site,License,External ID\n"

  @Test func afterAnUploadTheNextRunIsShorterUntilNothingIsLeft() throws {
    try writeTenant()
    let user0 = "user0@contoso.com,anna,Berg,user0@contoso.com,Leeds,,\n"
    try program.folder.write(Self.header + user0, to: "users.csv")
    let first = try program.run("licenses", "--out", "out")
    #expect(first.status == 0, "\(first.errors)")
    let upload = try program.folder.bytes(of: "out/create-1.csv")
    let template = try program.folder.bytes(of: "template.csv")
    #expect(Array(upload.prefix(template.count)) == template)
    let rows = upload.dropFirst(template.count).filter { $0 != 0 }
    #expect(
      String(decoding: rows, as: UTF8.self).contains(
        "bea;Berg;user1@contoso.com;Leeds;user1@contoso.com;X2-GB\r\n"))
    #expect(try table("worklist.csv").columns("username") == [["user0@contoso.com"]])
    #expect(try table("held.csv").columns("reason", "name") == [["name-unusable", "'=eva Berg"]])

    // The upload was made, but one user came by provisioning, without a licence.
    var users = Self.header + "user0@contoso.com,anna,Berg,user0@contoso.com,Leeds,X2-GB,\n"
    for (number, site) in [(1, "Leeds"), (2, "Leeds"), (3, "Köln")] {
      let name = "user\(number)@contoso.com"
      users +=
        "\(name),Bea,Berg,\(name),\(site),\(number == 2 ? "" : "X2-\(site == "Köln" ? "DE" : "GB")"),e\(number)\n"
    }
    try program.folder.write(users, to: "users.csv")
    let second = try program.run("licenses", "--out", "out")
    #expect(second.status == 0, "\(second.errors)")
    #expect(!(try program.folder.names(in: "out").contains("create-1.csv")))
    #expect(
      try table("aftercare.csv").columns("lacks", "username") == [["license", "user2@contoso.com"]])
    #expect(try table("worklist.csv").columns("username") == [["user2@contoso.com"]])

    try program.folder.write(
      users.replacing("user2@contoso.com,Leeds,,", with: "user2@contoso.com,Leeds,X2-GB,"),
      to: "users.csv")
    #expect(try program.run("licenses", "--out", "out").status == 0)
    #expect(try table("aftercare.csv").rows.isEmpty && table("worklist.csv").rows.isEmpty)
  }

  @Test func withoutARuleThatIsSaid() throws {
    try writeTenant()
    try program.folder.write(Self.header, to: "users.csv")
    let outcome = try program.run(
      "licenses", "--config", "/dev/null", "--directory", "directory.csv", "--console", "users.csv")
    #expect(
      outcome.text.contains("No rule says who gets a licence"), "\(outcome.text)\(outcome.errors)")
  }

  @Test(arguments: ["directory.csv", "directory.ldif"])
  func rulesMayBeAboutAnyAttribute(directory: String) throws {
    try writeTenant()
    var (csv, ldif) = ("UserPrincipalName,Office,sAMAccountName,Enabled,employeeClass\n", "")
    for (number, classes) in [["staff", "Gold"], ["staff"], []].enumerated() {
      let name = "user\(number)"
      csv += "\(name)@contoso.com,Leeds,\(name),True,\(classes.joined(separator: ";"))\n"
      ldif += """
        dn: CN=\(name),DC=contoso,DC=com
        objectClass: user
        userPrincipalName: \(name)@contoso.com
        physicalDeliveryOfficeName: Leeds
        sAMAccountName: \(name)
        userAccountControl: 512
        \(classes.map { "employeeClass: \($0)\n" }.joined())

        """
    }
    try program.folder.write(directory.hasSuffix("csv") ? csv : ldif, to: directory)
    try program.folder.write(
      """
      tenant: {verified-domains: [contoso.com]}
      licenses:
        rules:
        - {"attribute:no-such": x, license: X8}
        - {"attribute:EmployeeClass": gold, license: X4}
        - {"attribute:employeeClass": "*", license: X2}

      """, to: "rollcall.yaml")
    let users = (0..<3).map { "user\($0)@contoso.com,User,Berg,user\($0)@contoso.com,Leeds,,\n" }
    try program.folder.write(Self.header + users.joined(), to: "users.csv")
    let outcome = try program.run(
      "licenses", "--directory", directory, "--console", "users.csv", "--out", "out")
    #expect(outcome.errors.contains("No directory user has a value of no-such"))
    let rows = try table("worklist.csv").columns("license", "username")
    #expect(
      Set(rows) == [["X4", "user0@contoso.com"], ["X2", "user1@contoso.com"]], "\(outcome.errors)")
  }

  @Test func reconcileCountsSeats() throws {
    try writeTenant()
    try program.folder.write(
      Self.header + "user0@contoso.com,anna,Berg,user0@contoso.com,Leeds,X9,\n", to: "users.csv")
    let outcome = try program.run("reconcile", "--fail-on", "never", "--out", "out")
    #expect(
      outcome.status == 0 && outcome.text.contains("Of 4 seats, 0 are used, 4 free"),
      "\(outcome.text)")
    let json = try JSONSerialization.jsonObject(
      with: Data(program.folder.bytes(of: "out/summary.json")))
    let summary = try #require(json as? [String: Any])
    let seats = try #require(summary["licenses"] as? [String: Any])
    #expect(seats["owned"] as? Int == 4 && seats["people_without"] as? Int == 4)
    let roles = (summary["inputs"] as? [[String: Any]])?.compactMap { $0["role"] as? String }
    #expect(roles == ["directory", "console", "sites", "licenses"])
    let findings = try table("findings.csv").columns("rule").joined()
    #expect(findings.contains("license-unlisted") && !findings.contains("license-seats-short"))
    try program.folder.write("license,owned\nX9,1\n", to: "licenses.csv")
    _ = try program.run("reconcile", "--fail-on", "never", "--out", "out")
    #expect(try table("findings.csv").columns("rule").joined().contains("license-seats-short"))
  }
}
