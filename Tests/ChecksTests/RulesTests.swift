import Checks
import Support
import Testing

@Suite("Rules")
struct RulesTests {
  @Test("Every example of every rule does what it says", arguments: Rules.all.indices)
  func examples(position: Int) {
    let rule = Rules.all[position]
    #expect(rule.examples.contains { $0.verdict == .fires }, "\(rule.slug) has no firing example")
    for (number, example) in rule.examples.enumerated() {
      let facts = example.tenant.facts
      let findings = Rules.run(facts).filter { Int($0.rule) == position }
      #expect(
        findings.isEmpty == (example.verdict == .silent),
        "\(rule.slug), example \(number + 1), found \(findings.count)")
      for finding in findings {
        let text = Rules.text(of: finding, in: facts)
        #expect(!text.subject.isEmpty, "\(rule.slug)")
        #expect(text.message.hasSuffix(".") && text.remedy.hasSuffix("."), "\(text)")
        #expect(!text.message.contains("\"\""), "\(text)")
        let ofOne =
          /\b1 (people|[a-z]*users|rows|records|values|columns|names|places|references|Sites|characters|letters|entries|parts)\b/
        let haveOne = /\b1 (person|user|row|name|record)\b[^,.(]{0,20} (have|are|lack|share)\b/
        #expect(!text.message.contains(ofOne) && !text.message.contains(haveOne), "\(text)")
      }
    }
  }

  @Test("Slugs are unique and made of small letters, digits and hyphens")
  func slugs() {
    let slugs = Rules.all.map { $0.slug }
    #expect(Set(slugs).count == slugs.count)
    #expect(slugs.allSatisfy { $0.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil })
    #expect(Rules.all.count < 256)
  }

  @Test("Every rule says why, and cites a source or a reason in a whole sentence")
  func rationales() {
    for rule in Rules.all {
      #expect(rule.rationale.hasSuffix("."), "\(rule.slug)")
      #expect(!rule.title.hasSuffix("."), "\(rule.slug)")
    }
  }
}
