/// Where an effective value came from; later cases win over earlier ones.
package enum SettingOrigin: Sendable, Equatable, CustomStringConvertible {
  case builtIn
  /// A line of the configuration file, counted from 1.
  case file(String, line: Int)
  case environment(String)
  case flag(String)

  /// How people find it: `default`, `rollcall.yaml:12`, `ROLLCALL_OUT`, `--out`.
  package var description: String {
    switch self {
    case .builtIn: "default"
    case .file(let path, let line): "\(path):\(line)"
    case .environment(let name): name
    case .flag(let name): name
    }
  }

  /// One word for machines: `default`, `file`, `environment`, `flag`.
  package var kind: String {
    switch self {
    case .builtIn: "default"
    case .file: "file"
    case .environment: "environment"
    case .flag: "flag"
    }
  }
}
