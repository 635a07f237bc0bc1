import Formats
import Plans
import Roster
import Testing

@Suite struct TemplateMapTests {
  private func template(_ text: String) throws -> CSVTemplate {
    let names = ConsoleNames()
    return try CSVTemplate(Array(text.utf8)) { names.field(for: $0) != nil }
  }

  @Test func fillsWhatIsKnownOrConfigured() throws {
    let map = try TemplateMap(
      template("User.Site,User.Name*,User.Plan,User.Language,User.Voice.Number\n"),
      columns: [.username: "user.name", .license: "User.Plan"],
      fixed: [("User.Language", "en-GB")], onlyConfigured: [.workPhone])
    #expect(map.column(of: .username) == 1 && map.title(of: .username) == "User.Name*")
    #expect(map.unfilledRequired.isEmpty && map.requiredFields == [.username])
    #expect(map.cells { $0.key } == ["site", "username", "license", "en-GB", ""])
  }

  @Test func tellsWhatItCannotFill() throws {
    let map = try TemplateMap(template("User.Site*,User.TimeZone*,User.Pet\n"))
    #expect(map.unfilledRequired == ["User.TimeZone*"])
    #expect(map.column(of: .license) == nil)
  }

  @Test func refusesWhatIsNotClear() throws {
    let template = try template("Username,User.Site,Username,x\n")
    #expect(throws: TemplateProblem.columnTwice("Username")) { try TemplateMap(template) }
    #expect(throws: TemplateProblem.columnMissing("Plan")) {
      try TemplateMap(template, columns: [.license: "Plan"])
    }
  }
}
