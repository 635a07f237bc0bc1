extension Settings {
  /// Gives every value its place and refuses what contradicts itself. The defaults repeated here
  /// are never reached: every such setting has one in ``SettingOption/all``.
  init(_ entries: EffectiveEntries) throws(SettingsProblem) {
    inputs = Inputs(
      directories: entries.sources(.directory), console: entries.source(.console),
      sites: entries.source(.sites), entra: entries.source(.entra),
      licenses: entries.source(.licenses), decisions: entries.text(.decisions))
    columns = Columns(
      console: entries.pairs(.consoleColumns), directory: try Self.directoryColumns(entries))
    tenant = Tenant(
      verifiedDomains: entries.texts(.verifiedDomains), initialDomain: entries.text(.initialDomain),
      upnAttribute: entries.text(.upnAttribute) ?? "userPrincipalName",
      userRetrieval: entries.word(.userRetrieval) ?? .all,
      singleSignOn: entries.word(.singleSignOn) ?? .off)
    scope = try Self.scope(entries)
    siteRules = SiteRules(
      aliases: entries.pairs(.siteAliases),
      mappingExpression: entries.word(.mappingExpression) ?? .none)
    exclusions = Exclusions(
      console: entries.texts(.excludedConsole), directory: entries.texts(.excludedDirectory))
    licensing = try Self.licensing(entries)
    fix = try Self.fix(entries)
    waves = Self.waves(entries)
    nightly = Self.nightly(entries)
    gates = Self.gates(entries)
    limits = Limits(
      rejectedPercent: entries.percent(.rejectedPercent) ?? 1,
      rejectedMinimum: entries.count(.rejectedMinimum) ?? 10,
      badRecords: entries.toggle(.strict) ? .stopAtFirst : .setAside)
    output = Output(
      folder: entries.text(.outputFolder), format: entries.word(.outputFormat) ?? .text,
      page: entries.word(.outputPage) ?? .written, failOn: entries.word(.failOn) ?? .error,
      messages: entries.word(.messages) ?? .normal, progress: entries.word(.progress) ?? .auto,
      redaction: entries.toggle(.redact)
        ? .pseudonyms(keyFile: entries.text(.redactKeyFile)) : .none)
    ldap = try Self.ldap(entries)
    effective = entries.all
  }

  /// Names of attributes that are read; their case does not matter, as in LDAP.
  private static func directoryColumns(
    _ entries: EffectiveEntries
  ) throws(SettingsProblem) -> [NamedText] {
    let columns = entries.pairs(.directoryColumns)
    let known = SettingOption.directoryAttributes + [entries.text(.upnAttribute)].compactMap { $0 }
    let folded = Set(known.map { $0.lowercased() })
    if let stranger = columns.first(where: { !folded.contains($0.name.lowercased()) }) {
      throw .unknownKey(
        stranger.name, group: SettingKey.directoryColumns.rawValue,
        nearest: Spelling.nearest(to: stranger.name, in: known), stranger.origin)
    }
    return columns
  }

  private static func fix(_ entries: EffectiveEntries) throws(SettingsProblem) -> Fix {
    let mapping = entries.pairs(.fixMapping)
    let known = SettingOption.mappedAttributes
    for item in mapping {
      _ = try ValueConversion.word(
        item.text, of: known, "\(SettingKey.fixMapping.rawValue).\(item.name)", item.origin)
    }
    let fix = Fix(
      side: entries.word(.fixSide) ?? .cheaper, offices: entries.word(.fixOffices) ?? .directory,
      extensionAttribute: entries.word(.fixExtension) ?? .ipPhone,
      numberAttribute: entries.word(.fixNumber) ?? .telephoneNumber, mapping: mapping,
      template: entries.source(.fixTemplate), firstDataRow: entries.count(.fixFirstDataRow),
      columns: entries.pairs(.fixColumns), constants: entries.pairs(.fixConstants))
    if fix.extensionAttribute != .none, fix.extensionAttribute == fix.numberAttribute {
      throw .contradiction(.fixExtension, .fixNumber, entries.origin(.fixExtension))
    }
    return fix
  }

  private static func scope(_ entries: EffectiveEntries) throws(SettingsProblem) -> Scope {
    try entries.refuse(.scopeUsers, with: .scopeGroups)
    if let file = entries.text(.scopeUsers) { return .users(file: file) }
    return entries.isSet(.scopeGroups) ? .groups(entries.texts(.scopeGroups)) : .everybody
  }

  private static func ldap(_ entries: EffectiveEntries) throws(SettingsProblem) -> LDAP {
    try entries.refuse(.anonymous, with: .bindName)
    try entries.refuse(.anonymous, with: .sasl)
    try entries.refuse(.bindName, with: .sasl)
    try entries.refuse(.insecurePlaintext, with: .startTLS)
    return LDAP(
      identity: identity(entries), password: password(entries), caFile: entries.text(.caFile),
      startTLS: entries.toggle(.startTLS) ? .always : .never,
      plaintext: entries.toggle(.insecurePlaintext) ? .allowed : .refused,
      bases: entries.texts(.base), filters: entries.texts(.filter),
      timeout: entries.count(.timeout) ?? 60, mirror: mirror(entries))
  }

  private static func identity(_ entries: EffectiveEntries) -> LDAP.Identity {
    if entries.toggle(.anonymous) { return .anonymous }
    switch entries.word(.sasl) as SASLMechanism? {
    case .gssapi: return .kerberos(keytab: entries.text(.keytab))
    case .external: return .external
    case nil: break
    }
    return entries.text(.bindName).map { .simple(bindName: $0) } ?? .unset
  }

  private static func mirror(_ entries: EffectiveEntries) -> LDAP.Mirror? {
    entries.text(.mirror).map {
      LDAP.Mirror(
        folder: $0, fullReadDays: entries.count(.fullReadDays) ?? 7,
        reading: entries.toggle(.fullRead) ? .everything : .changes)
    }
  }

  /// A file that a flag names wins over the variable, and the variable over a file of the
  /// configuration.
  private static func password(_ entries: EffectiveEntries) -> LDAP.PasswordPlace {
    let file = entries.text(.passwordFile)
    if let file, case .flag = entries.origin(.passwordFile) { return .file(file) }
    if let secret = entries.secret(.password) { return .variable(secret) }
    return file.map { .file($0) } ?? .unset
  }
}
