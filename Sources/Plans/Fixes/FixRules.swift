package import Forecast
package import Roster

/// What the configuration says about repairs.
package struct FixRules: Sendable, Equatable {
  /// Which side is changed where either would do.
  package enum Side: Sendable, Equatable {
    /// The username in Admin Console, unless the login name in AD is out of order anyway.
    case cheaper
    case console
    case directory
  }

  /// Where an Office value is made to fit its Site.
  package enum OfficeRepair: Sendable, Equatable {
    /// In AD.
    case directory
    /// By a mapping expression in Entra; AD stays as it is.
    case mapping
  }

  package var side: Side
  package var offices: OfficeRepair
  /// Where extensions are written; nil for nowhere.
  package var extensionAttribute: DirectoryField?
  /// Where phone numbers are written; nil for nowhere.
  package var numberAttribute: DirectoryField?
  /// What Entra sends to 8x8.
  package var mapping: [LinkOverwrites.Mapping]

  package init(
    side: Side = .cheaper, offices: OfficeRepair = .directory,
    extensionAttribute: DirectoryField? = .ipPhone,
    numberAttribute: DirectoryField? = .telephoneNumber,
    mapping: [LinkOverwrites.Mapping] = LinkOverwrites.mapping
  ) {
    self.side = side
    self.offices = offices
    self.extensionAttribute = extensionAttribute
    self.numberAttribute = numberAttribute
    self.mapping = mapping
  }
}
