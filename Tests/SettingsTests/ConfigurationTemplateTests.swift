import Settings
import Testing

@Suite struct ConfigurationTemplateTests {
  @Test func anEmptyTemplateLoadsAndSaysNothing() throws {
    let settings = try load(ConfigurationTemplate(known: [:]).text)
    #expect(settings.effective.allSatisfy { $0.origin == .builtIn })
  }

  @Test func whatIsKnownComesBack() throws {
    let odd = "/tmp/a \"b\": *c #d\\\u{7}é.csv"
    let text = ConfigurationTemplate(known: [
      .directory: ["/data/ad.ldif", "-", odd], .console: [odd],
      .verifiedDomains: ["contoso.com"], .failOn: ["never"],
    ]).text
    let settings = try load(text)
    #expect(settings.inputs.directories.map(\.location) == ["/data/ad.ldif", "-", odd])
    #expect(settings.inputs.console?.location == odd)
    #expect(settings.tenant.verifiedDomains == ["contoso.com"])
    #expect(settings.output.failOn == .never)
  }

  /// What the comments propose must be right too: take away the marks and load it.
  @Test func everyCommentedLineLoads() throws {
    let text = ConfigurationTemplate(known: [:]).text
    let lines = text.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("# ") else { return nil }
      let bare = String(line.dropFirst(2))
      let isSetting = bare.hasPrefix("  ") && !bare.hasPrefix("  #")
      return isSetting || bare.hasSuffix(":") ? bare : nil
    }
    let conflicts = ["  groups:", "  anonymous:", "  insecure-plaintext:", "  sasl:"]
    let kept = lines.filter { line in !conflicts.contains { line.hasPrefix($0) } }
    let settings = try load(kept.joined(separator: "\n"))
    let set = settings.effective.filter { $0.origin != .builtIn }
    #expect(set.count == SettingKey.allCases.count - 5)
  }
}
