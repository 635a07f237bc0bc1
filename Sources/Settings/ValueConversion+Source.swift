extension ValueConversion {
  /// A text, or a map that also says what recognition should not guess.
  func source(_ raw: RawSetting) throws(SettingsProblem) -> SourceSetting {
    switch raw.content {
    case .scalar(let location) where !location.isEmpty:
      return SourceSetting(location: try checked(location, raw.origin), origin: raw.origin)
    case .map(let entries):
      return try source(entries, raw.origin)
    default:
      throw .wrongKind(option.key, takes: option.kind, found: raw.shape, raw.origin)
    }
  }

  private func source(
    _ entries: [RawSetting.Entry], _ origin: SettingOrigin
  ) throws(SettingsProblem) -> SourceSetting {
    let names = ["source", "format", "encoding", "delimiter"]
    if let stranger = entries.first(where: { !names.contains($0.name) }) {
      let nearest = Spelling.nearest(to: stranger.name, in: names)
      throw .unknownKey(
        stranger.name, group: option.key.rawValue,
        nearest: nearest ?? SettingsProblem.alternatives(names),
        stranger.origin)
    }
    guard let location = try part("source", of: entries) else {
      throw .missingSource(option.key, origin)
    }
    return SourceSetting(
      location: try checked(location.text, location.origin),
      format: try choice("format", of: entries),
      encoding: try choice("encoding", of: entries),
      delimiter: try choice("delimiter", of: entries), origin: origin)
  }

  private func part(
    _ name: String, of entries: [RawSetting.Entry]
  ) throws(SettingsProblem) -> (text: String, origin: SettingOrigin)? {
    guard let entry = entries.first(where: { $0.name == name }), entry.value.shape != .empty else {
      return nil
    }
    guard case .scalar(let text) = entry.value.content, !text.isEmpty else {
      throw .wrongKind(option.key, takes: .text, found: entry.value.shape, entry.origin)
    }
    return (text, entry.origin)
  }

  private func choice<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, of entries: [RawSetting.Entry]
  ) throws(SettingsProblem) -> Word? {
    guard let (text, origin) = try part(name, of: entries) else { return nil }
    let word = try Self.word(text, of: Word.words, "\(option.key.rawValue) \(name)", origin)
    return Word(rawValue: word)
  }

  /// The path or URL, without secrets: it is shown wherever the source is spoken of.
  private func checked(
    _ location: String, _ origin: SettingOrigin
  ) throws(SettingsProblem) -> String {
    if let mark = location.firstRange(of: "://") {
      let authority = location[mark.upperBound...].prefix { !"/? ".contains($0) }
      if authority.contains("@") { throw .passwordInURL(option.key, origin) }
    }
    return located(location)
  }

  /// The path to open: relative ones in the configuration file start at the file's folder.
  func located(_ path: String) -> String {
    path == "-" || path.hasPrefix("/") || path.contains("://") ? path : folder + path
  }
}
