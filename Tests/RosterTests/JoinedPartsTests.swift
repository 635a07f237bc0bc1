import Formats
import Roster
import Support
import Testing

/// What is read stretch by stretch is the same as what is read in one go.
@Suite struct JoinedPartsTests {
  /// Nobody has everything, and the first stretches lack what later ones have.
  private static let records = [
    "dn: CN=One,DC=contoso,DC=com\nsAMAccountName: one\n",
    "dn: CN=Team,DC=contoso,DC=com\nobjectClass: group\ncn: Team\nmember: CN=One,DC=contoso,DC=com\n",
    "dn: CN=Two,DC=contoso,DC=com\nsAMAccountName: two\nuserPrincipalName: two@contoso.com\n",
    "dn: CN=Three,DC=contoso,DC=com\nsAMAccountName: three\nmail: t@b.com\n"
      + "proxyAddresses: SMTP:t@b.com\nproxyAddresses: smtp:x@b.com\n",
    "dn: CN=Four,DC=contoso,DC=com\nsAMAccountName: four\nuserAccountControl: 514\n",
    "dn: CN=Five,DC=contoso,DC=com\nsAMAccountName: five\nproxyAddresses: SMTP:f@b.com\n"
      + "memberOf: CN=Team,DC=contoso,DC=com\nemployeeID: 5\n",
    "dn: CN=Six,DC=contoso,DC=com\nsAMAccountName: six\nobjectClass: contact\n"
      + "mS-DS-ConsistencyGuid:: MyIRAEVUd2aImaq7zN3u/w==\n",
    "dn: CN=Seven,DC=contoso,DC=com\nsAMAccountName: seven\nmemberOf: CN=A\nmemberOf: CN=B\n"
      + "objectGUID:: MyIRAEVUd2aImaq7zN3u/w==\n",
    "dn: cn=one,DC=contoso,DC=com\nsAMAccountName: again\n",
    "dn: CN=Else,DC=contoso,DC=com\nsAMAccountName: else\ngivenName: \n"
      + "objectGUID:: MyIRAEVUd2aImaq7zN3u/w==\n",
  ]

  private static func users(each count: Int) -> DirectoryUsers {
    let texts = stride(from: 0, to: records.count, by: count).map { start in
      records[start..<min(start + count, records.count)].joined(separator: "\n")
    }
    return DirectoryUsers.reading(texts.map { (name: "ad.ldif", bytes: Array($0.utf8)) })
  }

  @Test("Every column is the same, whatever the stretches", arguments: [1, 2, 3, 7])
  func columns(each count: Int) {
    let (whole, joined) = (Self.users(each: 100), Self.users(each: count))
    #expect(joined.count == 9)
    #expect(joined.guids == whole.guids)
    #expect(joined.kinds == whole.kinds)
    #expect(joined.reasons == whole.reasons)
    #expect(joined.activations == whole.activations)
    #expect(joined.repeats == [7: 0, 8: 6])
    #expect(joined.others == whole.others)
    #expect(joined.groups.map(\.members) == whole.groups.map(\.members))
    #expect(joined.rows.oddities == whole.rows.oddities)
    #expect(joined.hasOtherAddresses == whole.hasOtherAddresses)
    #expect(joined.proxyAddressHashes == whole.proxyAddressHashes)
    for field in DirectoryField.allCases {
      #expect(joined.shortHashes(field) == whole.shortHashes(field))
    }
    for row in 0..<whole.count {
      #expect(joined.anchor(of: row) == whole.anchor(of: row))
      #expect(joined.memberOf(row) == whole.memberOf(row))
      #expect(joined.proxyAddressPlaces(row) == whole.proxyAddressPlaces(row))
      #expect(Self.proxies(joined, row) == Self.proxies(whole, row))
      for field in DirectoryField.allCases {
        #expect(joined.text(field, row) == whole.text(field, row))
      }
    }
    #expect(joined.memberOf(6) == ["CN=A", "CN=B"])
    #expect(Self.proxies(joined, 2) == ["SMTP:t@b.com", "smtp:x@b.com"])
  }

  private static func proxies(_ users: DirectoryUsers, _ row: Int) -> [String?] {
    users.proxyAddresses(row).map { users.rows.text(of: $0, row: row) }
  }
}
