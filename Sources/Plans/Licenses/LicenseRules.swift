import Checks
import Forecast
import Formats
import Matching
package import Roster

/// Who gets which licence: the configuration's rules, in their order.
package struct LicenseRules: Sendable {
  /// One thing that must hold for a person.
  package enum Subject: Sendable, Hashable {
    case attribute(DirectoryField)
    /// Any other attribute, by its LDAP name or column; one of its values is enough.
    case asked(String)
    /// The Site of the person: that of the 8x8 user, else what Office means.
    case site
    /// A distinguished name that the person's entry stands under.
    case organizationalUnit
    /// Direct member of a group, by distinguished name or cn.
    case group
    /// A licence that the person's 8x8 user has.
    case license

    /// What the configuration calls it: a word of its own, or the name of an attribute; in any case.
    package init?(_ name: String) {
      switch name.lowercased() {
      case "department": self = .attribute(.department)
      case "title": self = .attribute(.title)
      case "group": self = .group
      case "site": self = .site
      case "ou": self = .organizationalUnit
      case "has-license": self = .license
      default:
        let prefix = "attribute:"
        let isAsked = name.lowercased().hasPrefix(prefix)
        let name = isAsked ? String(name.dropFirst(prefix.count)) : name
        let field = DirectoryField.allCases.first {
          let names = isAsked ? [$0.attributeName] + $0.aliases : [$0.attributeName]
          return names.contains { $0.lowercased() == name.lowercased() }
        }
        guard isAsked || field != nil else { return nil }
        self = field.map { .attribute($0) } ?? .asked(name)
      }
    }
  }

  package struct Condition: Sendable {
    package let subject: Subject
    /// With `*` and `?`, except for groups and OUs, which are names.
    package let text: String

    package init(_ subject: Subject, _ text: String) {
      self.subject = subject
      self.text = text
    }
  }

  package struct Rule: Sendable {
    /// The licence's name, in which `{country}` stands for the country of the Site; nil: nobody gets one.
    package let license: String?
    /// All must hold.
    package let conditions: [Condition]

    package init(license: String?, conditions: [Condition]) {
      self.license = license
      self.conditions = conditions
    }
  }

  /// The first whose conditions all hold counts; a default is a last rule without conditions.
  package let rules: [Rule]
  /// Who gets a seat first: people for whom the conditions of an earlier entry all hold.
  package let priority: [[Condition]]

  package init(rules: [Rule], priority: [[Condition]] = []) {
    self.rules = rules
    self.priority = priority
  }

  /// The word for "no licence" in the configuration.
  package static let nobody = "nobody"
}

/// What rules are asked about a person.
struct RulePerson {
  let directory: Int
  let site: String?
  let licenses: [String]
}

/// Applies rules to one person after the other; keeps what it found out about values, since most people
/// share theirs with others.
struct RuleReader {
  private let facts: Facts
  private let groups: [String: ScopeMembers]
  private let rules: [[Compiled]]
  private let priority: [[Compiled]]
  private var answers: [Question: Bool] = [:]

  private struct Question: Hashable {
    let condition: Int
    let value: String
  }

  private struct Compiled {
    let number: Int
    let condition: LicenseRules.Condition
    let pattern: GlobPattern
    let name: String
  }

  init(_ rules: LicenseRules, groups: [String: ScopeMembers], facts: Facts) {
    self.facts = facts
    self.groups = groups
    var number = 0
    func compiled(_ conditions: [LicenseRules.Condition]) -> [Compiled] {
      conditions.map {
        number += 1
        return Compiled(
          number: number, condition: $0, pattern: GlobPattern($0.text),
          name: RuleReader.folded(distinguishedName: $0.text))
      }
    }
    self.rules = rules.rules.map { compiled($0.conditions) }
    priority = rules.priority.map { compiled($0) }
  }

  /// The groups that rules name, with their members.
  static func groups(of rules: LicenseRules, in facts: Facts) -> [String: ScopeMembers] {
    let conditions = rules.rules.flatMap { $0.conditions } + rules.priority.joined()
    let names = Set(conditions.filter { $0.subject == .group }.map { $0.text })
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, ScopeMembers(.groups([$0]), directory: facts.directory, cloud: facts.identities))
      })
  }

  /// The place of the first rule that holds.
  mutating func rule(for person: RulePerson) -> Int? {
    for (position, conditions) in rules.enumerated() where holds(conditions, for: person) {
      return position
    }
    return nil
  }

  /// The place of the first priority that holds, or after the last.
  mutating func priority(of person: RulePerson) -> Int {
    for (position, conditions) in priority.enumerated() where holds(conditions, for: person) {
      return position
    }
    return priority.count
  }

  private mutating func holds(_ conditions: [Compiled], for person: RulePerson) -> Bool {
    for condition in conditions where !holds(condition, for: person) { return false }
    return true
  }

  private mutating func holds(_ compiled: Compiled, for person: RulePerson) -> Bool {
    switch compiled.condition.subject {
    case .group: groups[compiled.condition.text]?.contains(person.directory) ?? false
    case .site: matches(compiled, person.site ?? "")
    case .license: person.licenses.contains { compiled.pattern.matches($0) }
    case .attribute(let field):
      matches(compiled, facts.directory.text(field, person.directory) ?? "")
    case .asked(let name):
      facts.directory.askedValues(name, person.directory).contains { matches(compiled, $0) }
    case .organizationalUnit: isUnder(compiled, person.directory)
    }
  }

  private mutating func matches(_ compiled: Compiled, _ value: String) -> Bool {
    let question = Question(condition: compiled.number, value: value)
    if let answer = answers[question] { return answer }
    let answer = compiled.pattern.matches(value)
    answers[question] = answer
    return answer
  }

  private mutating func isUnder(_ compiled: Compiled, _ row: Int) -> Bool {
    let name = facts.directory.text(.distinguishedName, row) ?? ""
    let parent = RuleReader.parent(of: name)
    let question = Question(condition: compiled.number, value: parent)
    if let answer = answers[question] { return answer }
    let folded = RuleReader.folded(distinguishedName: parent)
    let answer = folded == compiled.name || folded.hasSuffix("," + compiled.name)
    answers[question] = answer
    return answer
  }

  /// What comes after the first comma that is not escaped (RFC 4514, section 2.4).
  static func parent(of name: String) -> String {
    var isEscaped = false
    for (index, byte) in zip(name.utf8.indices, name.utf8) {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: ",") {
        return String(name[name.utf8.index(after: index)...])
      }
    }
    return ""
  }

  /// A distinguished name in which blanks around commas and case do not matter.
  static func folded(distinguishedName name: String) -> String {
    name.split(separator: ",", omittingEmptySubsequences: false)
      .map { Folding.key(String($0)) }.joined(separator: ",")
  }
}
