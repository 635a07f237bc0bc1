/// The value that won for each setting, and typed ways to get at it.
struct EffectiveEntries {
  private let entries: [SettingKey: SettingLayer.Entry]

  init(_ entries: [SettingKey: SettingLayer.Entry]) { self.entries = entries }

  func value(_ key: SettingKey) -> SettingValue { entries[key]?.value ?? .absent }
  func origin(_ key: SettingKey) -> SettingOrigin { entries[key]?.origin ?? .builtIn }
  func isSet(_ key: SettingKey) -> Bool { value(key) != .absent }

  func text(_ key: SettingKey) -> String? {
    if case .text(let text) = value(key) { text } else { nil }
  }
  func texts(_ key: SettingKey) -> [String] {
    if case .texts(let texts) = value(key) { texts } else { [] }
  }
  func source(_ key: SettingKey) -> SourceSetting? {
    if case .source(let source) = value(key) { source } else { nil }
  }
  func sources(_ key: SettingKey) -> [SourceSetting] {
    if case .sources(let sources) = value(key) { sources } else { [] }
  }
  func pairs(_ key: SettingKey) -> [NamedText] {
    if case .pairs(let pairs) = value(key) { pairs } else { [] }
  }
  func rules(_ key: SettingKey) -> [[NamedText]] {
    if case .rules(let rules) = value(key) { rules } else { [] }
  }
  func toggle(_ key: SettingKey) -> Bool { value(key) == .toggle(true) }
  func count(_ key: SettingKey) -> Int? {
    if case .count(let count) = value(key) { count } else { nil }
  }
  func percent(_ key: SettingKey) -> Double? {
    if case .percent(let percent) = value(key) { percent } else { nil }
  }
  func secret(_ key: SettingKey) -> Secret? {
    if case .secret(let secret) = value(key) { secret } else { nil }
  }
  func word<Word: RawRepresentable<String>>(_ key: SettingKey) -> Word? {
    text(key).flatMap(Word.init(rawValue:))
  }

  /// Throws when both are set. The place shown is that of the stronger one.
  func refuse(_ one: SettingKey, with other: SettingKey) throws(SettingsProblem) {
    let isOff = [value(one), value(other)].contains { $0 == .absent || $0 == .toggle(false) }
    guard isOff else { throw .contradiction(one, other, origin(one)) }
  }

  var all: [EffectiveSetting] {
    SettingKey.allCases.map {
      EffectiveSetting(key: $0, display: value($0).display, origin: origin($0))
    }
  }
}
