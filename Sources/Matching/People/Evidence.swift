/// What two records have in common, as far as it identifies a person.
package struct Evidence: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let decision = Evidence(rawValue: 1 << 0)
  package static let usernameIsCloudUPN = Evidence(rawValue: 1 << 1)
  package static let usernameFoldsToCloudUPN = Evidence(rawValue: 1 << 2)
  package static let emailIsMail = Evidence(rawValue: 1 << 3)
  package static let emailIsProxyAddress = Evidence(rawValue: 1 << 4)
  package static let emailIsUPN = Evidence(rawValue: 1 << 5)
  package static let usernameIsMail = Evidence(rawValue: 1 << 6)
  package static let usernameIsProxyAddress = Evidence(rawValue: 1 << 7)
  package static let usernameIsUPN = Evidence(rawValue: 1 << 8)
  package static let usernameIsImplicitUPN = Evidence(rawValue: 1 << 9)
  package static let usernameIsAccountName = Evidence(rawValue: 1 << 10)
  package static let employeeID = Evidence(rawValue: 1 << 11)

  private static let words: [(Evidence, String)] = [
    (.decision, "decision"),
    (.usernameIsCloudUPN, "username=cloudUPN"),
    (.usernameFoldsToCloudUPN, "username~cloudUPN"),
    (.emailIsMail, "email=mail"),
    (.emailIsProxyAddress, "email=proxyAddresses"),
    (.emailIsUPN, "email=userPrincipalName"),
    (.usernameIsMail, "username=mail"),
    (.usernameIsProxyAddress, "username=proxyAddresses"),
    (.usernameIsUPN, "username=userPrincipalName"),
    (.usernameIsImplicitUPN, "username=implicitUPN"),
    (.usernameIsAccountName, "username=sAMAccountName"),
    (.employeeID, "employeeID"),
  ]

  /// The items as they stand in `links.csv`, the strongest first.
  package var list: [String] { Evidence.words.filter { contains($0.0) }.map { $0.1 } }

  /// The items in one text.
  package func joined(by separator: String) -> String {
    var text = ""
    for (item, word) in Evidence.words where contains(item) {
      if !text.isEmpty { text += separator }
      text += word
    }
    return text
  }
}
