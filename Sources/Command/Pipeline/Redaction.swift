import Checks
import Roster
import Settings

/// Pseudonyms for what a run shows, where `--redact` asks for them.
struct Redaction {
  private let key: PseudonymKey?

  /// Throws 66 or 78 when there is no key in the file that the settings name.
  init(_ settings: Settings, in context: CommandContext) throws(Failure) {
    switch settings.output.redaction {
    case .none: key = nil
    case .pseudonyms(nil): key = .random()
    case .pseudonyms(let path?): key = try PasswordFile.readKey(path, in: context)
    }
  }

  /// For runs that are compared with later ones, which takes the same pseudonyms each time. Throws 64
  /// when files for upload are to be written too, 66 or 78 when there is no key.
  init(forHistory settings: Settings, in context: CommandContext) throws(Failure) {
    if settings.nightly.licenses == .written { try Redaction.refuse(settings, for: "licenses") }
    if settings.nightly.fixes == .written { try Redaction.refuse(settings, for: "fix") }
    guard settings.output.redaction != .pseudonyms(keyFile: nil) else {
      throw Failure(
        .configuration, "Runs with other pseudonyms each time cannot be compared",
        at: "output.redact-key-file",
        remedy: "Make a key with (umask 077; openssl rand -hex 32 > redact.key), and name it there."
      )
    }
    try self.init(settings, in: context)
  }

  /// The facts as they are to be shown.
  func shown(_ facts: Facts) -> Facts {
    pseudonyms(for: facts).map { facts.redacted(by: $0) } ?? facts
  }

  /// The pseudonyms of a run; nil when people are shown as they are.
  func pseudonyms(for facts: Facts) -> Pseudonyms? {
    key.map { Pseudonyms(for: facts.directory, facts.console, facts.cloud, key: $0) }
  }

  /// Throws 64 when a command whose files are made to be uploaded or run is asked for pseudonyms.
  static func refuse(_ settings: Settings, for command: String) throws(Failure) {
    guard settings.output.redaction != .none else { return }
    throw Failure(
      .usage,
      "rollcall \(command) writes files that are uploaded or run, and with pseudonyms they would be "
        + "about nobody", at: "--redact",
      remedy: "Run it with --no-redact, and hand over the report of rollcall reconcile instead.")
  }
}
