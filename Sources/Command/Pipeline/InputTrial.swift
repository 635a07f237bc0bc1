import Formats
import Intake
import Plans
import Roster
import Settings

/// What came of trying one input.
struct InputTrial: Sendable {
  /// What the input is for: `directory`, `console`, ...
  let role: String
  let location: String
  /// What was found, for people.
  let found: String
  /// The reason why it cannot be used.
  let failure: Failure?

  /// Tries every source that the settings name: opens it, recognises what it holds, and reads it.
  static func all(_ settings: Settings, in context: CommandContext) -> [InputTrial] {
    let inputs = settings.inputs
    // Servers are tried by themselves, see ``ServerTrial``.
    let directories = inputs.directories.filter { !LDAPURL.isURL($0.location) }
    var named: [(SourceInfo.Role, SourceSetting)] = directories.map { (.directory, $0) }
    let single: [(SourceInfo.Role, SourceSetting?)] = [
      (.console, inputs.console), (.sites, inputs.sites), (.entra, inputs.entra),
      (.licenses, inputs.licenses),
    ]
    named += single.compactMap { role, source in source.map { (role, $0) } }
    let reader = Reader(settings: settings, context: context, digests: .omitted)
    let scope =
      if case .users(let file) = settings.scope { [open(file, as: "scope", in: context)] } else {
        [InputTrial]()
      }
    let decisions = inputs.decisions.asList.map { path in
      SourceSetting(location: path, format: .csv)
    }
    return named.map { recognise($0.1, as: $0.0, reader) } + scope
      + decisions.map { attempt($0, as: .decisions, reader) }
      + template(settings.licensing, in: context)
  }

  /// Tries the template of `licenses`, and whether its columns are known.
  private static func template(
    _ settings: Settings.Licensing, in context: CommandContext
  ) -> [InputTrial] {
    guard let source = settings.template else { return [] }
    do {
      let map = try LicenseTemplates(settings: settings, context: context).maps()?.creation
      let filled = map?.sources.count { $0 != nil } ?? 0
      let found =
        "\(map?.template.encoding.rawValue ?? ""), \(filled) of "
        + "\(map?.template.columns.count ?? 0) columns are filled"
      return [InputTrial(role: "template", location: source.location, found: found, failure: nil)]
    } catch {
      return [
        InputTrial(role: "template", location: source.location, found: error.what, failure: error)
      ]
    }
  }

  private static func recognise(
    _ source: SourceSetting, as role: SourceInfo.Role, _ reader: Reader
  ) -> InputTrial {
    let opened = open(source.location, as: role.rawValue, in: reader.context)
    guard opened.failure == nil, opened.found != untried else { return opened }
    do {
      let input = try reader.opener.open(source)
      let facts = ["\(input.format.label), \(input.encoding.rawValue), \(input.byteCount) bytes"]
      let found = (facts + input.contradictions).joined(separator: "; ")
      return attempt(source, as: role, reader, found: found)
    } catch {
      return InputTrial(
        role: role.rawValue, location: source.location, found: error.what, failure: error)
    }
  }

  /// Reads a source as what it was given for; `found` is what it was recognised as.
  private static func attempt(
    _ source: SourceSetting, as role: SourceInfo.Role, _ reader: Reader, found: String? = nil
  ) -> InputTrial {
    let opened = open(source.location, as: role.rawValue, in: reader.context)
    guard opened.failure == nil, opened.found != untried else { return opened }
    do {
      try reader.attempt(source, as: role)
      return InputTrial(
        role: role.rawValue, location: source.location, found: found ?? opened.found, failure: nil)
    } catch {
      let words = found.map { "\($0). \(error.what)" } ?? error.what
      return InputTrial(
        role: role.rawValue, location: source.location, found: words, failure: error)
    }
  }

  private static let untried = "not tried"

  private static func open(
    _ location: String, as role: String, in context: CommandContext
  ) -> InputTrial {
    do throws(SystemError) {
      // Standard input can be read once only, and opening a pipe would wait for its writer.
      let isElsewhere = location == "-" || location.contains("://")
      let kind = isElsewhere ? .other : try FileStatus.of(context.path(location))?.kind
      if kind == .other {
        return InputTrial(role: role, location: location, found: untried, failure: nil)
      }
      let file = try FileDescriptor.reading(context.path(location))
      defer { try? file.close() }
      guard kind != .folder else { throw .isFolder }
      return InputTrial(role: role, location: location, found: "can be read", failure: nil)
    } catch {
      return InputTrial(
        role: role, location: location, found: "cannot be read: \(error.reason)",
        failure: .cannotRead(location, error))
    }
  }
}
