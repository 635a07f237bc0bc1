import Forecast
import Plans
import Reports
import Roster
import Support
import Testing

@Suite("What a link overwrites, as a table")
struct LinkChangesTests {
  private let tenant = FixTenant(
    directory {
      user("anna", mail: "a.berg@contoso.com", surname: nil, fields: [.title: " Clerk "])
      user("bo", office: "Paris")
    },
    console {
      account("anna@contoso.com", fields: [.title: "clerk"])
      account("Contoso.Bo", email: "bo@contoso.com")
      account("nobody@x.com", fields: [.firstName: "Zed", .lastName: "Zorn"])
    })

  private func rows(_ mapping: [LinkOverwrites.Mapping]) -> [String] {
    let facts = tenant.facts
    let report = LinkChangesReport(facts, mapping: mapping, usernames: tenant.plan.usernames)
    return CSVTable(report.rendered()).rows.map { row in
      ["console_username", "field", "old", "new", "effect"].map { row[$0] ?? "" }
        .joined(separator: "|")
    }
  }

  @Test("Old, new and what stays, also of those who are linked once they are renamed")
  func effects() {
    #expect(
      rows(LinkOverwrites.mapping) == [
        "anna@contoso.com|last-name|Berg||stays-new-is-empty",
        "anna@contoso.com|email|anna@contoso.com|a.berg@contoso.com|overwritten-read-only",
        "anna@contoso.com|job-title|clerk|Clerk|overwritten",
        "Contoso.Bo|first-name|Contoso.Bo|Bo|overwritten-read-only",
        "Contoso.Bo|site|Berlin|Paris|stays-set-at-creation-only",
      ])
  }

  @Test("Another mapping changes what is overwritten")
  func mapping() {
    let mapping = [LinkOverwrites.Mapping(.title, .displayName, .kept)]
    #expect(rows(mapping).first == "anna@contoso.com|job-title|clerk|Anna Berg|overwritten")
  }

  @Test("The name of a file ends no comment")
  func hostileSourceName() {
    var hostile = tenant
    hostile.directory = directory(
      [user("anna", office: "berlin")],
      source: SourceInfo(
        role: .directory, name: "a\ndn: CN=x\r\u{2028}Remove-ADUser", kind: "LDIF",
        encoding: "UTF-8", bytes: 0, sha256: ""))
    for text in [
      hostile.file(.forward, LDIFChangeFile.init),
      hostile.file(.forward, PowerShellChangeFile.init),
    ] {
      let odd = text.split(whereSeparator: \.isNewline).filter {
        $0.hasPrefix("dn: CN=x") || $0.hasPrefix("Remove-ADUser")
      }
      #expect(odd.isEmpty)
    }
  }
}
