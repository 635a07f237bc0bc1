import Formats
import Intake
import Roster

/// `decisions.csv` as it stands, to be added to: what is there is kept byte for byte.
struct DecisionFile {
  /// As the person named it.
  let name: String
  let decisions: [Decision]
  let rejects: [Reject]
  private let path: String
  private let bytes: [UInt8]
  private let dialect: CSVDialect
  /// The field of each column; nil for columns of the person's own.
  private let columns: [DecisionField?]

  /// Reads it, if it is there. Throws 65 when nothing may be added to it, 66 when it cannot be read.
  init(_ name: String, in context: CommandContext) throws(Failure) {
    self.name = name
    path = context.path(name)
    bytes = try DecisionFile.bytes(at: path, named: name)
    guard !bytes.isEmpty else {
      (decisions, rejects) = ([], [])
      dialect = CSVDialect(delimiter: .comma, lineEnd: .crlf)
      columns = DecisionField.allCases
      return
    }
    do {
      let input = try Input(
        ByteStore(bytes), name: name, overrides: InputOverrides(format: .csv), digest: .omitted)
      guard input.encoding.isUTF8, case .csv(let dialect) = input.format else {
        throw Failure(
          .unusableInput, "The file is \(input.encoding.rawValue), so nothing can be added to it",
          at: name, remedy: "Save it as CSV UTF-8.")
      }
      let (info, decisions) = try DecisionIntake.read(input)
      let table = try CellTable(input, wanted: "the kind") { DecisionField(header: $0)?.rawValue }
      guard !info.notices.contains(where: { $0.kind == .unclosedQuote }) else {
        throw Failure(
          .unusableInput, "A quotation mark is opened and never closed", at: name,
          remedy: "Close it: what is added would become part of that cell.")
      }
      self.dialect = dialect
      self.decisions = decisions
      rejects = info.rejects
      columns = table.names.map { $0.flatMap(DecisionField.init(rawValue:)) }
    } catch let failure as Failure {
      throw failure
    } catch let error as IntakeError {
      throw Failure(error)
    } catch {
      throw .unforeseen(error)
    }
  }

  /// Calls `body` while nobody else adds to a file of the same folder, so that no decision of two at
  /// a time is lost. Throws 73, and what `body` throws.
  static func alone<R>(_ name: String, in context: CommandContext, _ body: () throws -> R) throws
    -> R
  {
    let folder = AtomicFile.split(Folder.resolved(context.path(name))).folder
    let descriptor: FileDescriptor
    do throws(SystemError) {
      descriptor = try FileDescriptor.reading(folder)
      try descriptor.waitForLock()
    } catch {
      throw Failure.cannotWrite(name, error)
    }
    defer { try? descriptor.close() }
    return try body()
  }

  private static func bytes(at path: String, named name: String) throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      guard try FileStatus.of(path) != nil else { return [] }
      let file = try FileDescriptor.reading(path)
      defer { try? file.close() }
      var bytes: [UInt8] = []
      while true {
        let part = try file.read(upTo: 1 << 16)
        if part.isEmpty { return bytes }
        bytes += part
      }
    } catch {
      throw .cannotRead(name, error)
    }
  }

  /// Writes the file anew with `added` at its end; it appears whole or not at all. Throws 65 when a
  /// column is missing, 73 when it cannot be written.
  func append(_ added: [Decision]) throws(Failure) {
    var output = bytes
    let writer = CSVWriter(formulaCells: .keep, dialect: dialect)
    if bytes.isEmpty {
      writer.appendRow(columns.map { $0?.rawValue ?? "" }, to: &output)
    } else if bytes.last != dialect.lineEnd.byte {
      writer.appendLineEnd(to: &output)
    }
    for decision in added {
      for field in DecisionField.allCases where !decision[field].isEmpty {
        guard columns.contains(field) else {
          throw Failure(
            .unusableInput, "The file has no column called \(field.rawValue)", at: name,
            remedy: "Add it to the header row.")
        }
      }
      let cells = columns.map { $0.map { FormulaGuard.defused(decision[$0]) } ?? "" }
      writer.appendRow(cells, to: &output)
    }
    let file = try AtomicFile(path)
    try file.write(output)
    try file.commit()
  }
}
