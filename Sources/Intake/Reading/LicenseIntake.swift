import Formats
package import Roster

/// Reads the list of the tenant's licences: columns by name, in any order.
package enum LicenseIntake {
  private static let headers: [String: String] = [
    "license": "license", "licence": "license", "licensename": "license", "name": "license",
    "licencename": "license", "licensetype": "license", "country": "country",
    "countrycode": "country", "owned": "owned", "total": "owned", "used": "used",
    "assigned": "used", "suspended": "suspended",
  ]

  /// The licences in file order, and what the source was. A row without a name or with a number that is
  /// none is set aside. Throws ``IntakeError`` if there is no column for the name or for what is owned.
  package static func read(_ input: Input) throws(IntakeError) -> (SourceInfo, [LicenseStock]) {
    var info = SourceInfo(
      role: .licenses, name: input.name, kind: input.format.label,
      encoding: input.encoding.rawValue, bytes: input.byteCount, sha256: input.checksum)
    info.contradictions = input.contradictions
    let table = try CellTable(input, wanted: "the licence") { headers[normalized($0)] }
    for (name, wanted) in [("license", "the licence"), ("owned", "how many are owned")] {
      guard table.names.contains(name) else {
        throw IntakeError(
          .noUsefulColumns(wanted: wanted, found: table.headers), source: input.name)
      }
    }
    info.usedNames = table.usedHeaders
    info.unusedNames = table.unusedHeaders
    info.notices = table.notices
    info.rejects = table.rejects
    var stocks: [LicenseStock] = []
    for row in table.rows {
      guard let stock = stock(row) else {
        let text = ["license", "country", "owned", "used", "suspended"].map { row[$0] ?? "" }
        info.rejects.append(
          Reject(
            line: row.line, reason: .numberUnusable,
            text: String(text.joined(separator: ",").prefix(200))))
        continue
      }
      stocks.append(stock)
    }
    info.records = stocks.count
    return (info, stocks)
  }

  private static func stock(_ row: CellTable.Row) -> LicenseStock? {
    guard let name = row["license"], let owned = number(row["owned"]) else { return nil }
    let used = row["used"].map { number($0) }
    let suspended = row["suspended"].map { number($0) }
    if case .some(nil) = used { return nil }
    if case .some(nil) = suspended { return nil }
    return LicenseStock(
      name: name, country: Folding.trimmed(row["country"] ?? ""), owned: owned,
      used: used ?? nil, suspended: (suspended ?? 0) ?? 0)
  }

  private static func number(_ text: String?) -> Int? {
    text.flatMap { Int(Folding.trimmed($0)) }.flatMap {
      (0...1_000_000_000).contains($0) ? $0 : nil
    }
  }

  private static func normalized(_ header: String) -> String {
    header.lowercased().filter { $0.isLetter }
  }
}

/// Reads what a list of Sites says besides their names: country and PBX.
package enum SiteDetailIntake {
  /// In file order; empty when the list has neither. Throws ``IntakeError``.
  package static func read(_ input: Input) throws(IntakeError) -> [SiteDetail] {
    guard case .csv = input.format else { return [] }
    let table: CellTable
    do {
      table = try CellTable(input, wanted: "the Site") { column(of: $0) }
    } catch {
      // A plain list has no columns at all.
      if case .noUsefulColumns = error.kind { return [] }
      throw error
    }
    guard table.names.contains("site") else { return [] }
    return table.rows.compactMap { row in
      row["site"].map {
        SiteDetail(
          name: $0, country: Folding.trimmed(row["country"] ?? ""),
          pbx: Folding.trimmed(row["pbx"] ?? ""))
      }
    }
  }

  private static func column(of header: String) -> String? {
    switch header.lowercased().filter({ $0 != " " && $0 != "_" }) {
    case "country", "countrycode": "country"
    case "pbx", "pbxname": "pbx"
    case let text where SiteIntake.isHeader(text): "site"
    default: nil
    }
  }
}
