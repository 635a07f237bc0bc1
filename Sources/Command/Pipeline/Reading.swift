import Formats
import Intake
import Roster
import Settings

/// All inputs of a run, read.
struct Reading {
  var directory: DirectoryUsers
  var console: ConsoleUsers
  var cloud: CloudUsers?
  /// Names of Sites, if a list of them was given.
  var siteNames: [String]?
  /// The tenant's licences, if a list of them was given.
  var licenses: [LicenseStock]?
  var decisions: Decisions
  /// In the order in which reports list them.
  var sources: [SourceInfo]
}

/// Reads all inputs that the settings name, one after the other, each on all cores; the directory is put
/// together while the users of Admin Console are read.
struct Reader {
  let settings: Settings
  let context: CommandContext
  let opener: InputOpener
  let progress: ProgressLine
  /// The attribute that Entra Connect takes as the login name.
  private let loginAttribute: String

  /// - Parameter digests: whether checksums of the inputs are wanted.
  init(
    settings: Settings, context: CommandContext, digests: Input.DigestUse,
    loginAttribute: String? = nil
  ) {
    self.settings = settings
    self.loginAttribute = loginAttribute ?? settings.tenant.upnAttribute
    self.context = context
    opener = InputOpener(context: context, digests: digests)
    progress = ProgressLine(settings: settings.output, terminal: context.errorTerminal)
  }

  /// Throws 65 or 66.
  func run() throws(Failure) -> Reading {
    defer { progress.finish() }
    let (parts, directorySources) = try readDirectory()
    let (directory, users) = Parallel.both(
      { DirectoryUsers(joining: parts, sources: directorySources) },
      { () -> Result<ConsoleUsers, Failure> in
        do throws(Failure) { return .success(try readConsole()) } catch { return .failure(error) }
      })
    let console = try users.get()
    let cloud = try readCloud()
    let sites = try readSites()
    let licenses = try readLicenses()
    let decisions = try readDecisions()
    let others = [cloud?.list.sources.first, sites?.0, licenses?.0, decisions.source]
      .compactMap { $0 }
    return Reading(
      directory: directory, console: console, cloud: cloud, siteNames: sites?.1,
      licenses: licenses?.1, decisions: decisions,
      sources: directorySources + console.sources + others)
  }

  /// Sources in the order of their names, so that the order of arguments changes nothing.
  private func readDirectory() throws(Failure) -> ([DirectoryPart], [SourceInfo]) {
    let intake = DirectoryIntake(settings, loginAttribute: loginAttribute)
    var parts: [DirectoryPart] = []
    var infos: [SourceInfo] = []
    let sources = settings.inputs.directories.sorted { $0.location < $1.location }
    for source in sources {
      let result =
        LDAPURL.isURL(source.location)
        ? try readServer(source, intake, number: infos.count)
        : try readFile(source, intake, number: infos.count)
      try RejectLimit(settings.limits).check(result.info)
      parts += result.parts
      infos.append(result.info)
    }
    return (parts, infos)
  }

  private func readFile(
    _ source: SourceSetting, _ intake: DirectoryIntake, number: Int
  ) throws(Failure) -> DirectoryIntake.Result {
    let input = try opener.open(source)
    return try reading(input) { progress throws(IntakeError) in
      try intake.read(input, source: number, progress: progress)
    }
  }

  private func readServer(
    _ source: SourceSetting, _ intake: DirectoryIntake, number: Int
  ) throws(Failure) -> DirectoryIntake.Result {
    let opener = LiveOpener(settings: settings, context: context)
    let live = try opener.open(source)
    try opener.explain(live, intake.requestedAttributes)
    return try MirroredReading(settings: settings, context: context, live: live, intake: intake)
      .run(source: number, progress: progress.beginEntries(source.location))
  }

  private func readConsole() throws(Failure) -> ConsoleUsers {
    guard let source = settings.inputs.console else {
      return ConsoleUsers(joining: [], sources: [])
    }
    let result = try readConsole(source)
    return ConsoleUsers(joining: result.parts, sources: [result.info])
  }

  private func readConsole(_ source: SourceSetting) throws(Failure) -> ConsoleIntake.Result {
    var columns: [ConsoleField: String] = [:]
    for column in settings.columns.console {
      guard let field = ConsoleField.allCases.first(where: { $0.key == column.name }) else {
        continue
      }
      columns[field] = column.text
    }
    let intake = ConsoleIntake(columns: columns)
    let input = try opener.open(source)
    let result = try reading(input) { progress throws(IntakeError) in
      try intake.read(input, source: 0, progress: progress)
    }
    try RejectLimit(settings.limits).check(result.info)
    return result
  }

