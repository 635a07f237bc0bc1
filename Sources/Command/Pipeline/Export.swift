import Formats
import Intake
import Roster
import Settings

/// The pipeline of `export`: any directory source or CSV to LDIF, CSV or JSON Lines.
struct Export {
  let request: ExportRequest
  let settings: Settings
  let context: CommandContext

  /// Throws ``Failure``.
  func run() throws -> ExitStatus {
    let records = try source()
    guard let out = request.out else {
      let sink = context.output
      try write(records) { bytes throws(Failure) in try sink.write(bytes) }
      return .done
    }
    let path = context.path(out)
    if try isDevice(path) {
      try writeToDevice(path, records)
    } else {
      let (folder, name) = AtomicFile.split(path)
      let files = try OutputFolder(existing: folder, durability: .cached)
      let file = try files.file(name)
      try write(records) { bytes throws(Failure) in try file.write(bytes) }
      try files.commit()
    }
    return .done
  }

  /// Throws what opening throws.
  private func source() throws(Failure) -> ExportSource {
    let source = SourceSetting(location: request.source)
    guard LDAPURL.isURL(request.source) else {
      let input = try InputOpener(context: context).open(source)
      return try ExportSource(input, attributes: request.attributes)
    }
    let opener = LiveOpener(settings: settings, context: context)
    let server = try opener.open(source)
    try opener.explain(server, request.attributes)
    return ExportSource(server, attributes: request.attributes)
  }

  /// Whether the name stands for something that has no "before" to keep, such as a pipe.
  private func isDevice(_ path: String) throws(Failure) -> Bool {
    try named(path) { () throws(SystemError) in try FileStatus.of(path)?.kind == .other }
  }

  private func writeToDevice(_ path: String, _ records: ExportSource) throws(Failure) {
    let descriptor = try named(path) { () throws(SystemError) in
      try FileDescriptor.writing(path)
    }
    try write(records) { bytes throws(Failure) in
      try named(path) { () throws(SystemError) in try descriptor.write(bytes.span) }
    }
    try named(path) { () throws(SystemError) in try descriptor.close() }
  }

  private func named<R>(
    _ path: String, _ body: () throws(SystemError) -> R
  ) throws(Failure) -> R {
    do {
      return try body()
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// Reads and writes a stretch at a time on all cores. Throws 65 at the end when too many records
  /// were set aside.
  private func write(
    _ records: ExportSource, to sink: @escaping @Sendable ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let chunks = OrderedChunks(sink)
    let renderer = try ExportRenderer(request.format, records)
    chunks.add(renderer.head, at: 0)
    let progress = ProgressLine(settings: settings.output, terminal: context.errorTerminal)
    defer { progress.finish() }
    let outcome = try records.read(progress: progress.beginEntries(request.source)) {
      stretch, names in
      chunks.add(renderer.render(stretch, names: names), at: stretch.index + 1)
    }
    try chunks.finish()
    let rejects = outcome.rejects
    for reject in rejects.prefix(10) {
      context.say("\(request.source):\(reject.line): set aside: \(reject.reason.sentence)")
    }
    if rejects.count > 10 { context.say("... and \(rejects.count - 10) more records set aside") }
    try RejectLimit(settings.limits).check(
      rejects, records: outcome.records, of: request.source)
  }
}
