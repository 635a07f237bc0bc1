import Settings

/// Settings from a configuration file with this text, called `conf/rollcall.yaml`.
func load(
  _ yaml: String, environment: [String: String] = [:], flags: [FlagSetting] = []
) throws(SettingsProblem) -> Settings {
  try Settings.resolve(
    file: ConfigurationFile(path: "conf/rollcall.yaml", bytes: Array(yaml.utf8)),
    environment: environment, flags: flags)
}

/// Why that text makes no settings; `nil` when it does.
func refusal(
  _ yaml: String, environment: [String: String] = [:], flags: [FlagSetting] = []
) -> SettingsProblem? {
  do {
    _ = try load(yaml, environment: environment, flags: flags)
    return nil
  } catch {
    return error
  }
}

func origin(_ key: SettingKey, in settings: Settings) -> SettingOrigin? {
  settings.effective.first { $0.key == key }?.origin
}
