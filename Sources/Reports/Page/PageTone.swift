import Checks
import Forecast
import Matching

/// How a page shows that something is well or not; the class of elements, besides words.
enum PageTone: String, Sendable {
  case good, careful, bad, plain, faint
}

extension ConsoleState {
  var tone: PageTone {
    switch self {
    case .linked: .good
    case .linkedFolded, .duplicate, .blocked, .unusable: .careful
    case .rename, .suggested, .ambiguous: .bad
    case .unmatched: .plain
    case .excluded: .faint
    }
  }
}

extension DirectoryState {
  var tone: PageTone {
    switch self {
    case .linked: .good
    case .linkedFolded: .careful
    case .rename, .suggested, .ambiguous, .duplicateUPN, .noUPN: .bad
    case .create, .disabled, .notSynced: .plain
    case .excluded: .faint
    }
  }
}

extension UserForecast {
  var tone: PageTone {
    switch self {
    case .link: .good
    case .linkUnproven: .careful
    case .createSecond, .conflict: .bad
    case .create, .skip, .stay: .plain
    case .none: .faint
    }
  }
}

extension SiteState {
  var tone: PageTone {
    switch self {
    case .match: .good
    case .folded, .alike, .alias, .near, .missing: .careful
    case .unknown, .conflict: .bad
    }
  }
}

extension Severity {
  var pageTone: PageTone {
    switch self {
    case .error: .bad
    case .warning: .careful
    case .notice: .plain
    }
  }
}

extension Readiness.Answer {
  var tone: PageTone {
    switch self {
    case .notReady: .bad
    case .nearlyReady: .careful
    case .ready: .good
    }
  }
}
