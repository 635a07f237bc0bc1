import Foundation
import Checks
import Formats
import Reports
import Testing

@Suite struct ReportPageTests {
  private func page(
    _ tenant: Tenant = TableTests.tenant, stamp: PageStamp = PageStamp(version: "1.2.3"),
    trend: [TrendPoint] = [], seats: [SeatLine] = [], rowLimit: Int = 100
  ) throws -> String {
    let facts = try tenant.facts()
    let findings = Rules.run(facts)
    let page = try ReportPage(
      facts: facts, findings: findings,
      tally: Tally(of: facts, findings: findings, wording: .standard), stamp: stamp, trend: trend,
      seats: seats, rowLimit: rowLimit)
    return String(decoding: page.rendered(), as: UTF8.self)
  }

  /// What stands in a data element of the page.
  private func data(_ name: String, of page: String) throws -> JSONValue {
    let rest = try #require(page.components(separatedBy: "id=\"\(name)\">").last)
    let text = try #require(rest.components(separatedBy: "</script>").first)
    return try JSONValue(Array(text.utf8).span)
  }

  private func column(_ key: String, _ name: String, of page: String) throws -> [JSONValue] {
    guard case .list(let chunks) = try data(name, of: page),
      case .list(let values) = chunks.first?[key]
    else { return [] }
    return values
  }

  @Test func saysWhetherProvisioningCanBeSwitchedOn() throws {
    let page = try page()
    #expect(page.contains("<h1 id=\"answer-heading\">Not ready</h1>"))
    #expect(page.contains("1 person would be created a second time"))
    #expect(page == (try self.page()))
  }

  @Test func pairsPointAtEachOther() throws {
    let page = try page()
    #expect(
      try column("u", "console-rows", of: page) == [
        .text("anna.berg@example.com"), .text("bo"), .text("cy@example.com"),
        .text("dora@example.com"),
      ])
    #expect(
      try column("p", "console-rows", of: page) == [0, 1, 2, -1].map { .number($0) })
    #expect(try column("p", "directory-rows", of: page) == [0, 1, 2].map { .number($0) })
    // The cloud's name is the same.
    #expect(try column("c", "directory-rows", of: page)[0] == .number(0))
  }

  @Test func findingsKnowTheirPeople() throws {
    let twice = try data("finding-people", of: page())["person-created-twice"]
    #expect(twice?["console"] == .list([.number(1)]))
    #expect(twice?["directory"] == .list([.number(1)]))
  }

  @Test func whoeverNeedsAttentionComesFirstWhenNotAllFit() throws {
    let page = try page(rowLimit: 2)
    #expect(
      try column("u", "console-rows", of: page) == [.text("bo"), .text("cy@example.com")])
    // Anna of the first row is left out: her Site is wrong, but nobody else's login fits.
    #expect(
      try column("u", "directory-rows", of: page)
        == [.text("bo.dahl@example.com"), .text("cy@example.com")])
    #expect(try column("p", "console-rows", of: page) == [0, 1].map { .number($0) })
    let lists = try data("meta", of: page)["lists"]
    #expect(lists?["console"]?["total"] == .number(4))
    #expect(
      lists?["console"]?["left"]
        == .text("This page has 2 of 4 rows, those that need attention first; links.csv has all."))
  }

  @Test func trendAndSeatsAreDrawnWhenTheyAreGiven() throws {
    let plain = try page()
    #expect(!plain.contains("id=\"trend\"") && !plain.contains("id=\"seats\""))
    let runs = [40, 12, 3].enumerated().map { night, twice in
      TrendPoint(
        started: 1_790_000_000 + night * 86_400, consoleTotal: 100, linked: 60 + night,
        createdTwice: twice, errors: twice + 1, warnings: 5)
    }
    let seats = [
      SeatLine(
        license: "X <2>", wanted: 5, given: 3, used: 2, owned: 5, free: 3, short: 2),
      SeatLine(
        license: "X4", wanted: 1, given: 1, used: 0, owned: nil, free: nil, short: nil),
    ]
    let page = try page(trend: runs, seats: seats)
    #expect(page.contains("People created twice: 40 to <strong>3</strong>"))
    #expect(page.contains("2026-09-21 14:13 UTC to 2026-09-23 14:13 UTC"))
    #expect(page.contains("X &lt;2&gt;") && page.contains("<td class=\"right bad\">2</td>"))
    #expect(page.contains("not known"))
    #expect(!(try self.page(trend: [runs[0]])).contains("id=\"trend\""))
  }

  @Test func valuesAreEscapedForTheirPlace() throws {
    var tenant = TableTests.tenant
    tenant.consoleName = "a\"\u{338}onclick=x&<b>.csv"
    tenant.console = Array("Username,First name\n</script><b>\u{2028}\u{202E},<!--\n".utf8)
    let page = try page(tenant, stamp: PageStamp(version: "1", tenant: "<T>", made: 0))
    #expect(page.contains("a&quot;\u{338}onclick=x&amp;&lt;b&gt;.csv"))
    #expect(page.contains("&lt;T&gt;") && page.contains("1970-01-01 00:00 UTC by Rollcall 1"))
    #expect(!page.contains("</script><b>") && !page.contains("\"<!--"))
    #expect(
      try column("u", "console-rows", of: page) == [.text("</script><b>\u{2028}\u{202E}")])
  }
}
