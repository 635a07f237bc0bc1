import Yams

/// Reads the configuration file into ``RawSetting``s; the only place that knows YAML's grammar.
///
/// A configuration needs little of YAML, so little is accepted: one document, no anchors, no
/// aliases, no merges. That also makes small files that unfold into huge ones harmless.
struct YAMLReader {
  static let sizeLimit = ConfigurationFile.sizeLimit
  /// Yams compares the keys of a map, and a key may be an alias of aliases. So few of them cannot
  /// unfold into anything that matters.
  private static let aliasLimit = 16

  private let path: String

  /// The whole file as one value; an empty file is an empty map.
  static func read(_ file: ConfigurationFile) throws(SettingsProblem) -> RawSetting {
    let reader = YAMLReader(path: file.path)
    let start = reader.line(1)
    guard file.bytes.count <= sizeLimit else { throw .tooLarge(limit: sizeLimit, start) }
    guard let text = String(validating: file.bytes, as: UTF8.self) else { throw .notUTF8(start) }
    let unmarked = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    try reader.refuseManyAliases(in: unmarked)
    let parser: Parser
    let node: Node?
    do {
      parser = try Parser(yaml: unmarked, resolver: .basic, encoding: .utf8)
      node = try parser.singleRoot()
    } catch {
      throw reader.problem(error)
    }
    guard let node else { return RawSetting(content: .map([]), origin: start) }
    // Nodes know their anchors weakly; only the parser keeps them.
    return try withExtendedLifetime(parser) { () throws(SettingsProblem) in try reader.raw(node) }
  }

  private func line(_ number: Int) -> SettingOrigin { .file(path, line: max(1, number)) }

  private func raw(_ node: Node) throws(SettingsProblem) -> RawSetting {
    let origin = line(node.mark?.line ?? 1)
    guard node.anchor == nil else { throw .anchor(origin) }
    switch node {
    case .scalar(let scalar):
      let isEmpty = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      return RawSetting(content: isEmpty ? .empty : .scalar(scalar.string), origin: origin)
    case .sequence(let sequence):
      var items = [RawSetting]()
      for item in sequence { items.append(try raw(item)) }
      return RawSetting(content: .list(items), origin: origin)
    case .mapping(let mapping):
      return RawSetting(content: .map(try entries(mapping)), origin: origin)
    case .alias:
      throw .anchor(origin)
    }
  }

  private func entries(_ mapping: Node.Mapping) throws(SettingsProblem) -> [RawSetting.Entry] {
    var entries = [RawSetting.Entry]()
    var names = Set<String>()
    for (key, value) in mapping {
      let origin = line(key.mark?.line ?? 1)
      guard key.anchor == nil else { throw .anchor(origin) }
      guard case .scalar(let scalar) = key else {
        throw .notYAML("a name is a list or a map", origin)
      }
      guard scalar.string != "<<" else { throw .anchor(origin) }
      guard names.insert(scalar.string).inserted else {
        throw .duplicateKey(scalar.string, origin)
      }
      entries.append(.init(name: scalar.string, origin: origin, value: try raw(value)))
    }
    return entries
  }

  /// Counts `*` where a YAML value can start, outside comment lines.
  private func refuseManyAliases(in text: String) throws(SettingsProblem) {
    var count = 0
    for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard row.first(where: { $0 != " " }) != "#" else { continue }
      var previous: UInt8 = UInt8(ascii: " ")
      for byte in row.utf8 {
        if byte == UInt8(ascii: "*"), Self.canPrecedeValue.contains(previous) { count += 1 }
        previous = byte
      }
      guard count <= Self.aliasLimit else { throw .anchor(line(index + 1)) }
    }
  }

  private static let canPrecedeValue: Set<UInt8> = Set(" \t[{,:?-\r".utf8)

  private func problem(_ error: any Error) -> SettingsProblem {
    guard let error = error as? YamlError else { return .notYAML("\(error)", line(1)) }
    switch error {
    case .composer(_, let problem, let mark, _) where problem.contains("undefined alias"):
      return .undefinedAlias(line(mark.line))
    case .composer(_, let problem, let mark, _) where problem.contains("another document"):
      return .severalDocuments(line(mark.line))
    case .scanner(_, let problem, let mark, _) where problem.contains("expected alphabetic"):
      // An asterisk before a full stop or another asterisk, such as *.local.
      return .undefinedAlias(line(mark.line))
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return .notYAML(problem, line(mark.line))
    case .reader(let problem, _, _, _): return .notYAML(problem, line(1))
    case .duplicatedKeysInMapping(let names, let context):
      return .duplicateKey(names.first ?? "", line(context.mark.line))
    default: return .notYAML("\(error)", line(1))
    }
  }
}
