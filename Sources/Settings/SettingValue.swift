/// One input: a path, `-` for standard input, or a URL, with what the user said about it.
package struct SourceSetting: Sendable, Equatable {
  /// As it is to be opened; a relative path of the configuration file is already joined with the
  /// file's folder.
  package let location: String
  /// What the user set is never overridden; `nil` means recognise it.
  package let format: SourceFormat?
  package let encoding: SourceEncoding?
  package let delimiter: SourceDelimiter?
  package let origin: SettingOrigin

  package init(
    location: String, format: SourceFormat? = nil, encoding: SourceEncoding? = nil,
    delimiter: SourceDelimiter? = nil, origin: SettingOrigin = .builtIn
  ) {
    self.location = location
    self.format = format
    self.encoding = encoding
    self.delimiter = delimiter
    self.origin = origin
  }

  /// The location, followed by what was set for it.
  package var display: String {
    let said = [format?.rawValue, encoding?.rawValue, delimiter?.rawValue].compactMap { $0 }
    return said.isEmpty ? location : "\(location) (\(said.joined(separator: ", ")))"
  }
}

/// One entry of a map: a name and the text that belongs to it.
package struct NamedText: Sendable, Equatable {
  package let name: String
  package let text: String
  package let origin: SettingOrigin
}

/// A setting's checked value, before it gets its place in ``Settings``.
enum SettingValue: Sendable, Equatable {
  case absent
  case source(SourceSetting)
  case sources([SourceSetting])
  case text(String)
  case texts([String])
  case toggle(Bool)
  case count(Int)
  case percent(Double)
  case pairs([NamedText])
  case rules([[NamedText]])
  case secret(Secret)

  /// For people; never a secret.
  var display: String {
    switch self {
    case .absent: ""
    case .source(let source): source.display
    case .sources(let sources): sources.map(\.display).joined(separator: ", ")
    case .text(let text): text
    case .texts(let texts): texts.joined(separator: ", ")
    case .toggle(let on): on ? "true" : "false"
    case .count(let count): String(count)
    case .percent(let percent): Self.plain(percent)
    case .pairs(let pairs): pairs.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
    case .rules(let rules):
      rules.map { rule in rule.map { "\($0.name) = \($0.text)" }.joined(separator: ", ") }
        .joined(separator: "; ")
    case .secret(let secret): secret.description
    }
  }

  /// `1` rather than `1.0`.
  private static func plain(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
