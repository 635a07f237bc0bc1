import Checks
import Matching
import Reports
import Roster

/// What `--what-if` supposes: settings and values as they might be.
struct Suppositions {
  /// As they were typed.
  private(set) var texts: [String] = []
  /// The attribute that Entra Connect takes as the login name.
  private(set) var loginAttribute: String?
  /// UPN suffixes that are replaced, and by what; lower case.
  private(set) var suffixes: [String: String] = [:]
  /// Office values and the Sites that they are to mean.
  private(set) var aliases: [String: String] = [:]

  var isEmpty: Bool { texts.isEmpty }

  /// Throws 64 when one of them is none.
  init(_ texts: [String] = []) throws(Failure) {
    for text in texts { try take(text) }
    self.texts = texts
  }

  /// As they were typed, with pseudonyms for domains; Offices and Sites stay, as everywhere.
  func texts(redactedBy pseudonyms: Pseudonyms) -> [String] {
    texts.map { text in
      guard text.hasPrefix("suffix:"), let equals = text.firstIndex(of: "=") else { return text }
      let domains = [text[..<equals].dropFirst(7), text[equals...].dropFirst()].map {
        pseudonyms.text(Suppositions.domain($0), as: .domain)
      }
      return "suffix:" + domains.joined(separator: "=")
    }
  }

  private mutating func take(_ text: String) throws(Failure) {
    guard let equals = text.firstIndex(of: "=") else { throw Suppositions.unknown(text) }
    let name = text[..<equals]
    let value = String(text[text.index(after: equals)...])
    guard !value.isEmpty else { throw Suppositions.unknown(text) }
    if name == "upn-attribute" {
      loginAttribute = value
    } else if name.hasPrefix("suffix:") {
      suffixes[Suppositions.domain(name.dropFirst(7))] = Suppositions.domain(value[...])
    } else if name.hasPrefix("site-alias:"), name != "site-alias:" {
      aliases[String(name.dropFirst(11))] = value
    } else {
      throw Suppositions.unknown(text)
    }
  }

  /// What cannot be so, or is about nobody; `facts` are those of today.
  func notes(in facts: Facts) -> [WhatIfReport.Note] {
    aliases.sorted { $0.key < $1.key }.flatMap { office, site -> [WhatIfReport.Note] in
      let key = Folding.key(office)
      let isThere = facts.sites.offices.contains { Folding.key($0.value) == key }
      return (isThere ? [] : [.noSuchOffice(office)])
        + (facts.sites.sites.contains(site) ? [] : [.noSuchSite(site)])
    } + suffixes.keys.sorted().filter { !hasSuffix($0, in: facts) }.map { .noSuchSuffix($0) }
  }

  private func hasSuffix(_ suffix: String, in facts: Facts) -> Bool {
    let ending = Array("@\(suffix)".utf8)
    return (0..<facts.directory.count).contains { row in
      facts.directory.withBytes(facts.tenant.loginAttribute.field, row) { name in
        name.count > ending.count
          && Folding.key(name.extracting((name.count - ending.count)..<name.count)) == ending
      }
    }
  }

  private static func domain(_ text: Substring) -> String {
    (text.hasPrefix("@") ? text.dropFirst() : text).lowercased()
  }

  private static func unknown(_ text: String) -> Failure {
    Failure(
      .usage, "'\(text)' cannot be supposed", at: "--what-if",
      remedy: "Suppose upn-attribute=mail, suffix:old.example=new.example or site-alias:HQ=Berlin.")
  }
}
