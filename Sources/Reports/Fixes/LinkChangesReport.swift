package import Checks
package import Forecast
import Matching
package import Plans
import Roster

/// `changes.csv`: what a link overwrites in each 8x8 user that will be linked, and what stays; in the
/// order of Admin Console's export.
package struct LinkChangesReport: TableReport {
  package static let fileName = "changes.csv"
  package static let header = [
    "console_username", "directory_upn", "field", "attribute", "old", "new", "effect",
    "console_origin", "directory_origin",
  ]

  private let facts: Facts
  private let mapping: [LinkOverwrites.Mapping]
  private let renamed: Set<UInt32>
  private let origins: (console: OriginWords, directory: OriginWords)

  /// - Parameter usernames: users who will be linked once they are renamed.
  package init(
    _ facts: Facts, mapping: [LinkOverwrites.Mapping], usernames: [FixPlan.UsernameChange]
  ) {
    self.facts = facts
    self.mapping = mapping
    renamed = Set(usernames.map(\.console))
    origins = (
      OriginWords(sources: facts.console.sources, rows: facts.console.rows),
      OriginWords(directory: facts.directory)
    )
  }

  /// Rows of the console; each has as many lines as values change or stay.
  package var rowCount: Int { facts.console.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for row in rows {
      guard let other = facts.pairing.directoryUser(of: row), isLinked(row) else { continue }
      for item in mapping {
        write(item.field, item.attribute, effect(item, row, other), row, other, to: &table)
      }
      write(.site, .office, siteEffect(row, other), row, other, to: &table)
    }
  }

  private func isLinked(_ row: Int) -> Bool {
    switch facts.firstCycle.console[row] {
    case .link, .linkUnproven: true
    default: renamed.contains(UInt32(truncatingIfNeeded: row))
    }
  }

  /// What becomes of a value; nil when both are the same.
  private func effect(_ item: LinkOverwrites.Mapping, _ row: Int, _ other: Int) -> Effect? {
    facts.console.withBytes(item.field, row) { old in
      facts.directory.withBytes(item.attribute, other) { value in
        let new = value.extracting(Folding.trimmedBlanks(value))
        if new.count == 0 { return old.count == 0 ? nil : .staysForEmpty }
        if Folding.sameBytes(old, new) { return nil }
        return item.lock == .readOnly ? .overwrittenForGood : .overwritten
      }
    }
  }

  private func siteEffect(_ row: Int, _ other: Int) -> Effect? {
    facts.console.withBytes(.site, row) { old in
      facts.directory.withBytes(.office, other) { value in
        let new = value.extracting(Folding.trimmedBlanks(value))
        return Folding.sameBytes(old, new) ? nil : .staysForCreation
      }
    }
  }

  /// What a link does to a value, as the word in the file.
  private enum Effect: String {
    case overwritten
    /// Read-only in Admin Console from then on.
    case overwrittenForGood = "overwritten-read-only"
    /// Empty values are never sent (Microsoft, "Known issues for provisioning").
    case staysForEmpty = "stays-new-is-empty"
    /// Site is set at creation only (8x8, "SSO and User Provisioning").
    case staysForCreation = "stays-set-at-creation-only"
  }

  private func write(
    _ field: ConsoleField, _ attribute: DirectoryField, _ effect: Effect?, _ row: Int, _ other: Int,
    to table: inout TableRows
  ) {
    guard let effect else { return }
    facts.console.withBytes(.username, row) { table.cell($0) }
    facts.directory.withBytes(.userPrincipalName, other) { table.cell($0) }
    table.cell(field.key)
    table.cell(attribute.attributeName)
    facts.console.withBytes(field, row) { table.cell($0) }
    facts.directory.withBytes(attribute, other) { value in
      table.cell(value.extracting(Folding.trimmedBlanks(value)))
    }
    table.cell(effect.rawValue)
    origins.console.write(row, of: facts.console.rows, to: &table)
    origins.directory.write(other, of: facts.directory.rows, to: &table)
    table.endRow()
  }
}
