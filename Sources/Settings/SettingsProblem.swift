/// Why there are no ``Settings``. What happened, as data; the sentences are made in one place,
/// ``message`` and ``remedy``.
package enum SettingsProblem: Error, Sendable, Equatable {
  case unknownKey(String, group: String?, nearest: String?, SettingOrigin)
  case unknownVariable(nearest: String?, SettingOrigin)
  case wrongKind(SettingKey, takes: SettingOption.Kind, found: RawSetting.Shape, SettingOrigin)
  case badValue(SettingKey, takes: SettingOption.Kind, found: String, SettingOrigin)
  case badWord(name: String, allowed: [String], found: String, SettingOrigin)
  case missingSource(SettingKey, SettingOrigin)
  case passwordInFile(SettingOrigin)
  case passwordInURL(SettingKey, SettingOrigin)
  case contradiction(SettingKey, SettingKey, SettingOrigin)
  case ruleWithoutLicense(SettingOrigin)
  case notAMap(found: RawSetting.Shape, place: String, SettingOrigin)
  case duplicateKey(String, SettingOrigin)
  case anchor(SettingOrigin)
  case undefinedAlias(SettingOrigin)
  case severalDocuments(SettingOrigin)
  case notYAML(String, SettingOrigin)
  case notUTF8(SettingOrigin)
  case tooLarge(limit: Int, SettingOrigin)

  /// Where to look.
  package var origin: SettingOrigin {
    switch self {
    case .unknownKey(_, _, _, let origin), .unknownVariable(_, let origin),
      .wrongKind(_, _, _, let origin), .badValue(_, _, _, let origin),
      .badWord(_, _, _, let origin), .missingSource(_, let origin), .passwordInFile(let origin),
      .passwordInURL(_, let origin),
      .contradiction(_, _, let origin), .notAMap(_, _, let origin), .duplicateKey(_, let origin),
      .ruleWithoutLicense(let origin),
      .anchor(let origin), .undefinedAlias(let origin), .severalDocuments(let origin),
      .notYAML(_, let origin), .notUTF8(let origin), .tooLarge(_, let origin):
      origin
    }
  }
}
