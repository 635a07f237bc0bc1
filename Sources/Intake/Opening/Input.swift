package import Formats
package import Roster

/// An opened input: its bytes as UTF-8 text, and what they were recognised as.
package struct Input: Sendable {
  /// As the user named it.
  package let name: String
  package let format: InputFormat
  package let encoding: TextEncoding
  /// The text as UTF-8: the file itself, or a copy that was transcoded or given the line ends of LDIF.
  package let text: ByteStore
  /// Where the text begins in `text`, after a byte order mark.
  package let start: Int
  /// Size of the input as it was read.
  package let byteCount: Int
  private let digest: Digest?
  /// What the content says and the user contradicts; shown, never acted on.
  package let contradictions: [String]

  /// Opens `path` (`-` is standard input) and recognises it. Throws ``IntakeError``.
  package init(
    _ path: String, overrides: InputOverrides = InputOverrides(), digest: DigestUse = .computed
  )
    throws(IntakeError)
  {
    let store =
      path == "-"
      ? try MappedFile.standardInput() : try MappedFile.open(path, source: path)
    try self.init(store, name: path, overrides: overrides, digest: digest)
  }

  /// Recognises bytes that are there already. Throws ``IntakeError``.
  package init(
    _ store: ByteStore, name: String, overrides: InputOverrides = InputOverrides(),
    digest: DigestUse = .computed
  ) throws(IntakeError) {
    guard store.count > 0 else { throw IntakeError(.empty, source: name) }
    if let kind = store.withSpan({ Recognition.unusable($0) }) {
      throw IntakeError(kind, source: name)
    }
    self.name = name
    byteCount = store.count
    self.digest = digest == .computed ? Digest(of: store) : nil
    let recognised = Recognition.encoding(of: store)
    encoding = overrides.encoding ?? recognised
    let used = encoding
    let transcoded = used.isUTF8 ? nil : store.withSpan { used.transcodedToUTF8($0) }
    let text = transcoded.map { ByteStore($0) } ?? store
    let start = transcoded == nil ? encoding.byteOrderMarkLength : 0
    self.start = min(start, text.count)
    let found = text.withSpan { Recognition.format(of: $0, start: start) }
    format = try Input.chosen(found, overrides, text: text, start: start, name: name)
    self.text = format == .ldif ? Input.withStandardLineEnds(text, start: self.start) : text
    contradictions = Input.contradictions(recognised, found, overrides)
  }

  /// Whether a checksum is wanted: it keeps a core busy for half a second a gigabyte.
  package enum DigestUse: Sendable {
    case computed
    case omitted
  }

  /// The checksum of the input as it was read; empty when none was wanted.
  package var checksum: Checksum {
    guard let digest else { return "" }
    return Checksum { digest.hexadecimal }
  }

  /// The text itself where its lines end as those of LDIF do, else a copy in which they do.
  private static func withStandardLineEnds(_ text: ByteStore, start: Int) -> ByteStore {
    switch text.withSpan({ LDIFLineEnds(of: $0, start: start) }) {
    case .standard: text
    case .carriageReturns: ByteStore(text.withSpan { LDIFLineEnds.standardised($0) })
    }
  }

  private static func chosen(
    _ found: InputFormat?, _ overrides: InputOverrides, text: ByteStore, start: Int, name: String
  ) throws(IntakeError) -> InputFormat {
    var dialect: CSVDialect {
      var dialect = text.withSpan { CSVDialect.detect($0, start: start) }
      if let delimiter = overrides.delimiter { dialect.delimiter = delimiter }
      return dialect
    }
    switch overrides.format {
    case .ldif: return .ldif
    case .csv: return .csv(dialect)
    case .scim: return .scim
    case nil: break
    }
    guard let found else { throw IntakeError(.unknownFormat, source: name) }
    if case .csv = found { return .csv(dialect) }
    return found
  }

  private static func contradictions(
    _ encoding: TextEncoding, _ format: InputFormat?, _ overrides: InputOverrides
  ) -> [String] {
    var list: [String] = []
    if let wanted = overrides.encoding, wanted != encoding {
      list.append("read as \(wanted.rawValue) as asked, but it looks like \(encoding.rawValue)")
    }
    if case .csv(let dialect)? = format, let wanted = overrides.delimiter,
      wanted != dialect.delimiter
    {
      list.append(
        "read with \(wanted.label) as asked, but it looks like \(dialect.delimiter.label)")
    }
    if let wanted = overrides.format, let format, !wanted.fits(format) {
      list.append("read as \(wanted.rawValue) as asked, but it looks like \(format.label)")
    }
    return list
  }
}

extension InputOverrides.Format {
  fileprivate func fits(_ format: InputFormat) -> Bool {
    switch (self, format) {
    case (.ldif, .ldif), (.csv, .csv), (.scim, .scim): true
    default: false
    }
  }
}
