/// Turns a value as written into the value that its option takes, or says why it cannot be.
struct ValueConversion {
  let option: SettingOption
  /// Put before relative paths; empty for none.
  let folder: String

  func value(of raw: RawSetting) throws(SettingsProblem) -> SettingValue {
    if raw.shape == .empty { return .absent }
    switch option.kind {
    case .source: return .source(try source(raw))
    case .sources: return .sources(try each(raw, source))
    case .path: return .text(located(try text(raw)))
    case .text: return .text(try text(raw))
    case .texts: return .texts(try each(raw, text))
    case .domain: return .text(try domain(raw))
    case .domains: return .texts(try each(raw, domain))
    case .address: return .text(try address(raw))
    case .addresses: return .texts(try each(raw, address))
    case .word(let words):
      return .text(try Self.word(text(raw), of: words, option.key.rawValue, raw.origin))
    case .toggle: return .toggle(try toggle(raw))
    case .count(let range): return .count(try count(raw, in: range))
    case .percent: return .percent(try percent(raw))
    case .pairs(let names): return .pairs(try pairs(raw, names: names))
    case .rules:
      return .rules(try each(raw) { rule throws(SettingsProblem) in try pairs(rule, names: []) })
    case .secret: return .secret(Secret(try text(raw)))
    }
  }

  private func text(_ raw: RawSetting) throws(SettingsProblem) -> String {
    guard case .scalar(let text) = raw.content else {
      throw .wrongKind(option.key, takes: option.kind, found: raw.shape, raw.origin)
    }
    guard !text.isEmpty else {
      throw .wrongKind(option.key, takes: option.kind, found: .empty, raw.origin)
    }
    return text
  }

  /// One value stands for a list of one.
  private func each<Value>(
    _ raw: RawSetting, _ convert: (RawSetting) throws(SettingsProblem) -> Value
  ) throws(SettingsProblem) -> [Value] {
    guard case .list(let items) = raw.content else { return [try convert(raw)] }
    var values = [Value]()
    for item in items { values.append(try convert(item)) }
    return values
  }

  private func domain(_ raw: RawSetting) throws(SettingsProblem) -> String {
    let name = try text(raw)
    let isDomain = name.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "@") && $0 != 0x2F }
    guard isDomain, !name.hasPrefix("."), !name.hasSuffix(".") else { throw bad(name, raw.origin) }
    return name
  }

  /// An address as it may stand in a header: `local@domain` of the characters of RFC 5322, section
  /// 3.2.3, so that nothing in it could begin another header or address.
  private func address(_ raw: RawSetting) throws(SettingsProblem) -> String {
    let address = try text(raw)
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    let allowed = Set(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.".utf8)
    let isPlain = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(allowed.contains) }
    guard parts.count == 2, isPlain, address.utf8.count <= 254 else {
      throw bad(address, raw.origin)
    }
    return address
  }

  private func toggle(_ raw: RawSetting) throws(SettingsProblem) -> Bool {
    let word = try text(raw)
    switch word.lowercased() {
    case "true", "yes", "on", "1": return true
    case "false", "no", "off", "0": return false
    default: throw bad(word, raw.origin)
    }
  }

  private func count(
    _ raw: RawSetting, in range: ClosedRange<Int>
  ) throws(SettingsProblem) -> Int {
    let digits = try text(raw)
    guard let count = Int(digits), range.contains(count) else { throw bad(digits, raw.origin) }
    return count
  }

  private func percent(_ raw: RawSetting) throws(SettingsProblem) -> Double {
    let written = try text(raw)
    let digits = written.hasSuffix("%") ? String(written.dropLast()) : written
    let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    guard isPlain, let percent = Double(digits), (0...100).contains(percent) else {
      throw bad(written, raw.origin)
    }
    return percent
  }

  private func pairs(
    _ raw: RawSetting, names: [String]
  ) throws(SettingsProblem) -> [NamedText] {
    guard case .map(let entries) = raw.content else {
      throw .wrongKind(option.key, takes: option.kind, found: raw.shape, raw.origin)
    }
    var pairs = [NamedText]()
    for entry in entries where entry.value.shape != .empty {
      guard names.isEmpty || names.contains(entry.name) else {
        let nearest = Spelling.nearest(to: entry.name, in: names)
        throw .unknownKey(
          entry.name, group: option.key.rawValue, nearest: nearest, entry.origin)
      }
      pairs.append(NamedText(name: entry.name, text: try text(entry.value), origin: entry.origin))
    }
    return pairs
  }

  private func bad(_ text: String, _ origin: SettingOrigin) -> SettingsProblem {
    .badValue(option.key, takes: option.kind, found: text, origin)
  }

  static func word(
    _ text: String, of allowed: [String], _ name: String, _ origin: SettingOrigin
  ) throws(SettingsProblem) -> String {
    guard allowed.contains(text) else {
      throw .badWord(name: name, allowed: allowed, found: text, origin)
    }
    return text
  }
}
