package import Formats

/// Consistent pseudonyms for what names, numbers or places a person: the same value has the same one
/// everywhere in a run and, with the same key, in every run.
///
/// What words say of values stays true of their pseudonyms: equal stays equal, equal but for case,
/// characters that nobody sees, or marks stays so, `john.doe` and `jdoe` stay made of the name, an
/// extension stays the end of its number, and a domain stays in or outside `.local`.
package struct Pseudonyms: Sendable {
  let words: WordPseudonyms
  let numbers: DigitPseudonyms

  init(of census: WordCensus, key: PseudonymKey) {
    words = WordPseudonyms(of: census, key)
    numbers = DigitPseudonyms(key)
  }

  /// The pseudonym of a value.
  package func text(_ value: String, as kind: ValueKind = .text) -> String {
    var output: [UInt8] = []
    var writer = PseudonymWriter(self)
    writer.append(Array(value.utf8).span, as: kind, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  package func guid(_ guid: GUID) -> GUID { numbers.replaced(guid) }

  /// Another fingerprint for that of a finding.
  func fingerprint(_ fingerprint: String) -> String {
    numbers.replaced(fingerprint: fingerprint)
  }

  /// A name that may be a distinguished name.
  package func name(_ value: String) -> String {
    text(value, as: value.contains("=") ? .distinguishedName : .text)
  }

  /// Free text in which the words of the lists are replaced, and nothing else.
  package func masked(_ text: String) -> String {
    var writer = PseudonymWriter(self)
    var output: [UInt8] = []
    writer.mask(Array(text.utf8).span, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The name of a source: of a path its last step, because folders are often called after people; of a
  /// URL all with pseudonyms. Names keep their words, except those of the lists.
  package func source(_ name: String) -> String {
    if let url = url(name) { return url }
    return masked(String(name.split(separator: "/").last ?? ""))
  }

  /// A URL with pseudonyms for host and distinguished name; nil for what is none.
  func url(_ text: String) -> String? {
    guard let colon = text.firstRange(of: "://") else { return nil }
    let rest = text[colon.upperBound...]
    let host = rest.prefix { $0 != "/" && $0 != ":" }
    let port = rest.dropFirst(host.count).prefix { $0 != "/" }
    let path = rest.dropFirst(host.count + port.count)
    return String(text[..<colon.upperBound]) + self.text(String(host), as: .domain)
      + String(port) + (path.isEmpty ? "" : "/" + name(String(path.dropFirst())))
  }
}
