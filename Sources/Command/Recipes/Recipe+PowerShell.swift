extension Recipe {
  /// Attributes with several values, which PowerShell must join.
  private static let several = ["proxyAddresses", "memberOf"]
  /// Attributes whose values are bytes, which Export-Csv cannot write.
  private static let bytes = ["mS-DS-ConsistencyGuid"]

  /// `Get-ADUser ... | Select-Object ... | Export-Csv ...`.
  static let powerShell: String = {
    let asked = DirectoryAttributes.names.filter { !bytes.contains($0) }
    let plain = ["DistinguishedName"] + asked.filter { !several.contains($0) }
    let joined = several.map { "@{n='\($0)';e={$_.\($0) -join ';'}}" }
    let properties = wrapped(asked, separator: ",", indent: "    ", continuation: "")
    let columns = wrapped(plain + joined, separator: ",", indent: "    ", continuation: "")
    return """
      Get-ADUser -Filter * -SearchBase "DC=contoso,DC=com" -Properties `
      \(properties) |
        Select-Object `
      \(columns) |
        Export-Csv ad.csv -NoTypeInformation -Encoding UTF8
      """
  }()
}
