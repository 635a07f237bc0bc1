extension Settings {
  /// Who gets which licence, and how the files for it look.
  package struct Licensing: Sendable, Equatable {
    /// Each with ``licenseName`` and conditions.
    package let rules: [[NamedText]]
    package let defaultLicense: String?
    /// Conditions.
    package let priority: [[NamedText]]
    package let existingUsers: ExistingUsers
    package let template: SourceSetting?
    package let firstDataRow: Int?
    /// Empty: the built-in profile of 8x8.
    package let header: [String]
    package let headerRow: HeaderRow
    package let encoding: FileEncoding
    package let delimiter: SourceDelimiter
    /// Field (one of ``SettingOption/consoleFields``) to header.
    package let columns: [NamedText]
    /// Licence, with `*` and `?`, to the header of its own column.
    package let services: [NamedText]
    /// What stands in the column of a service that somebody gets.
    package let mark: String
    /// Header to text.
    package let constants: [NamedText]
    package let names: NameRule
    package let rowLimit: Int?

    /// What names the licence in a rule.
    package static let licenseName = "license"
    /// What a rule's conditions can be about, besides attributes.
    package static let conditions = ["department", "title", "group", "site", "ou", "has-license"]
    /// What a condition begins with that is about any attribute: `attribute:extensionAttribute1`.
    package static let attributePrefix = "attribute:"

    /// The attributes that conditions name so, each once.
    package var attributes: [String] {
      var seen: Set<String> = []
      return (rules + priority).joined().compactMap { Licensing.attribute(in: $0.name) }.filter {
        seen.insert($0.lowercased()).inserted
      }
    }

    static func attribute(in condition: String) -> String? {
      guard condition.lowercased().hasPrefix(attributePrefix) else { return nil }
      let name = String(condition.dropFirst(attributePrefix.count))
      return name.isEmpty ? nil : name
    }

    /// Whether memberships have to be read.
    package var usesGroups: Bool {
      (rules + priority).contains { $0.contains { $0.name.lowercased() == "group" } }
    }
  }

  static func licensing(_ entries: EffectiveEntries) throws(SettingsProblem) -> Licensing {
    let rules = entries.rules(.licenseRules)
    let priority = entries.rules(.licensePriority)
    for rule in rules {
      guard rule.contains(where: { $0.name == Licensing.licenseName }) else {
        throw .ruleWithoutLicense(rule.first?.origin ?? entries.origin(.licenseRules))
      }
    }
    try checkNames(of: rules, .licenseRules, besides: [Licensing.licenseName])
    try checkNames(of: priority, .licensePriority)
    return Licensing(
      rules: rules, defaultLicense: entries.text(.licenseDefault), priority: priority,
      existingUsers: entries.word(.licenseExistingUsers) ?? .worklist,
      template: entries.source(.licenseTemplate),
      firstDataRow: entries.count(.licenseFirstDataRow), header: entries.texts(.licenseHeader),
      headerRow: entries.word(.licenseHeaderRow) ?? .first,
      encoding: entries.word(.licenseEncoding) ?? .utf8,
      delimiter: entries.word(.licenseDelimiter) ?? .comma,
      columns: entries.pairs(.licenseColumns), services: entries.pairs(.licenseServices),
      mark: entries.text(.licenseMark) ?? "Yes",
      constants: entries.pairs(.licenseConstants), names: entries.word(.licenseNames) ?? .plain,
      rowLimit: entries.count(.licenseRowLimit))
  }

  /// Conditions are words of their own, or attributes that are read, in any case.
  private static func checkNames(
    of rules: [[NamedText]], _ key: SettingKey, besides more: [String] = []
  ) throws(SettingsProblem) {
    let known = more + Licensing.conditions + SettingOption.ruleAttributes
    let folded = Set(known.map { $0.lowercased() })
    for entry in rules.joined()
    where !folded.contains(entry.name.lowercased()) && Licensing.attribute(in: entry.name) == nil {
      throw .unknownKey(
        entry.name, group: key.rawValue, nearest: Spelling.nearest(to: entry.name, in: known),
        entry.origin)
    }
  }
}

extension SettingOption {
  /// The attributes that conditions of rules can be about: those that are kept as text.
  package static let ruleAttributes = [
    "distinguishedName", "sAMAccountName", "userPrincipalName", "mail", "mailNickname",
    "displayName", "cn", "givenName", "sn", "physicalDeliveryOfficeName", "telephoneNumber",
    "mobile", "ipPhone", "employeeID",
  ]
}

/// How users who are in 8x8 get their licence.
package enum ExistingUsers: String, CaseIterable, Sendable {
  case worklist, template
}

/// Whether a file that is written begins with its header.
package enum HeaderRow: String, CaseIterable, Sendable {
  case first, none
}

/// Which names of people go into files for 8x8.
package enum NameRule: String, CaseIterable, Sendable {
  /// Those with the characters of 8x8's User Management API specification.
  case plain
  case any
}

/// The encoding of a file that is written.
package enum FileEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf8WithBOM = "utf-8-bom"
  case utf16LittleEndian = "utf-16le-bom"
  case windows1252 = "windows-1252"
}
