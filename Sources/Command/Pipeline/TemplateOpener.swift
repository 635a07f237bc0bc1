import Formats
import Intake
import Plans
import Roster
import Settings

/// Opens an admin's own template, and turns what is wrong with it into failures.
struct TemplateOpener {
  let context: CommandContext

  /// Throws 65 when the file is no template that can be filled, or 66.
  ///
  /// - Parameters:
  ///   - firstDataRow: the row, from 1, in which data begins; nil is recognised.
  ///   - without: takes rows away that a template's own instructions say to remove.
  func open(
    _ source: SourceSetting, firstDataRow: Int?,
    without: ([UInt8]) -> [UInt8] = { $0 }, known: (String) -> Bool
  ) throws(Failure) -> CSVTemplate {
    let input = try InputOpener(context: context).open(
      SourceSetting(
        location: source.location, format: .csv, encoding: source.encoding,
        delimiter: source.delimiter, origin: source.origin))
    let given = CSVTemplate.Given(
      encoding: source.encoding == nil ? nil : input.encoding,
      delimiter: source.delimiter.map(InputOpener.delimiter), firstDataRow: firstDataRow)
    do {
      return try CSVTemplate(without(try bytes(of: source)), given: given, known: known)
    } catch let problem as CSVTemplateProblem {
      throw Failure(problem, in: source.location)
    } catch {
      throw (error as? Failure) ?? .unforeseen(error)
    }
  }

  /// The file as it is, before anybody makes UTF-8 of it.
  private func bytes(of source: SourceSetting) throws(Failure) -> [UInt8] {
    do {
      let store = try MappedFile.open(context.path(source.location), source: source.location)
      return store.bytes(in: 0..<store.count)
    } catch {
      throw Failure(error)
    }
  }
}

extension Failure {
  /// A file that is no template that can be filled: 65.
  init(_ problem: CSVTemplateProblem, in file: String) {
    let (what, place, remedy): (String, String, String) =
      switch problem {
      case .noHeader:
        ("The template has no header", file, "Download it again, with the columns that you need.")
      case .unclosedQuote(let line):
        ("A quote is opened and never closed", "\(file):\(line)", "Download the template again.")
      case .holdsRows(let count, let line):
        (
          "The template holds \(count) \(count == 1 ? "row" : "rows") of data", "\(file):\(line)",
          "Remove them: nobody has checked them, and they would be uploaded too. If they only "
            + "explain the columns, say in the configuration in which row data begins."
        )
      case .dataBeforeHeader(let line):
        (
          "The row in which data is said to begin is not below the header", "\(file):\(line)",
          "Correct it in the configuration."
        )
      }
    self.init(.unusableInput, what, at: place, remedy: remedy, cause: problem)
  }

  /// A template that cannot be used for what it is meant for: 65.
  init(_ problem: TemplateProblem, in file: String, setting: String) {
    let remedy =
      switch problem {
      case .columnMissing, .columnTwice: "Correct \(setting) in the configuration, or the template."
      case .requiredUnfilled:
        "Name what belongs there: a field under \(setting).columns, or a text under "
          + "\(setting).constants."
      case .noColumn(let field, _):
        "Name the column in the configuration: \(setting): {columns: {\(field.key): HEADER}}."
      }
    self.init(.unusableInput, problem.what, at: file, remedy: remedy, cause: problem)
  }
}