  private func readCloud() throws(Failure) -> CloudUsers? {
    guard let source = settings.inputs.entra else { return nil }
    let result = try readCloud(source)
    return CloudUsers(DirectoryUsers(joining: result.parts, sources: [result.info]))
  }

  private func readCloud(_ source: SourceSetting) throws(Failure) -> DirectoryIntake.Result {
    let intake = DirectoryIntake(role: .entra, columns: settings.columns.byAttribute)
    let input = try opener.open(source)
    let result = try reading(input) { progress throws(IntakeError) in
      try intake.read(input, source: 0, progress: progress)
    }
    try RejectLimit(settings.limits).check(result.info)
    return result
  }

  private func readSites() throws(Failure) -> (SourceInfo, [String])? {
    guard let source = settings.inputs.sites else { return nil }
    return try readSites(source)
  }

  private func readSites(_ source: SourceSetting) throws(Failure) -> (SourceInfo, [String]) {
    let input = try opener.open(source)
    do {
      return try SiteIntake.read(input)
    } catch {
      throw Failure(error)
    }
  }

  /// A licence that cannot be read would be one that nobody can get, so nothing is set aside here.
  private func readLicenses() throws(Failure) -> (SourceInfo, [LicenseStock])? {
    guard let source = settings.inputs.licenses else { return nil }
    return try readLicenses(source)
  }

  private func readLicenses(_ source: SourceSetting) throws(Failure) -> (SourceInfo, [LicenseStock])
  {
    let input = try opener.open(source)
    let (info, stocks): (SourceInfo, [LicenseStock])
    do {
      (info, stocks) = try LicenseIntake.read(input)
    } catch {
      throw Failure(error)
    }
    if let reject = info.rejects.first {
      throw Failure(
        .unusableInput, "A licence cannot be read: \(reject.reason.sentence)",
        at: "\(source.location):\(reject.line)",
        remedy: "Its columns are license, country, owned, used and suspended; correct the line.")
    }
    return (info, stocks)
  }

  private func readDecisions() throws(Failure) -> Decisions {
    guard let path = settings.inputs.decisions else { return .none }
    return try readDecisions(path)
  }

  private func readDecisions(_ path: String) throws(Failure) -> Decisions {
    let input = try opener.open(SourceSetting(location: path, format: .csv))
    let (info, list) = try reading(input) { _ throws(IntakeError) in
      try DecisionIntake.read(input)
    }
    try RejectLimit(settings.limits).check(info)
    return Decisions(list, today: CalendarDay(secondsSince1970: context.now()), source: info)
  }

  /// Reads one file by itself, only to see whether it can be used. Throws as ``run()`` does.
  func attempt(_ source: SourceSetting, as role: SourceInfo.Role) throws(Failure) {
    defer { progress.finish() }
    switch role {
    case .directory:
      let intake = DirectoryIntake(settings, loginAttribute: loginAttribute)
      try RejectLimit(settings.limits).check(readFile(source, intake, number: 0).info)
    case .console: _ = try readConsole(source)
    case .entra: _ = try readCloud(source)
    case .sites: _ = try readSites(source)
    case .licenses: _ = try readLicenses(source)
    case .decisions: _ = try readDecisions(source.location)
    }
  }

  private func reading<R>(
    _ input: Input, _ read: (@escaping @Sendable (Int) -> Void) throws(IntakeError) -> R
  ) throws(Failure) -> R {
    do {
      return try read(progress.begin(input.name, bytes: input.text.count))
    } catch {
      throw Failure(error)
    }
  }
}

extension Settings.Columns {
  /// Headers of directory columns by attribute; Entra's list may have such a header too.
  fileprivate var byAttribute: [String: String] {
    Dictionary(directory.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
  }
}

extension DirectoryIntake {
  /// What the settings say of directories; `loginAttribute` in place of theirs, where it is given.
  init(_ settings: Settings, loginAttribute: String? = nil) {
    let isScoped = if case .groups = settings.scope { true } else { settings.licensing.usesGroups }
    let login = TenantRules.LoginAttribute(loginAttribute ?? settings.tenant.upnAttribute)
    let otherLogin: String? = if case .other(let name) = login { name } else { nil }
    self.init(
      alternateLoginID: otherLogin,
      columns: settings.columns.byAttribute,
      membership: isScoped ? .kept : .ignored, asked: settings.licensing.attributes)
  }
}
