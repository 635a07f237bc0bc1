/// What one setting is: its place in the file, its other names, what it takes, what it means.
///
/// The configuration file, the environment, the command line, `rollcall check` and `rollcall init`
/// all read the one list ``all``.
package struct SettingOption: Sendable {
  /// What a setting takes.
  package enum Kind: Sendable, Equatable {
    /// A path, `-` or URL; in the file also a map of `source`, `format`, `encoding`, `delimiter`.
    case source
    case sources
    /// A path; relative ones in the configuration file start at the file's folder.
    case path
    case text
    case texts
    /// A DNS domain name.
    case domain
    case domains
    /// A mail address, without a name.
    case address
    case addresses
    /// One of a few words.
    case word([String])
    /// `true` or `false`.
    case toggle
    case count(ClosedRange<Int>)
    /// A number from 0 to 100.
    case percent
    /// Names with a text each; `names` lists the allowed ones, none means any.
    case pairs(names: [String])
    /// A list of maps, each of names with a text.
    case rules
    /// A text that is never shown and has no place in the file.
    case secret
  }

  package let key: SettingKey
  package let kind: Kind
  /// What holds when nobody says anything; `nil` means nothing.
  package let builtIn: String?
  /// What to write, as an example, where there is no default. YAML.
  package let example: String
  package let environment: String?
  /// The command-line flag, with its dashes.
  package let flag: String?
  /// One or two sentences that say what it is for.
  package let help: String

  /// The option that describes `key`.
  package static func of(_ key: SettingKey) -> SettingOption { byKey[key] ?? all[0] }

  private static let byKey = [SettingKey: SettingOption](
    all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
}
