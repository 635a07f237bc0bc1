// Every sentence about a wrong configuration.

extension SettingsProblem {
  /// What is wrong, without the place and without a final stop.
  package var message: String {
    switch self {
    case .unknownKey(let key, nil, _, _): "There is no setting called \(quoted(key))"
    case .unknownKey(let key, let group?, _, _):
      "There is no setting called \(quoted(key)) under \(group)"
    case .unknownVariable(_, let origin): "There is no setting for the variable \(origin)"
    case .wrongKind(let key, let kind, let found, _):
      "\(key.rawValue) takes \(kind.sentence), not \(found.sentence)"
    case .badValue(let key, let kind, let found, _):
      "\(key.rawValue) takes \(kind.sentence), not \(quoted(found))"
    case .badWord(let name, let allowed, let found, _):
      "\(name) takes \(Self.alternatives(allowed)), not \(quoted(found))"
    case .missingSource(let key, _): "\(key.rawValue) does not say what to read"
    case .passwordInFile: "A password does not belong into the configuration file"
    case .passwordInURL(let key, _):
      "\(key.rawValue) is a URL with a name or password before the @, which it must not have"
    case .contradiction(let one, let other, _):
      "\(one.rawValue) and \(other.rawValue) cannot both be set"
    case .ruleWithoutLicense: "A rule of licenses.rules does not say which licence"
    case .notAMap(let found, let place, _):
      "\(place) must hold names and values, not \(found.sentence)"
    case .duplicateKey(let key, _): "\(quoted(key)) is there twice"
    case .anchor: "YAML anchors, aliases and merges are not used here"
    case .undefinedAlias: "A value that starts with * or & must be in quotes"
    case .severalDocuments: "The file holds more than one YAML document"
    case .notYAML(let problem, _): "The file is not YAML: \(problem)"
    case .notUTF8: "The configuration file is not UTF-8 text"
    case .tooLarge(let limit, _): "The configuration file is larger than \(limit) bytes"
    }
  }

  /// What to do about it, a whole sentence.
  package var remedy: String {
    switch self {
    case .unknownKey(_, _, let nearest?, _), .unknownVariable(let nearest?, _):
      "Did you mean \(nearest)?"
    case .unknownKey(_, let group?, nil, _): "Known here: \(Self.known(in: group))."
    case .unknownKey(_, nil, nil, _):
      "Known are: \(SettingOption.groups.map(\.name).joined(separator: ", "))."
    case .unknownVariable(nil, _): "Unset it, or see rollcall check for the names that are known."
    case .wrongKind(let key, _, _, _), .badValue(let key, _, _, _): Self.example(of: key)
    case .badWord(_, let allowed, _, _): "Write \(Self.alternatives(allowed))."
    case .ruleWithoutLicense: "Write license: and its exact name, or license: nobody."
    case .contradiction: "Keep one of them."
    case .missingSource: "Write source: and a path, - or a URL."
    case .passwordInFile:
      "Put it into a file of its own and name that as password-file, or into ROLLCALL_PASSWORD."
    case .passwordInURL:
      "Give them as bind-name and password-file, and change the password: others may have seen it."
    case .notAMap: "Run rollcall init to see how the file is laid out."
    case .duplicateKey: "Keep one of them, with all that belongs to it."
    case .anchor: "Write the value out where it is needed; quote a text that starts with * or &."
    case .undefinedAlias: "Write \"*text\" in place of *text."
    case .severalDocuments: "Remove the line --- and all after it."
    case .notYAML: "Correct the line; tabs and missing quotes are the usual reasons."
    case .notUTF8: "Save it as UTF-8."
    case .tooLarge: "Is it the right file?"
    }
  }

  private static func known(in group: String) -> String {
    if group == SettingKey.consoleColumns.rawValue {
      return SettingOption.consoleFields.joined(separator: ", ")
    }
    if group == SettingKey.directoryColumns.rawValue {
      return SettingOption.directoryAttributes.joined(separator: ", ")
    }
    let keys = SettingKey.allCases.filter { $0.group == group && $0 != .password }
    return keys.map(\.name).joined(separator: ", ")
  }

  private static func example(of key: SettingKey) -> String {
    let option = SettingOption.of(key)
    return "For example \(key.name): \(option.example)"
  }

  /// `a, b or c`.
  static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  /// Shortened, so that a sentence stays a line.
  private func quoted(_ text: String) -> String {
    "\"\(text.count > 60 ? String(text.prefix(57)) + "..." : text)\""
  }
}

extension SettingOption.Kind {
  /// What the setting takes, to follow "takes".
  package var sentence: String {
    switch self {
    case .source: "a path, - or a URL"
    case .sources: "a list of paths, - or URLs"
    case .path: "a path"
    case .text: "a text"
    case .texts: "a list of texts"
    case .domain: "a domain name such as contoso.com"
    case .domains: "a list of domain names such as contoso.com"
    case .address: "a mail address such as admin@contoso.com"
    case .addresses: "a list of mail addresses such as admin@contoso.com"
    case .word(let words): SettingsProblem.alternatives(words)
    case .toggle: "true or false"
    case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .percent: "a number from 0 to 100"
    case .pairs: "names with a text each"
    case .rules: "a list of rules, each of names with a text"
    case .secret: "a secret"
    }
  }
}

extension RawSetting.Shape {
  /// To follow "not".
  var sentence: String {
    switch self {
    case .empty: "nothing"
    case .scalar: "a single value"
    case .list: "a list"
    case .map: "names and values"
    }
  }
}
