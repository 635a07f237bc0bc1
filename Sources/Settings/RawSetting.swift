/// A value as it was written, before anybody knows what it should be: from the file, a variable or
/// a flag.
package struct RawSetting: Sendable, Equatable {
  package indirect enum Content: Sendable, Equatable {
    /// `key:` with nothing after it, `~` or `null`: as if the key were not there.
    case empty
    case scalar(String)
    case list([RawSetting])
    case map([Entry])
  }

  package struct Entry: Sendable, Equatable {
    package let name: String
    package let origin: SettingOrigin
    package let value: RawSetting
  }

  package enum Shape: Sendable, Equatable { case empty, scalar, list, map }

  package let content: Content
  package let origin: SettingOrigin

  var shape: Shape {
    switch content {
    case .empty: .empty
    case .scalar: .scalar
    case .list: .list
    case .map: .map
    }
  }
}
