import Formats

/// Reads licence cells one after the other: many people have the same, which are taken apart once.
package struct LicenseCellReader: Sendable {
  private var known: [[UInt8]: [String]] = [:]

  /// So many are remembered, and then forgotten: cells may all be different.
  private static let knownAtMost = 1 << 12

  package init() {}

  /// What ``LicenseCell/licenses(of:in:)`` gives.
  package mutating func licenses(of row: Int, in console: ConsoleUsers) -> [String] {
    console.withBytes(.license, row) { value in
      guard value.count > 0 else { return [] }
      let cell = Array(copying: value)
      if let licenses = known[cell] { return licenses }
      let licenses = LicenseCell.licenses(in: String(decodingUTF8: value))
      if known.count == LicenseCellReader.knownAtMost { known.removeAll(keepingCapacity: true) }
      known[cell] = licenses
      return licenses
    }
  }
}
