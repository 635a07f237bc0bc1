// The settings that take one word out of a few. The raw value is the word in the file, in the
// environment and on the command line.

/// What a source holds, where recognition by content is not wanted.
package enum SourceFormat: String, CaseIterable, Sendable {
  case ldif, csv, scim
}

/// The character encoding of a source.
package enum SourceEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
}

/// The character between the cells of a CSV.
package enum SourceDelimiter: String, CaseIterable, Sendable {
  case comma, semicolon, tab, pipe
}

/// 8x8's *user retrieval*: which users its SCIM service shows to Entra ID. Only with `all` can an
/// existing user be linked (8x8 Support, "Azure AD: 8x8 SSO and User Provisioning (SCIM)").
package enum UserRetrieval: String, CaseIterable, Sendable {
  case all
  case idpOnly = "idp-only"
}

/// Whether people sign in to 8x8 through Entra ID already; before that a rename locks them out.
package enum SingleSignOn: String, CaseIterable, Sendable {
  case on, off
}

/// How the attribute mapping in Entra ID turns Office into Site.
package enum MappingExpression: String, CaseIterable, Sendable {
  /// Office is sent as it is.
  case none
  /// Everybody gets one and the same Site.
  case constant
  /// An expression replaces each alias of ``SiteRules/aliases`` by its Site.
  case aliases
}

/// Where `rollcall fix` makes username and cloud name equal.
package enum FixSide: String, CaseIterable, Sendable {
  case cheaper, console, directory
}

/// Where `rollcall fix` makes Office values fit the Sites.
package enum FixOffices: String, CaseIterable, Sendable {
  case directory, mapping
}

/// An attribute that phone numbers are written to.
package enum PhoneAttribute: String, CaseIterable, Sendable {
  case ipPhone, telephoneNumber, mobile, none
}

/// What the people of one wave have in common.
package enum WaveGrouping: String, CaseIterable, Sendable {
  case site, department, ou
}

/// The lowest severity of a finding that holds people back from a wave.
package enum WaveHeldBy: String, CaseIterable, Sendable {
  case error, warning, notice
}

/// How the summary is printed.
package enum OutputFormat: String, CaseIterable, Sendable {
  case text, json
}

/// Whether `report.html` is among the files of the report.
package enum PageFile: String, CaseIterable, Sendable {
  case written, omitted
}

/// The lowest severity of a finding that makes the exit code 1.
package enum FailOn: String, CaseIterable, Sendable {
  case error, warning, never
}

/// How much is said on stderr.
package enum Messages: String, CaseIterable, Sendable {
  case quiet, normal, verbose
}

/// When progress is shown on stderr; `auto` means on a terminal only.
package enum Progress: String, CaseIterable, Sendable {
  case auto, always, never
}

/// What happens at a record that cannot be read.
package enum BadRecords: Sendable, Equatable {
  /// It is listed with its line and reason, the rest is used.
  case setAside
  /// The run ends there (`--strict`).
  case stopAtFirst
}

/// A SASL mechanism for LDAP.
package enum SASLMechanism: String, CaseIterable, Sendable {
  case gssapi, external
}

extension CaseIterable where Self: RawRepresentable<String> {
  static var words: [String] { allCases.map(\.rawValue) }
}
