import Settings
import Testing

@Suite struct HostileFileTests {
  private func refusal(_ bytes: [UInt8]) -> SettingsProblem? {
    do {
      let file = ConfigurationFile(path: "x.yaml", bytes: bytes)
      _ = try Settings.resolve(file: file, environment: [:])
      return nil
    } catch {
      return error
    }
  }

  /// Each level holds the one before nine times: a few hundred bytes, 9^30 values.
  private func bomb(levels: Int, asKey: Bool) -> String {
    var text = "a0: &a0 [lol]\n"
    for level in 1...levels {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    return asKey ? text + "? *a\(levels)\n: x\n" : text
  }

  @Test(arguments: [false, true])
  func foldedUpBillionsAreRefused(asKey: Bool) throws {
    let problem = try #require(refusal(Array(bomb(levels: 30, asKey: asKey).utf8)))
    guard case .anchor = problem else {
      Issue.record("\(problem)")
      return
    }
  }

  @Test(arguments: [
    "tenant: &t {initial-domain: a.com}\n", "tenant:\n  initial-domain: &d a.com\n",
    "tenant: {<<: {initial-domain: a.com}}", "&a tenant: {}",
  ])
  func anchorsAndMergesAreRefused(yaml: String) throws {
    let problem = try #require(refusal(Array(yaml.utf8)))
    guard case .anchor = problem else {
      Issue.record("\(problem)")
      return
    }
  }

  @Test func deepNestingIsAnError() {
    #expect(refusal(Array(repeating: UInt8(ascii: "["), count: 500_000)) != nil)
    let deep = (0..<1200).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    #expect(refusal(Array(deep.utf8)) != nil)
    let dashes = String(repeating: "- ", count: 100_000)
    #expect(refusal(Array(dashes.utf8)) != nil)
  }

  @Test func otherThingsThanTextAreErrors() {
    #expect(refusal([0xFF, 0xFE, 0x61, 0]) == .notUTF8(.file("x.yaml", line: 1)))
    #expect(refusal([0, 1, 2, 3]) != nil)
    #expect(refusal(Array("a: 1\n---\nb: 2\n".utf8)) != nil)
    #expect(refusal(Array(repeating: 0x20, count: 2 << 20)) != nil)
    #expect(refusal(Array("? [a, b]\n: c\n".utf8)) != nil)
    #expect(refusal(Array("*a".utf8)) != nil)
  }

  @Test func noByteSequenceCrashes() {
    var state: UInt64 = 42
    let alphabet = Array("abc:-?*&!|>'\"%@`{}[],# \n\t~<0\u{1}".utf8)
    for _ in 0..<2_000 {
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      _ = refusal(bytes)
    }
  }
}
