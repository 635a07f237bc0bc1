import Checks
import Matching
import Formats
import Roster

/// The values by which people are put together.
struct WaveGroups {
  let facts: Facts
  let people: WavePeople

  func groups(by grouping: WaveRules.Grouping) -> ValueGroups {
    switch grouping {
    case .site: sites
    case .department:
      groups(.folded) { row in facts.directory.withBytes(.department, row) { Array(copying: $0) } }
    case .organizationalUnit: units
    case .list(let list): groups(.folded) { row in list.wave(of: row, in: facts) }
    }
  }

  /// The Site of the 8x8 user, which provisioning cannot change; else the Site that the Office means.
  var sites: ValueGroups {
    groups(.exact, asking: { ask(.site, of: $0) }) { row in
      if let user = facts.pairing.consoleUser(of: row) {
        let site = facts.console.withBytes(.site, user) { Array(copying: $0) }
        if !site.isEmpty { return site }
      }
      return (facts.sites.office(of: row)?.answer.site).map { Array($0.utf8) } ?? []
    }
  }

  /// The licences that the 8x8 user has.
  var licenses: LicenseSets {
    LicenseSets(
      cells: groups(.exact, asking: { ask(.license, of: $0) }) { row in
        guard let user = facts.pairing.consoleUser(of: row) else { return [] }
        return facts.console.withBytes(.license, user) { Array(copying: $0) }
      })
  }

  /// The place of the entry in the directory, from the domain down: `contoso.com/Staff/Berlin`.
  private var units: ValueGroups {
    ValueGroups(
      count: facts.directory.count, people.rows, .folded,
      value: { row in
        facts.directory.withBytes(.distinguishedName, row) { Self.parent(of: $0) }
      }, title: Self.canonicalName)
  }

  private func groups(
    _ sameness: ValueGroups.Sameness, asking ask: @Sendable (Int) -> Void = { _ in },
    _ value: @Sendable (Int) -> [UInt8]
  ) -> ValueGroups {
    ValueGroups(
      count: facts.directory.count, people.rows, sameness, asking: ask, value: value)
  }

  /// Asks for what Admin Console says of somebody (``Prefetch``): its users stand in an order of their own.
  private func ask(_ field: ConsoleField, of row: Int) {
    guard let user = facts.pairing.consoleUser(of: row) else { return }
    facts.console.ask(for: field, user..<(user + 1))
  }

  /// What stands after the first comma that is not escaped.
  private static func parent(of name: Span<UInt8>) -> [UInt8] {
    var position = 0
    while position < name.count, name[position] != UInt8(ascii: ",") {
      position += name[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position + 1 < name.count else { return [] }
    return Array(copying: name.extracting((position + 1)..<name.count))
  }

  /// The name as AD's `canonicalName` has it.
  private static func canonicalName(_ parent: [UInt8]) -> String {
    let text = String(decoding: parent, as: UTF8.self)
    guard let name = DistinguishedName(text) else { return text }
    let steps = name.rdns.flatMap(\.assertions).filter { $0.type.lowercased() != "dc" }
    let path = steps.reversed().map { $0.text.replacing("/", with: "\\/") }
    return ([name.domain].compactMap { $0 } + path).joined(separator: "/")
  }
}
