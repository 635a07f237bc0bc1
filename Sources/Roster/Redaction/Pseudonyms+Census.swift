import Formats

extension Pseudonyms {
  /// Pseudonyms for everybody in the lists of a run.
  package init(
    for directory: DirectoryUsers, _ console: ConsoleUsers, _ cloud: CloudUsers?, key: PseudonymKey
  ) {
    var census = WordCensus()
    for list in [directory, cloud?.list].compactMap({ $0 }) {
      for part in Parallel.mapRows(list.count, size: 1 << 14, { WordCensus(of: list, $0) }) {
        census.merge(part)
      }
    }
    for part in Parallel.mapRows(console.count, size: 1 << 14, { WordCensus(of: console, $0) }) {
      census.merge(part)
    }
    self.init(of: census, key: key)
  }
}

extension WordCensus {
  /// Names are added before.
  private static let directoryFields = DirectoryField.allCases.filter {
    ($0.redactedKind == .text || $0.redactedKind == .number)
      && ![.givenName, .surname, .displayName, .commonName].contains($0)
  }
  private static let consoleFields = ConsoleField.allCases.filter {
    $0.redactedKind != nil && ![.firstName, .lastName, .displayName].contains($0)
  }

  /// The words of some users. Names come first: logins are made of them.
  fileprivate init(of list: DirectoryUsers, _ rows: Range<Int>) {
    self.init()
    for row in rows {
      beginUser()
      list.withBytes(.givenName, row) { addName($0, .given) }
      list.withBytes(.surname, row) { addName($0, .surname) }
      list.withBytes(.displayName, row) { addName($0, .whole) }
      list.withBytes(.commonName, row) { addName($0, .whole) }
      for field in WordCensus.directoryFields {
        guard let kind = field.redactedKind else { continue }
        list.withBytes(field, row) { add($0, as: kind) }
      }
      list.withBytes(.distinguishedName, row) { add($0, as: .distinguishedName) }
      for proxy in list.proxyAddresses(row) {
        list.rows.withBytes(of: proxy, row: row) { add($0, as: .text) }
      }
    }
  }

  fileprivate init(of list: ConsoleUsers, _ rows: Range<Int>) {
    self.init()
    for row in rows {
      beginUser()
      list.withBytes(.firstName, row) { addName($0, .given) }
      list.withBytes(.lastName, row) { addName($0, .surname) }
      list.withBytes(.displayName, row) { addName($0, .whole) }
      for field in WordCensus.consoleFields {
        guard let kind = field.redactedKind else { continue }
        list.withBytes(field, row) { add($0, as: kind) }
      }
    }
  }
}
