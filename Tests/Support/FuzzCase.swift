import Formats

/// One input of the fuzzer: the first byte chooses what is tried, the rest is the text.
package enum FuzzCase {
  /// What can be tried; the raw value is the first byte. A new reader gets a case here and a line in
  /// ``fault(in:)``.
  package enum Reader: UInt8, CaseIterable {
    case ldifSkipping = 0x4C  // L
    case ldifInterning = 0x49  // I
    case ldifWriting = 0x57  // W
    case values = 0x56  // V
    case csv = 0x43  // C
    case csvDetecting = 0x44  // D
    case text = 0x54  // T
  }

  /// What is wrong about how `input` is read, or nil.
  package static func fault(in input: [UInt8]) -> String? {
    guard let first = input.first else { return nil }
    let all = Reader.allCases
    let bytes = Array(input.dropFirst())
    switch Reader(rawValue: first) ?? all[Int(first) % all.count] {
    case .ldifSkipping: return ldif(bytes, LDIFAgreement.tables[0])
    case .ldifInterning: return ldif(bytes, LDIFAgreement.tables[1])
    case .ldifWriting: return LDIFAgreement.disagreementAfterWriting(bytes)
    case .values: return values(bytes)
    case .csv: return CSVAgreement.disagreement(bytes)
    case .csvDetecting: return detectedCSV(bytes)
    case .text: return CSVAgreement.faultInText(bytes)
    }
  }

  private static func ldif(_ bytes: [UInt8], _ table: NameTable) -> String? {
    LDIFAgreement.disagreement(bytes, table) ?? LDIFAgreement.disagreementInPieces(bytes, table, 4)
  }

  /// The dialect and the header are found in any bytes, and the rows read by them agree.
  private static func detectedCSV(_ bytes: [UInt8]) -> String? {
    let dialect = CSVDialect.detect(bytes.span)
    let header = CSVHeader.find(bytes.span, dialect: dialect) { $0.contains("mail") }
    guard (0...bytes.count).contains(header.dataStart) else { return "data at \(header.dataStart)" }
    return ScannedCSV.disagreement(bytes, dialect, header.names.count)
      ?? ScannedCSV.disagreement(bytes, dialect, header.names.count, header)
  }

  /// Each syntax takes any bytes without harm, and what it accepts it gives back.
  private static func values(_ bytes: [UInt8]) -> String? {
    let range = 0..<bytes.count
    _ = DirectoryTime(fileTime: bytes.span, in: range)
    _ = DirectoryTime(generalizedTime: bytes.span, in: range)
    _ = UserAccountControl(decimal: bytes.span, in: range)
    _ = DistinguishedName(bytes.span, in: range)?.domain
    _ = DistinguishedName.isConflict(bytes.span, in: range)
    _ = DistinguishedName.parent(of: bytes.span, in: range)
    if let guid = GUID(value: bytes.span, in: range) {
      if GUID(guid.text) != guid || GUID(guid.base64) != guid { return "GUID \(guid)" }
    }
    if let identifier = SecurityIdentifier(value: bytes.span, in: range) {
      if SecurityIdentifier(text: identifier.text) != identifier { return identifier.text }
    }
    if Base64.decode(Array(Base64.encode(bytes).utf8)) != bytes { return "base64" }
    return nil
  }
}
