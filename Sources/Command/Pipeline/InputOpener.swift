import Formats
import Intake
import Settings

/// Opens inputs as the settings name them, and turns what Intake throws into failures.
struct InputOpener {
  let context: CommandContext
  /// Whether checksums of what is opened are wanted.
  var digests = Input.DigestUse.omitted

  /// Opens one source. Throws 64, 65 or 66.
  func open(_ source: SourceSetting) throws(Failure) -> Input {
    guard !LDAPURL.isURL(source.location) else {
      throw Failure(
        .usage, "A server can only be read as a directory", at: source.origin.description,
        remedy: "Give the URL as --directory, and a file for the other lists.")
    }
    let overrides = InputOverrides(
      format: source.format.flatMap { InputOverrides.Format(rawValue: $0.rawValue) },
      encoding: source.encoding.map(InputOpener.encoding),
      delimiter: source.delimiter.map(InputOpener.delimiter))
    do {
      if source.location == "-", case .bytes(let bytes) = context.input {
        return try Input(ByteStore(bytes), name: "-", overrides: overrides, digest: digests)
      }
      let path = context.path(source.location)
      guard path != "-" else { return try Input("-", overrides: overrides, digest: digests) }
      let store = try MappedFile.open(path, source: source.location)
      return try Input(store, name: source.location, overrides: overrides, digest: digests)
    } catch {
      throw Failure(error)
    }
  }

  private static func encoding(_ encoding: SourceEncoding) -> TextEncoding {
    switch encoding {
    case .utf8: .utf8
    case .utf16LittleEndian: .utf16LittleEndian
    case .utf16BigEndian: .utf16BigEndian
    case .windows1252: .windows1252
    }
  }

  static func delimiter(_ delimiter: SourceDelimiter) -> CSVDialect.Delimiter {
    switch delimiter {
    case .comma: .comma
    case .semicolon: .semicolon
    case .tab: .tab
    case .pipe: .pipe
    }
  }
}

extension Settings.Output {
  /// Whether the run writes something that names the checksums of its inputs: JSON, or any file.
  var wantedDigests: Input.DigestUse { folder != nil || format == .json ? .computed : .omitted }
}

extension Failure {
  /// What Intake could not take: 66 when it cannot be read, 65 when it is of no use.
  init(_ error: IntakeError) {
    self.init(
      error.isMissing ? .missingInput : .unusableInput, error.what.capitalizedFirst,
      at: error.source, remedy: error.cure, cause: error)
  }
}

extension String {
  /// With its first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
