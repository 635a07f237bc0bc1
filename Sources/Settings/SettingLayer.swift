/// What one place says: the file, the environment, or the flags.
struct SettingLayer {
  struct Entry { let value: SettingValue, origin: SettingOrigin }
  private(set) var entries: [SettingKey: Entry] = [:]

  private mutating func add(
    _ raw: RawSetting, as key: SettingKey, _ origin: SettingOrigin, folder: String = ""
  ) throws(SettingsProblem) {
    let conversion = ValueConversion(option: .of(key), folder: folder)
    let value = try conversion.value(of: raw)
    if value != .absent { entries[key] = Entry(value: value, origin: origin) }
  }

  /// The defaults that hold when nobody says anything; relative paths start in `folder`, that of the
  /// configuration file.
  static func builtIn(folder: String) throws(SettingsProblem) -> SettingLayer {
    var layer = SettingLayer()
    for option in SettingOption.all {
      guard let text = option.builtIn else { continue }
      let raw = RawSetting(content: .scalar(text), origin: .builtIn)
      try layer.add(raw, as: option.key, .builtIn, folder: folder)
    }
    return layer
  }

  /// What the configuration file says.
  static func file(_ file: ConfigurationFile) throws(SettingsProblem) -> SettingLayer {
    let root = try YAMLReader.read(file)
    var layer = SettingLayer()
    for group in try Self.map(root, place: "The file") {
      guard SettingOption.groups.contains(where: { $0.name == group.name }) else {
        throw Self.unknown(group, in: nil)
      }
      guard group.value.shape != .empty else { continue }
      for entry in try Self.map(group.value, place: group.name) {
        guard let key = SettingKey(rawValue: "\(group.name).\(entry.name)") else {
          throw Self.unknown(entry, in: group.name)
        }
        if key == .password { throw .passwordInFile(entry.origin) }
        try layer.add(entry.value, as: key, entry.origin, folder: file.folder)
      }
    }
    return layer
  }

  /// What variables called `ROLLCALL_...` say; an empty one says nothing. Lists are separated by
  /// semicolons, because commas are part of distinguished names and colons of URLs.
  static func environment(
    _ variables: [String: String]
  ) throws(SettingsProblem) -> SettingLayer {
    var layer = SettingLayer()
    let options = SettingOption.all.filter { $0.environment != nil }
    let mine = variables.filter { $0.key.hasPrefix("ROLLCALL_") && $0.key != configVariable }
    for (name, text) in mine.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
      let origin = SettingOrigin.environment(name)
      guard let option = options.first(where: { $0.environment == name }) else {
        let nearest = Spelling.nearest(to: name, in: options.compactMap(\.environment))
        throw .unknownVariable(nearest: nearest, origin)
      }
      let items = option.takesList ? text.split(separator: ";").map(String.init) : [text]
      try layer.add(Self.raw(items, of: option, origin), as: option.key, origin)
    }
    return layer
  }

  /// The variable that names the configuration file itself.
  static let configVariable = "ROLLCALL_CONFIG"

  /// What flags say.
  static func flags(_ flags: [FlagSetting]) throws(SettingsProblem) -> SettingLayer {
    var layer = SettingLayer()
    for flag in flags where !flag.values.isEmpty {
      let option = SettingOption.of(flag.key)
      let origin = SettingOrigin.flag(flag.name)
      try layer.add(Self.raw(flag.values, of: option, origin), as: flag.key, origin)
    }
    return layer
  }

  private static func raw(
    _ values: [String], of option: SettingOption, _ origin: SettingOrigin
  ) -> RawSetting {
    let items = values.map { RawSetting(content: .scalar($0), origin: origin) }
    guard !option.takesList, let last = items.last else {
      return RawSetting(content: .list(items), origin: origin)
    }
    return last
  }

  private static func map(
    _ raw: RawSetting, place: String
  ) throws(SettingsProblem) -> [RawSetting.Entry] {
    switch raw.content {
    case .map(let entries): return entries
    case .empty: return []
    default: throw .notAMap(found: raw.shape, place: place, raw.origin)
    }
  }

  /// The nearest key of this group; else the same name in another group.
  private static func unknown(_ entry: RawSetting.Entry, in group: String?) -> SettingsProblem {
    let siblings =
      group.map { group in
        SettingKey.allCases.filter { $0.group == group && $0 != .password }.map(\.name)
      } ?? SettingOption.groups.map(\.name)
    let nearest =
      Spelling.nearest(to: entry.name, in: siblings)
      ?? SettingKey.allCases.first { $0.name == entry.name }?.rawValue
    return .unknownKey(entry.name, group: group, nearest: nearest, entry.origin)
  }
}

extension SettingOption {
  fileprivate var takesList: Bool {
    switch kind {
    case .sources, .texts, .domains, .addresses: true
    default: false
    }
  }
}

/// What was typed for one setting on the command line.
package struct FlagSetting: Sendable {
  package let key: SettingKey
  /// As typed, with its dashes.
  package let name: String
  package let values: [String]

  package init(_ key: SettingKey, _ name: String, _ values: [String]) {
    self.key = key
    self.name = name
    self.values = values
  }
}
