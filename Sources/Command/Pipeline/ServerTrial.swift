import Intake
import Settings

/// What came of trying one directory server, step by step.
struct ServerTrial: Sendable {
  /// A step, whether it went well, and what was found.
  struct Row: Sendable {
    let step: String
    let verdict: String
    let found: String
  }

  let server: String
  let rows: [Row]
  let failure: Failure?

  /// Tries every server that the settings name as a directory.
  static func all(_ settings: Settings, in context: CommandContext) -> [ServerTrial] {
    let opener = LiveOpener(settings: settings, context: context)
    return settings.inputs.directories.filter { LDAPURL.isURL($0.location) }.flatMap { source in
      do throws(Failure) {
        let attributes = DirectoryIntake(settings).requestedAttributes
        return LiveCheck.all(of: try opener.source(source), attributes).map(ServerTrial.init)
      } catch {
        let row = Row(step: "settings", verdict: "failed", found: error.what)
        return [ServerTrial(server: source.location, rows: [row], failure: error)]
      }
    }
  }

  private init(server: String, rows: [Row], failure: Failure?) {
    self.server = server
    self.rows = rows
    self.failure = failure
  }

  private init(_ check: LiveCheck) {
    server = check.server
    rows = check.outcomes.map { outcome in
      let step = outcome.step.rawValue
      return switch outcome.result {
      case .passed(let found): Row(step: step, verdict: "ok", found: found)
      case .failed(let error): Row(step: step, verdict: "failed", found: error.what)
      case .notTried: Row(step: step, verdict: "not tried", found: "")
      }
    }
    failure = check.failure.map { Failure($0) }
  }
}
