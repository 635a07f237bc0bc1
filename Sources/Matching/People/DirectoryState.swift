/// Where a directory user ended up. Every row has exactly one state.
package enum DirectoryState: UInt8, Sendable, CaseIterable {
  case linked
  case linkedFolded
  case rename
  case suggested
  case ambiguous
  /// No console user: provisioning makes a new one.
  case create
  case disabled
  /// Entra Connect leaves the object out.
  case notSynced
  /// Another synced user has the same cloud UPN.
  case duplicateUPN
  /// There is no UPN and none can be derived.
  case noUPN
  case excluded

  /// The word in files and summaries.
  package var word: String {
    switch self {
    case .linked: "linked"
    case .linkedFolded: "linked-folded"
    case .rename: "rename"
    case .suggested: "suggested"
    case .ambiguous: "ambiguous"
    case .create: "create"
    case .disabled: "disabled"
    case .notSynced: "not-synced"
    case .duplicateUPN: "duplicate-upn"
    case .noUPN: "no-upn"
    case .excluded: "excluded"
    }
  }

  /// Whether provisioning would take the user at all.
  package var isProvisioned: Bool {
    switch self {
    case .linked, .linkedFolded, .rename, .suggested, .ambiguous, .create: true
    case .disabled, .notSynced, .duplicateUPN, .noUPN, .excluded: false
    }
  }
}
