extension Settings {
  /// What `rollcall waves` makes.
  package struct Waves: Sendable, Equatable {
    package enum Grouping: Sendable, Equatable {
      case value(WaveGrouping)
      /// What a CSV says.
      case list(SourceSetting)
    }

    package let grouping: Grouping
    package let pilot: Int
    package let heldBy: WaveHeldBy
    package let template: SourceSetting?
    package let column: String?
    /// Members a file.
    package let fileLimit: Int
  }

  static func waves(_ entries: EffectiveEntries) -> Waves {
    Waves(
      grouping: grouping(entries), pilot: entries.count(.wavesPilot) ?? 20,
      heldBy: entries.word(.wavesHeldBy) ?? .warning, template: entries.source(.wavesTemplate),
      column: entries.text(.wavesColumn), fileLimit: entries.count(.wavesFileLimit) ?? 40_000)
  }

  /// A list wins over a word, unless the word is typed and the list is not.
  private static func grouping(_ entries: EffectiveEntries) -> Waves.Grouping {
    if let list = entries.source(.wavesList) {
      guard case .flag = entries.origin(.wavesBy) else { return .list(list) }
    }
    return .value(entries.word(.wavesBy) ?? .site)
  }
}
