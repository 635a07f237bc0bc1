import Formats
import Roster

/// One entry with its values by attribute, for the few that are looked at one by one.
struct LDAPEntry: Sendable {
  let distinguishedName: String
  /// By the attribute's name in small letters, without options.
  private let values: [String: [[UInt8]]]

  /// The values of an attribute, in the server's order.
  func values(_ name: String) -> [[UInt8]] { values[name.lowercased()] ?? [] }

  func texts(_ name: String) -> [String] {
    values(name).map { String(decoding: $0, as: UTF8.self) }
  }

  func text(_ name: String) -> String? { texts(name).first }

  func guid(_ name: String) -> GUID? {
    values(name).first.flatMap { GUID(raw: $0.span, in: 0..<$0.count) }
  }

  /// The entries of a batch whose names are in `names`.
  static func all(of batch: RecordBatch, names: NameTable) -> [LDAPEntry] {
    batch.records.map { record in
      var values: [String: [[UInt8]]] = [:]
      for value in batch.values[record.firstValue..<(record.firstValue + record.valueCount)] {
        let name = names.names[Int(value.name.rawValue)].lowercased().prefix { $0 != ";" }
        values[String(name), default: []].append(Array(batch.decoded[value.slice.range]))
      }
      let name = batch.decoded[record.dn.range]
      return LDAPEntry(
        distinguishedName: String(decoding: name, as: UTF8.self), values: values)
    }
  }
}

extension LDAPSession {
  /// The entries of a small search. Throws ``LiveError``.
  func entries(
    _ search: LDAPSearch, _ controls: [SearchControl] = []
  ) throws(LiveError) -> [LDAPEntry] {
    var collector = EntryCollector(names: NameTable(others: .intern))
    _ = try self.search(search, controls, into: &collector)
    return LDAPEntry.all(of: collector.batch, names: collector.names)
  }
}
