/// The text of a configuration file that explains itself: what is known is filled in, everything
/// else is there as a comment with its default or an example.
package struct ConfigurationTemplate {
  /// What to fill in, as it is to stand in the file.
  private let known: [SettingKey: [String]]

  package init(known: [SettingKey: [String]]) {
    self.known = known.filter { !$0.value.isEmpty }
  }

  /// YAML that loads without error.
  package var text: String {
    let head = """
      # Configuration of Rollcall. Flags win over ROLLCALL_... variables, and these over this file.
      # Relative paths start at the folder of this file. Lines with # are defaults and examples.
      """
    return ([head] + SettingOption.groups.map(group)).joined(separator: "\n\n") + "\n"
  }

  private func group(_ group: (name: String, help: String)) -> String {
    let options = SettingOption.all.filter { $0.key.group == group.name && $0.kind != .secret }
    let isUsed = options.contains { known[$0.key] != nil }
    let heading = "# \(group.help).\n\(isUsed ? "" : "# ")\(group.name):"
    return ([heading] + options.map { lines(for: $0, in: isUsed) }).joined(separator: "\n")
  }

  private func lines(for option: SettingOption, in isUsed: Bool) -> String {
    let help = (isUsed ? "  # " : "#   # ") + option.help + names(of: option)
    guard let values = known[option.key] else {
      let shown = option.builtIn.map(Self.scalar) ?? option.example
      let mark = option.builtIn == nil ? "  # example" : ""
      return "\(help)\n\(isUsed ? "  # " : "#   ")\(option.key.name): \(shown)\(mark)"
    }
    return "\(help)\n  \(option.key.name):" + Self.value(values, of: option.kind)
  }

  private func names(of option: SettingOption) -> String {
    let names = [option.flag, option.environment].compactMap { $0 }
    let words = if case .word(let words) = option.kind { words } else { [String]() }
    let choice = words.isEmpty ? "" : " One of: \(words.joined(separator: ", "))."
    return choice + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))")
  }

  private static func value(_ values: [String], of kind: SettingOption.Kind) -> String {
    switch kind {
    case .sources, .texts, .domains, .addresses:
      values.map { "\n    - " + scalar($0) }.joined()
    default:
      " " + scalar(values.last ?? "")
    }
  }

  /// A text as a YAML scalar: bare where that cannot be misread, else in double quotes.
  static func scalar(_ text: String) -> String {
    let isBare =
      text.utf8.allSatisfy { plainBytes.contains($0) } && text.utf8.first != UInt8(ascii: "-")
      && !text.isEmpty && text != "~" && text != "null"
    guard !isBare else { return text }
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static let plainBytes = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/~".utf8)

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case _
    where scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value)
      || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return String(scalar)
    }
  }
}
