package import Formats

/// Compares the fast LDIF reader with the plain one, and with itself in pieces.
package enum LDIFAgreement {
  /// Attributes of the fixtures, some of them wanted.
  private static let wanted = [
    "cn", "sAMAccountName", "mail", "member", "objectGUID", "physicalDeliveryOfficeName", "sn",
    "description", "userCertificate", "info", "ref", "office",
  ]

  /// Tables that skip and that intern.
  package static let tables = [
    NameTable(wanted, others: .skip), NameTable(others: .intern),
    NameTable(["CN"], others: .intern),
  ]

  /// What the two readers say differently about `bytes`, or nil.
  package static func disagreement(_ bytes: [UInt8], _ table: NameTable) -> String? {
    var names = table
    let expected = LDIFReference.read(bytes, names: &names, ends: .source)
    return difference(whole(bytes, table), expected, bytes)
      ?? difference(whole(bytes, table, .unjoined), expected, bytes)
  }

  /// What reading in up to `count` pieces gives differently from reading at once, or nil.
  package static func disagreementInPieces(
    _ bytes: [UInt8], _ table: NameTable, _ count: Int
  ) -> String? {
    let ranges = LDIFChunks.ranges(of: bytes.span, targetCount: count)
    guard ranges.count <= max(1, count) else { return "\(ranges.count) pieces instead of \(count)" }
    var scanner = LDIFScanner(names: table, foldedNames: .unjoined)
    var pieces = LDIFReading()
    var position = 0
    for range in ranges {
      guard range.lowerBound == position, !range.isEmpty else { return "a gap at \(position)" }
      position = range.upperBound
      let ends = position == bytes.count ? LDIFEnd.source : .boundary
      let batch = scanner.scan(bytes.span, in: range, ends: ends)
      pieces.append(LDIFReading(batch, input: bytes, names: scanner.names))
    }
    guard position == bytes.count else { return "nothing from \(position) on" }
    return difference(pieces, whole(bytes, table), bytes)
  }

  /// What is lost when entries are written and read again, or nil.
  package static func disagreementAfterWriting(_ bytes: [UInt8]) -> String? {
    let table = NameTable(others: .intern)
    let first = whole(bytes, table)
    let second = whole(write(first.entries), table)
    guard first.entries.count == second.entries.count else {
      return "\(first.entries.count) entries written, \(second.entries.count) read"
    }
    for (before, after) in zip(first.entries, second.entries) {
      if before.dn != after.dn || before.values != after.values { return "\(before)\n\(after)" }
    }
    return second.rejects.isEmpty ? nil : "\(second.rejects)"
  }

  /// `entries` as LDIF.
  package static func write(_ entries: [LDIFReading.Entry]) -> [UInt8] {
    var output: [UInt8] = []
    LDIFWriter.appendVersion(to: &output)
    for entry in entries {
      LDIFWriter.appendDN(entry.dn.span, in: 0..<entry.dn.count, to: &output)
      for value in entry.values {
        LDIFWriter.appendLine(
          LDIFWriter.attributeName(value.name), value.bytes.span, in: 0..<value.bytes.count,
          to: &output)
      }
      LDIFWriter.appendRecordEnd(to: &output)
    }
    return output
  }

  /// All of `bytes`, read at once.
  package static func whole(
    _ bytes: [UInt8], _ table: NameTable, _ foldedNames: LDIFScanner.FoldedNames = .joined
  ) -> LDIFReading {
    var scanner = LDIFScanner(names: table, foldedNames: foldedNames)
    let batch = scanner.scan(bytes.span, in: 0..<bytes.count, ends: .source)
    return LDIFReading(batch, input: bytes, names: scanner.names)
  }

  private static func difference(
    _ found: LDIFReading, _ expected: LDIFReading, _ bytes: [UInt8]
  ) -> String? {
    if found == expected { return nil }
    let text = String(decoding: bytes.prefix(1500), as: UTF8.self).debugDescription
    if let pair = zip(found.entries, expected.entries).first(where: { $0 != $1 }) {
      return "found \(pair.0)\nexpected \(pair.1)\nfor \(text)"
    }
    return """
      found \(found.entries.count) \(found.rejects) \(found.notices) \(found.lineCount)
      expected \(expected.entries.count) \(expected.rejects) \(expected.notices) \(expected.lineCount)
      for \(text)
      """
  }
}
