import Formats

/// What a mirror says of itself: which question it answers, and up to when.
package struct MirrorState: Sendable, Equatable {
  /// Bases, filters and attributes, as one text; another question needs another mirror.
  package var query: String
  package var mark: ChangeMark
  /// Seconds since 1970 of the last read, and of the last full one.
  package var readAt: Int
  package var fullReadAt: Int
  package var entryCount: Int
  /// Where the server said that other parts of the directory are.
  package var references: [String]

  /// The distinguished name under which the state stands, behind all entries: a file without it was
  /// not finished.
  static let name = "cn=state,cn=rollcall mirror"
  private static let version = "1"

  /// As a record of LDIF.
  func append(to output: inout [UInt8]) {
    var lines: [(String, [UInt8])] = [
      ("version", Array(MirrorState.version.utf8)), ("query", Array(query.utf8)),
      ("readAt", Array(String(readAt).utf8)), ("fullReadAt", Array(String(fullReadAt).utf8)),
      ("entryCount", Array(String(entryCount).utf8)),
    ]
    switch mark {
    case .dirSync(let rights, let cookie):
      lines += [("dirSyncFlags", Array(String(rights.rawValue).utf8)), ("dirSyncCookie", cookie)]
    case .sequence(let number, let invocationID):
      lines += [
        ("highestUSN", Array(String(number).utf8)), ("invocationID", Array(invocationID.text.utf8)),
      ]
    }
    lines += references.map { ("reference", Array($0.utf8)) }
    let name = Array(MirrorState.name.utf8)
    LDIFWriter.appendDN(name.span, in: 0..<name.count, to: &output)
    for (attribute, value) in lines {
      LDIFWriter.appendLine(
        Array("mirror-\(attribute)".utf8), value.span, in: 0..<value.count, to: &output)
    }
    LDIFWriter.appendRecordEnd(to: &output)
  }

  init(
    query: String, mark: ChangeMark, readAt: Int, fullReadAt: Int, entryCount: Int,
    references: [String]
  ) {
    self.references = references
    self.query = query
    self.mark = mark
    self.readAt = readAt
    self.fullReadAt = fullReadAt
    self.entryCount = entryCount
  }

  /// Reads what ``append(to:)`` wrote; nil when it is anything else.
  init?(_ bytes: Span<UInt8>, in range: Range<Int>) {
    var scanner = LDIFScanner(names: NameTable(others: .intern))
    let batch = scanner.scan(bytes, in: range, ends: .boundary)
    guard batch.records.count == 1, let record = batch.records.first else { return nil }
    var values: [String: [UInt8]] = [:]
    var references: [String] = []
    for value in batch.values[record.firstValue..<(record.firstValue + record.valueCount)] {
      var copy: [UInt8] = []
      copy.append(value.slice.isInput ? bytes : batch.decoded.span, range: value.slice.range)
      let name = scanner.names.names[Int(value.name.rawValue)]
      if name == "mirror-reference" { references.append(String(decoding: copy, as: UTF8.self)) }
      values[name] = copy
    }
    func text(_ name: String) -> String? {
      values["mirror-\(name)"].map { String(decoding: $0, as: UTF8.self) }
    }
    guard text("version") == MirrorState.version, let query = text("query"),
      let readAt = text("readAt").flatMap({ Int($0) }),
      let fullReadAt = text("fullReadAt").flatMap({ Int($0) }),
      let entryCount = text("entryCount").flatMap({ Int($0) })
    else { return nil }
    if let number = text("highestUSN").flatMap({ Int64($0) }),
      let invocationID = text("invocationID").flatMap({ GUID($0) })
    {
      mark = .sequence(number: number, invocationID: invocationID)
    } else if let cookie = values["mirror-dirSyncCookie"],
      let rights = text("dirSyncFlags").flatMap({ Int($0) }).flatMap(DirSyncRights.init)
    {
      mark = .dirSync(rights, cookie: cookie)
    } else {
      return nil
    }
    self.query = query
    self.readAt = readAt
    self.fullReadAt = fullReadAt
    self.entryCount = entryCount
    self.references = references
  }
}
