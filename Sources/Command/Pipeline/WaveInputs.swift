import Checks
import Formats
import Intake
import Plans
import Settings

/// What a plan of waves is made by: the rules, with the user's list, and the template.
struct WaveInputs {
  let settings: Settings
  let context: CommandContext

  /// Throws 65 or 66.
  func rules() throws(Failure) -> WaveRules {
    let waves = settings.waves
    let grouping: WaveRules.Grouping =
      switch waves.grouping {
      case .value(.site): .site
      case .value(.department): .department
      case .value(.ou): .organizationalUnit
      case .list(let source): .list(try list(source))
      }
    let heldBy: Severity =
      switch waves.heldBy {
      case .error: .error
      case .warning: .warning
      case .notice: .notice
      }
    return WaveRules(grouping: grouping, pilotSize: waves.pilot, heldBy: heldBy)
  }

  /// The admin's own download; else the built-in one. Throws 65 or 66.
  func template() throws(Failure) -> MemberTemplate {
    guard let source = settings.waves.template else { return .builtIn }
    let header = settings.waves.column
    let template = try TemplateOpener(context: context).open(
      source, firstDataRow: nil, without: MemberTemplate.withoutExamples
    ) { MemberTemplate.isHeader($0, named: header) }
    do {
      return try MemberTemplate(template, header: header)
    } catch {
      throw Failure(
        .unusableInput, error.what, at: source.location,
        remedy: "Download it from the group's page in Entra: Members > Bulk operations > Import "
          + "members; or name its column in the configuration: waves: {column: HEADER}.",
        cause: error)
    }
  }

  // MARK: The user's list

  private static let userHeaders: Set<String> = [
    "user", "username", "userprincipalname", "upn", "login", "loginname", "samaccountname",
    "account", "cloudupn", "directoryupn", "consoleusername", "member",
  ]
  private static let waveHeaders: Set<String> = ["wave", "wavename", "batch", "cohort", "group"]

  private func list(_ source: SourceSetting) throws(Failure) -> WaveList {
    let input = try InputOpener(context: context).open(
      SourceSetting(
        location: source.location, format: .csv, encoding: source.encoding,
        delimiter: source.delimiter, origin: source.origin))
    let table: CellTable
    do {
      table = try CellTable(input, wanted: "who is in which wave", name: Self.column)
    } catch {
      throw Failure(error)
    }
    guard Set(table.names.compactMap { $0 }).count == 2 else {
      throw Failure(
        .unusableInput, "The list needs a column for the user and one for the wave",
        at: source.location,
        remedy: "Call them username (or userPrincipalName) and wave. Found: "
          + "\(table.headers.joined(separator: ", ")).")
    }
    if let reject = table.rejects.first {
      throw Failure(
        .unusableInput, "A row of the list cannot be read", at: "\(source.location):\(reject.line)",
        remedy: "Correct it.")
    }
    let entries = table.rows.map {
      WaveList.Entry(user: $0["user"] ?? "", wave: $0["wave"] ?? "", line: $0.line)
    }
    do {
      return try WaveList(entries)
    } catch {
      throw Failure(
        .unusableInput, "The list puts '\(error.user)' into two waves",
        at: "\(source.location):\(error.lines.last ?? 0)",
        remedy: "Keep one of the lines \(error.lines.map(String.init).joined(separator: " and ")).",
        cause: error)
    }
  }

  private static func column(_ header: String) -> String? {
    let key = header.lowercased().filter { $0.isLetter || $0.isNumber }
    if userHeaders.contains(key) { return "user" }
    return waveHeaders.contains(key) ? "wave" : nil
  }
}
