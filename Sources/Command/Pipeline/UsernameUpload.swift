import Checks
import Formats
import Plans
import Roster
import Settings

/// The template of `fix`, and the files that are made with it.
struct UsernameUpload {
  static let fileName = "fix-usernames-upload.csv"
  static let undoFileName = "fix-usernames-upload-undo.csv"
  static let fileNames = [fileName, undoFileName]

  let template: UsernameTemplate

  /// Nil when no template is given. Throws 65 or 66.
  init?(_ settings: Settings.Fix, _ context: CommandContext) throws(Failure) {
    guard let source = settings.template else { return nil }
    var columns: [ConsoleField: String] = [:]
    for column in settings.columns {
      guard let field = ConsoleField.allCases.first(where: { $0.key == column.name }) else {
        continue
      }
      columns[field] = column.text
    }
    let present = settings.columns.first { $0.name == "present-username" }?.text
    let names = ConsoleNames(columns: columns)
    let file = try TemplateOpener(context: context).open(
      source, firstDataRow: settings.firstDataRow
    ) { names.field(for: $0) != nil || $0 == present }
    do throws(TemplateProblem) {
      let map = try TemplateMap(
        file, columns: columns, fixed: settings.constants.map { (header: $0.name, text: $0.text) })
      template = try UsernameTemplate(map, present: present)
    } catch {
      throw Failure(error, in: source.location, setting: "fix")
    }
  }

  /// Writes the file and its inverse. Throws 73.
  func write(
    _ changes: [FixPlan.UsernameChange], _ facts: Facts, to folder: OutputFolder
  ) throws(Failure) {
    for (name, isBack) in [(Self.fileName, false), (Self.undoFileName, true)] {
      let file = try folder.file(name)
      try file.write(template.map.template.lead)
      for start in stride(from: 0, to: changes.count, by: 1 << 12) {
        var block: [UInt8] = []
        for change in changes[start..<min(start + (1 << 12), changes.count)] {
          let cells = template.cells(change, back: isBack, in: facts)
          guard template.map.template.appendRow(cells, to: &block) == nil else {
            throw Failure(.fault, "A row that was checked does not fit the template")
          }
        }
        try file.write(block)
      }
    }
  }
}
