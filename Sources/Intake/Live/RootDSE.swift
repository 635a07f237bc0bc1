import Formats

/// What a server says of itself (RFC 4512, section 5.1; for Active Directory MS-ADTS, 3.1.1.3.2).
struct RootDSE: Sendable {
  /// The domain's own naming context; servers other than Active Directory have none.
  let defaultNamingContext: String?
  let namingContexts: [String]
  let isActiveDirectory: Bool
  /// The number of the last change on this server.
  let highestCommittedUSN: Int64?
  /// The entry of this server's directory service, which has its invocation ID.
  let serviceName: String?
  private let controls: Set<String>

  /// The DirSync control.
  var hasChangeTracking: Bool { controls.contains("1.2.840.113556.1.4.841") }

  private static let attributes = [
    "defaultNamingContext", "namingContexts", "supportedCapabilities", "supportedControl",
    "highestCommittedUSN", "dsServiceName",
  ]

  /// Asks for it. A server that keeps it to itself is taken to be without extras. Throws
  /// ``LiveError`` when the connection is lost.
  static func read(_ session: LDAPSession) throws(LiveError) -> RootDSE {
    let search = LDAPSearch(base: "", scope: .base, attributes: attributes)
    do {
      return RootDSE(try session.entries(search).first)
    } catch {
      switch error.kind {
      case .unknownBase, .notPermitted, .refused: return RootDSE(nil)
      default: throw error
      }
    }
  }

  private init(_ entry: LDAPEntry?) {
    defaultNamingContext = entry?.text("defaultNamingContext")
    namingContexts = entry?.texts("namingContexts") ?? []
    // LDAP_CAP_ACTIVE_DIRECTORY_OID (MS-ADTS, 3.1.1.3.4.3.1).
    isActiveDirectory =
      entry?.texts("supportedCapabilities").contains("1.2.840.113556.1.4.800") ?? false
    highestCommittedUSN = entry?.text("highestCommittedUSN").flatMap { Int64($0) }
    serviceName = entry?.text("dsServiceName")
    controls = Set(entry?.texts("supportedControl") ?? [])
  }
}
