import Forecast
import Roster

extension Rule {
  static let attributeAbsent = Rule(
    "attribute-absent", .warning, .license,
    title: "No record of a directory export has an attribute that matters",
    rationale: """
      Left out of the export, or taken from a Global Catalog: port 3268 and 3269 know neither Office \
      nor title, department, mobile (AD schema, isMemberOfPartialAttributeSet).
      """,
    examples: [
      .fires { $0.directorySource.usedNames = ["userPrincipalName", "mail", "objectGUID"] },
      .silent(),
      .silent {
        $0.directorySource.usedNames = NeededAttribute.allCases.map { $0.names[0] }
      },
    ],
    find: { survey in
      survey.facts.sources.indices.flatMap { source in
        NeededAttribute.missing(in: survey.facts.sources[source], survey.facts).map { attribute in
          Hit(
            detail: SourceDetail(source: source, position: attribute.rawValue).packed, people: 0,
            severity: attribute.severity)
        }
      }
    },
    identity: { finding, facts in
      let attribute = NeededAttribute(rawValue: SourceDetail(finding).position)
      return "\(facts.sourceIdentity(of: finding)):\(attribute?.names[0] ?? "")"
    },
    text: { finding, facts in
      let source = facts.source(of: finding)
      let attribute = NeededAttribute(rawValue: SourceDetail(finding).position) ?? .office
      let hint =
        attribute == .office && source.looksLikeGlobalCatalog
        ? " Title, department and mobile are absent as well: this looks like a Global Catalog export "
          + "(port 3268)." : ""
      return FindingText(
        subject: attribute.names[0],
        message:
          "No record of \(source.name) has \(attribute.names[0]): \(attribute.effect).\(hint)",
        remedy: source.isLive
          ? "Sign in with an account that may read \(attribute.names[0]), at port 389 or 636."
          : "Export again with \(attribute.names[0]) among the attributes (ldapsearch and ldifde "
            + "-l: name it; Get-ADUser: -Properties), from port 389 or 636, with an account that "
            + "may read it.\(unusedColumns(of: source, attribute))")
    })

  /// A column by another name, such as one that somebody translated, may be what is missed.
  private static func unusedColumns(of source: SourceInfo, _ attribute: NeededAttribute) -> String {
    guard !source.unusedNames.isEmpty, attribute.severity > .notice else { return "" }
    let names = source.unusedNames.prefix(6).map { Words.quoted($0) }
    return " Or, if it is one of the columns that were not recognised "
      + "(\(Words.list(names, of: source.unusedNames.count, first: 6))), name that column in "
      + "rollcall.yaml under columns.directory as \(attribute.names[0])."
  }
}

/// Attributes that Rollcall needs, and what is lost without each.
private enum NeededAttribute: Int, CaseIterable {
  case loginName
  case office
  case activation
  case accountName
  case mail
  case givenName
  case surname
  case guid
  case proxyAddresses

  /// Any of these will do; the first is what to ask for.
  var names: [String] {
    switch self {
    case .loginName: ["userPrincipalName"]
    case .office: ["physicalDeliveryOfficeName"]
    case .activation: ["userAccountControl", "Enabled"]
    case .accountName: ["sAMAccountName"]
    case .mail: ["mail"]
    case .givenName: ["givenName"]
    case .surname: ["sn"]
    case .guid: ["objectGUID", "mS-DS-ConsistencyGuid", "ImmutableId", "objectId"]
    case .proxyAddresses: ["proxyAddresses"]
    }
  }

  var severity: Severity {
    switch self {
    case .loginName, .office: .error
    case .activation, .accountName, .mail, .givenName, .surname: .warning
    case .guid, .proxyAddresses: .notice
    }
  }

  var effect: String {
    switch self {
    case .loginName: "cloud names can only be guessed from account names"
    case .office: "nobody gets a Site, and so nobody a licence"
    case .activation: "disabled users look enabled, so leavers look as if they will be provisioned"
    case .accountName: "Entra Connect leaves out whoever has none, and usernames cannot be compared"
    case .mail: "8x8 users with another username cannot be found by their address"
    case .givenName, .surname: "8x8 wants first and last name, and cannot be given any"
    case .guid: "users can be told apart by name only, in Entra's list and in the next run"
    case .proxyAddresses: "8x8 users cannot be found by former addresses"
    }
  }

  /// What a directory source should have and has not. Entra's own list has other attributes.
  static func missing(in source: SourceInfo, _ facts: Facts) -> [NeededAttribute] {
    let used = Set(source.usedNames.map { $0.lowercased() })
    guard source.role == .directory, !used.isEmpty else { return [] }
    let isEntra = used.contains("objectid")
    return allCases.filter { attribute in
      if isEntra, attribute == .accountName || attribute == .proxyAddresses { return false }
      if attribute == .loginName, facts.tenant.loginAttribute != .userPrincipalName { return false }
      if attribute == .office, facts.firstCycle.rules.siteMapping == .constant { return false }
      return !attribute.names.contains { used.contains($0.lowercased()) }
    }
  }
}

extension SourceInfo {
  /// Whether all that a Global Catalog leaves out is absent, while it has the rest.
  fileprivate var looksLikeGlobalCatalog: Bool {
    let used = Set(usedNames.map { $0.lowercased() })
    return used.isDisjoint(with: ["physicaldeliveryofficename", "title", "department", "mobile"])
      && used.contains("mail")
  }
}
