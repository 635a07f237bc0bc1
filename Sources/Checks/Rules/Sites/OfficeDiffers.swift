import Matching
import Roster

extension Rule {
  static let officeDiffers = Rule(
    "office-differs", .error, .license,
    title: "An Office value equals a Site but for case, blanks, dashes or accents",
    rationale: """
      Site must be the exact name (8x8, "SSO and User Provisioning"). Entra Connect trims outer \
      blanks of Office, nothing else; what AD calls equal (accents, width, case: MS-ADTS 6.5) is not \
      equal for 8x8.
      """,
    examples: [
      .fires([.person("anna", [.office: "berlin"])]),
      .fires([.person("anna", [.office: "Bérlin"])]),
      .silent(),
      .silent([.person("anna", [.office: " Berlin "])]),
    ],
    find: { $0.offices([.folded, .alike]) },
    text: { finding, facts in
      let office = facts.office(of: finding)
      guard let value = office?.value, let site = office?.answer.site else {
        return FindingText(
          subject: office?.value ?? "",
          message: "\(facts.officeAndPeople(finding)) equals several Sites but for case, blanks, "
            + "dashes or accents.",
          remedy: "In AD, change the Office to the exact name of one Site. \(Phrases.canBeUndone)")
      }
      return FindingText(
        subject: value,
        message: "\(facts.officeAndPeople(finding)) is not quite the Site \(Words.quoted(site)): "
          + "\(SiteDifference.words(value, site)).",
        remedy: "In AD, change the Office to exactly \(Words.quoted(site)). "
          + Phrases.canBeUndone)
    })
}

/// What exactly differs between two texts that look alike.
enum SiteDifference {
  static func words(_ office: String, _ site: String) -> String {
    let one = Array(office.unicodeScalars)
    let two = Array(site.unicodeScalars)
    let shorter = min(one.count, two.count)
    guard let position = (0..<shorter).first(where: { one[$0] != two[$0] }) else {
      return one.count > two.count
        ? "it has \(name(one[shorter])) at the end" : "\(name(two[shorter])) is missing at the end"
    }
    if office.lowercased() == site.lowercased() { return "only upper and lower case differ" }
    return "character \(position + 1) is \(name(one[position])), not \(name(two[position]))"
  }

  /// The character where it can be seen, and always its code point.
  private static func name(_ scalar: Unicode.Scalar) -> String {
    "\(Words.quoted(String(scalar))) (U+\(hex(scalar)))"
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
