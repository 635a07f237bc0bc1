import Checks
package import Forecast

/// One reason why somebody is not ready to be switched on.
package enum WaveHold: Hashable, Sendable {
  /// An open finding about the person, or about the 8x8 user who is or may be the same person; the
  /// position of its rule in ``Rules/all``.
  case rule(UInt8)
  /// The first cycle would neither link nor create the person, or create a second user.
  case forecast(UserForecast)
  /// A person said "later".
  case putOff
  /// Nobody knows what the person is called in Entra.
  case cloudUPNUnknown
  /// A spreadsheet would run the userPrincipalName as a formula, so no file for upload gets it.
  case formula

  /// The word in files: the slug of a rule, or one that no rule has.
  package var word: String {
    switch self {
    case .rule(let rule): Rules.all[Int(rule)].slug
    case .forecast(let forecast): "first-cycle-\(forecast.word)"
    case .putOff: "put-off"
    case .cloudUPNUnknown: "cloud-upn-unknown"
    case .formula: "upn-is-formula"
    }
  }

  /// A number for sorting: rules in their order, then the others.
  var code: UInt16 {
    switch self {
    case .rule(let rule): UInt16(rule)
    case .putOff: 256
    case .cloudUPNUnknown: 257
    case .formula: 258
    case .forecast(let forecast): 259 + UInt16(forecast.rawValue)
    }
  }

  init?(code: UInt16) {
    switch code {
    case 0...255: self = .rule(UInt8(code))
    case 256: self = .putOff
    case 257: self = .cloudUPNUnknown
    case 258: self = .formula
    default:
      guard let forecast = UserForecast(rawValue: UInt8(clamping: code - 259)) else { return nil }
      self = .forecast(forecast)
    }
  }
}

/// How many people one reason holds back.
package struct HoldCount: Sendable, Equatable {
  package let hold: WaveHold
  package let people: Int
}
