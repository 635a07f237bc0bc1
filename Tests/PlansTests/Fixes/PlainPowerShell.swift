/// As much of PowerShell's grammar as the change files use, read strictly: anything else is nil.
/// (PowerShell language specification, 2.3.5.2: single quotes are ' and U+2018 to U+201B.)
enum PlainPowerShell {
  static func arguments(_ line: String) -> [String]? {
    var rest = Array(line.unicodeScalars)[...]
    var words: [String] = []
    while true {
      while rest.first == " " { rest.removeFirst() }
      guard let first = rest.first else { return words }
      if first == "#" { return isRemark(rest.dropFirst()) ? words : nil }
      guard let word = first == "(" ? sum(&rest) : isQuote(first) ? string(&rest) : bare(&rest)
      else { return nil }
      words.append(word)
    }
  }

  /// A rule's name, of Rollcall's own.
  private static func isRemark(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.allSatisfy { ("a"..."z").contains($0) || $0 == "-" || $0 == " " }
  }

  /// Whether quotes are closed and brackets match, outside comments (PowerShell language specification,
  /// 2.2.3 and 2.3.5.2); here-strings and block comments count as broken, since none is written.
  static func isBalanced(_ script: String) -> Bool {
    var rest = Array(script.unicodeScalars)[...]
    var open: [Unicode.Scalar] = []
    let pairs: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "}": "{"]
    var last: Unicode.Scalar = "\n"
    while let scalar = rest.first {
      defer { last = scalar }
      if isQuote(scalar) {
        if last == "@" || string(&rest) == nil { return false }
        continue
      }
      rest.removeFirst()
      switch scalar {
      case "#" where last == "<": return false
      case "#" where last == " " || last == "\n" || last == "\u{FEFF}":
        rest = rest.drop { $0 != "\n" }
      case "\"":
        if last == "@" || !skipExpandable(&rest) { return false }
      case "(", "[", "{": open.append(scalar)
      case ")", "]", "}":
        guard open.popLast() == pairs[scalar] else { return false }
      case "`": return false
      default: break
      }
    }
    return open.isEmpty
  }

  /// The rest of a string in double quotes, on one line.
  private static func skipExpandable(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return true }
      if scalar == "\n" || scalar == "`" { return false }
    }
    return false
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || (0x2018...0x201B).contains(scalar.value)
  }

  private static func bare(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    let word = rest.prefix { $0.properties.isAlphabetic || $0 == "-" }
    rest = rest.dropFirst(word.count)
    guard !word.isEmpty, rest.first == nil || rest.first == " " else { return nil }
    return String(String.UnicodeScalarView(word))
  }

  private static func string(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\n" || scalar == "\r" { return nil }
      guard isQuote(scalar) else {
        text.append(scalar)
        continue
      }
      guard let next = rest.first, isQuote(next) else { return String(text) }
      // PowerShell takes any two of them for one; whoever writes two different ones has lost count.
      guard next == scalar else { return nil }
      text.append(scalar)
      rest.removeFirst()
    }
    return nil
  }

  /// `('a' + [char]::ConvertFromUtf32(10))`.
  private static func sum(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    rest.removeFirst()
    var text = ""
    while let first = rest.first {
      if isQuote(first) {
        guard let part = string(&rest) else { return nil }
        text += part
      } else {
        let call = Array("[char]::ConvertFromUtf32(".unicodeScalars)
        guard rest.starts(with: call) else { return nil }
        rest = rest.dropFirst(call.count)
        let digits = rest.prefix { $0 != ")" }
        rest = rest.dropFirst(digits.count + 1)
        guard let value = UInt32(String(String.UnicodeScalarView(digits))),
          let scalar = Unicode.Scalar(value)
        else { return nil }
        text.unicodeScalars.append(scalar)
      }
      if rest.first == ")" {
        rest.removeFirst()
        return text
      }
      guard rest.starts(with: " + ".unicodeScalars) else { return nil }
      rest = rest.dropFirst(3)
    }
    return nil
  }
}
