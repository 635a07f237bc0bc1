import Formats
import Plans
import Roster
import Settings

/// The templates of `licenses`: the admin's own, a configured header, or the built-in profile.
struct LicenseTemplates {
  let settings: Settings.Licensing
  let context: CommandContext

  /// For new users, and for users who are there.
  struct Maps {
    let creation: TemplateMap
    let existing: TemplateMap
  }

  /// The headers that 8x8's pages confirm ("How do I add Contacts to my directory in Virtual Office
  /// Configuration Manager?"). Those of username and licence are not among them.
  private static let confirmed: [(field: ConsoleField, header: String)] = [
    (.firstName, "User.FirstName"), (.lastName, "User.LastName"), (.email, "User.Email"),
    (.site, "User.Site"), (.title, "User.Title"), (.department, "User.Department"),
    (.mobile, "User.MobileNumber"),
  ]

  /// Nobody may think that AD has these values for 8x8: they are written only where that is said.
  private static let neverGuessed: Set<ConsoleField> = [
    .status, .externalID, .federationID, .visibility,
  ]

  /// Nil when there is no template, and no names for the columns of username and licence. Throws 65 or
  /// 66.
  func maps() throws(Failure) -> Maps? {
    let columns = columns
    if let source = settings.template {
      let names = ConsoleNames(columns: columns)
      let template = try TemplateOpener(context: context).open(
        source, firstDataRow: settings.firstDataRow
      ) { names.field(for: $0) != nil }
      return try checked(template, columns, needed: Self.needed, at: source.location)
    }
    if !settings.header.isEmpty {
      // Other phone systems know no Sites.
      return try checked(
        template(of: settings.header), columns, needed: [.username], at: "licenses.header")
    }
    guard columns[.username] != nil, columns[.license] != nil || !settings.services.isEmpty else {
      return nil
    }
    return try checked(
      template(of: builtInHeader(columns)), columns, needed: Self.needed, at: "licenses.columns")
  }

  /// A user without a username gets one that provisioning does not find; one without a Site can have no
  /// licence.
  private static let needed: [ConsoleField] = [.username, .site]

  /// There is nothing to write the rows into: 65.
  static var missing: Failure {
    Failure(
      .unusableInput, "The columns for username and licence are not known",
      at: "licenses.columns",
      remedy: "Give --template FILE as downloaded from Admin Console, or name both columns: "
        + "licenses: {columns: {username: HEADER, license: HEADER}}.")
  }

  private var columns: [ConsoleField: String] {
    var columns: [ConsoleField: String] = [:]
    for column in settings.columns {
      guard let field = ConsoleField.allCases.first(where: { $0.key == column.name }) else {
        continue
      }
      columns[field] = column.text
    }
    return columns
  }

  private func builtInHeader(_ columns: [ConsoleField: String]) -> [String] {
    let confirmed = Self.confirmed.map { columns[$0.field] ?? $0.header }
    let others = ConsoleField.allCases.compactMap { columns[$0] }
    let header =
      [columns[.username] ?? ""] + confirmed + others + settings.services.map(\.text)
      + settings.constants.map(\.name)
    var seen: Set<String> = []
    return header.filter { seen.insert($0).inserted }
  }

  private func template(of header: [String]) -> CSVTemplate {
    let encoding: TextEncoding =
      switch settings.encoding {
      case .utf8: .utf8
      case .utf8WithBOM: .utf8WithBOM
      case .utf16LittleEndian: .utf16LittleEndianWithBOM
      case .windows1252: .windows1252
      }
    return CSVTemplate(
      header: header, heading: settings.headerRow == .none ? .omitted : .written,
      encoding: encoding,
      dialect: CSVDialect(
        delimiter: InputOpener.delimiter(settings.delimiter), lineEnd: .crlf))
  }

  /// A template is of use only if its licence column is known, everything that it requires, and what
  /// else is needed.
  private func checked(
    _ template: CSVTemplate, _ columns: [ConsoleField: String], needed: [ConsoleField],
    at place: String
  ) throws(Failure) -> Maps {
    let constants = settings.constants.map { (header: $0.name, text: $0.text) }
    let services = (
      columns: settings.services.map { (license: $0.name, header: $0.text) }, mark: settings.mark
    )
    do throws(TemplateProblem) {
      let creation = try TemplateMap(
        template, columns: columns, fixed: constants, services: services,
        onlyConfigured: Self.neverGuessed.union([.workPhone, .extensionNumber]))
      let existing = try TemplateMap(
        template, columns: columns, fixed: constants, services: services,
        onlyConfigured: Self.neverGuessed)
      let unfilled = creation.unfilledRequired
      guard unfilled.isEmpty else { throw TemplateProblem.requiredUnfilled(unfilled) }
      guard creation.takesLicenses else {
        throw TemplateProblem.noColumn(.license, found: template.columns.map(\.title))
      }
      for field in needed where creation.column(of: field) == nil {
        throw TemplateProblem.noColumn(field, found: template.columns.map(\.title))
      }
      return Maps(creation: creation, existing: existing)
    } catch {
      throw Failure(error, in: place, setting: "licenses")
    }
  }
}
