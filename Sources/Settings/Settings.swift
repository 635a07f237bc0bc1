/// Everything that a run was told, checked once and never changed: built-in defaults, then
/// `rollcall.yaml`, then `ROLLCALL_...` variables, then flags. The later one wins, as a whole: a
/// list is replaced, not added to.
package struct Settings: Sendable {
  package let inputs: Inputs
  package let columns: Columns
  package let tenant: Tenant
  package let scope: Scope
  package let siteRules: SiteRules
  package let exclusions: Exclusions
  package let licensing: Licensing
  package let fix: Fix
  package let waves: Waves
  package let nightly: Nightly
  package let gates: Gates
  package let limits: Limits
  package let output: Output
  package let ldap: LDAP
  /// Every setting with its value and where that came from, in the order of the file.
  package let effective: [EffectiveSetting]

  /// The variable that names the configuration file.
  package static let configVariable = SettingLayer.configVariable

  /// Brings the layers together. Throws the first problem: of the file, then of the environment,
  /// then of the flags.
  package static func resolve(
    file: ConfigurationFile?, environment: [String: String], flags: [FlagSetting] = []
  ) throws(SettingsProblem) -> Settings {
    var layers = [try SettingLayer.builtIn(folder: file?.folder ?? "")]
    if let file { layers.append(try .file(file)) }
    layers.append(try .environment(environment))
    layers.append(try .flags(flags))
    var entries: [SettingKey: SettingLayer.Entry] = [:]
    for layer in layers { entries.merge(layer.entries) { _, later in later } }
    return try Settings(EffectiveEntries(entries))
  }
}

/// One setting as `rollcall check` shows it.
package struct EffectiveSetting: Sendable, Equatable {
  package let key: SettingKey
  /// For people; a secret is replaced by a placeholder. Empty when nothing is set.
  package let display: String
  package let origin: SettingOrigin
}
