import Formats
import Testing

@Suite struct DirectoryTimeTests {
  private func fileTime(_ text: String) -> DirectoryTime? {
    let bytes = Array(text.utf8)
    return DirectoryTime(fileTime: bytes.span, in: 0..<bytes.count)
  }

  private func generalized(_ text: String) -> DirectoryTime? {
    let bytes = Array(text.utf8)
    return DirectoryTime(generalizedTime: bytes.span, in: 0..<bytes.count)
  }

  @Test func readsFileTime() {
    // 2012-01-01 23:00:00 UTC, the check value of Microsoft's DateFromNum.
    #expect(fileTime("129699324000000000") == .seconds(1_325_458_800))
    #expect(fileTime("0") == .never)
    #expect(fileTime("9223372036854775807") == .never)
    #expect(fileTime("116444736000000000") == .seconds(0))
    for text in ["", "-1", "1x", "9223372036854775808", "99999999999999999999"] {
      #expect(fileTime(text) == nil)
    }
  }

  @Test func readsGeneralizedTime() {
    #expect(generalized("19700101000000.0Z") == .seconds(0))
    #expect(generalized("20120101230000.0Z") == .seconds(1_325_458_800))
    #expect(generalized("20120102010000+0200") == .seconds(1_325_458_800))
    #expect(generalized("20120101180000,5-05") == .seconds(1_325_458_800))
    #expect(generalized("2012010123Z") == .seconds(1_325_458_800))
    #expect(generalized("20240229000000Z") == .seconds(1_709_164_800))
    #expect(generalized("16010101000000.0Z") == .seconds(-11_644_473_600))
    for text in [
      "", "2012", "20120101230000", "20120101230000.Z", "20120001000000Z", "20230229000000Z",
      "20120101240000Z", "20120101230000.0Zx", "20120101236000Z", "20120101230000+1",
    ] {
      #expect(generalized(text) == nil, "\(text)")
    }
  }
}

@Suite struct UserAccountControlTests {
  private func read(_ text: String) -> UserAccountControl? {
    let bytes = Array(text.utf8)
    return UserAccountControl(decimal: bytes.span, in: 0..<bytes.count)
  }

  @Test func readsBits() {
    #expect(read("512") == .normalAccount)
    #expect(read("514") == [.normalAccount, .accountDisable])
    #expect(read("66048") == [.normalAccount, .dontExpirePassword])
    #expect(read("532480")?.contains(.serverTrustAccount) == true)
    #expect(read("-2147483646")?.contains(.accountDisable) == true)
    for text in ["", "-", "x", "5 ", "4294967296", "-2147483649", "999999999999"] {
      #expect(read(text) == nil, "\(text)")
    }
  }
}

@Suite struct DistinguishedNameTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func values(_ text: String) -> [String]? {
    DistinguishedName(text)?.rdns.map { rdn in
      rdn.assertions.map { "\($0.type)=\($0.text)" }.joined(separator: "+")
    }
  }

  @Test(
    arguments: [
      (
        "CN=Doe\\, Jane,OU=Staff,DC=lab,DC=example",
        ["CN=Doe, Jane", "OU=Staff", "DC=lab", "DC=example"]
      ),
      ("cn=Doe\\2C Jane,dc=lab", ["cn=Doe, Jane", "dc=lab"]), ("CN=a\\3Bb\\3Dc", ["CN=a;b=c"]),
      ("cn=\\20starts", ["cn= starts"]), ("CN=\\ x\\ ", ["CN= x "]),
      ("CN=\\#x,DC=y", ["CN=#x", "DC=y"]),
      ("cn=M\\C3\\BCller", ["cn=Müller"]), (" CN = a b , OU=c", ["CN=a b", "OU=c"]),
      ("CN=a+UID=b,DC=c", ["CN=a+UID=b", "DC=c"]), ("", []), ("CN=", ["CN="]),
      ("CN=a\\0ACNF:x", ["CN=a\nCNF:x"]), ("1.2.3=x", ["1.2.3=x"]),
      ("a", nil), ("=a", nil), ("CN=a,", nil), ("CN=a\\", nil), ("CN=a+", nil), (",CN=a", nil),
      ("C N=a", nil),
    ] as [(String, [String]?)]) func takesNamesApart(text: String, expected: [String]?)
  {
    #expect(values(text) == expected)
  }

  @Test func knowsTheDomain() {
    #expect(DistinguishedName("CN=a,OU=dc=b,DC=lab,dc=example")?.domain == "lab.example")
    #expect(DistinguishedName("CN=a,O=b")?.domain == nil)
  }

  @Test(
    arguments: [
      ("CN=Doe\\, Jane,OU=Staff,DC=x", "OU=Staff,DC=x"), ("CN=a, DC=x", "DC=x"), ("DC=x", nil),
      ("CN=a\\", nil), ("CN=a\\5C,DC=x", "DC=x"),
    ] as [(String, String?)]) func knowsTheParent(text: String, expected: String?)
  {
    let bytes = bytes(text)
    let parent = DistinguishedName.parent(of: bytes.span, in: 0..<bytes.count)
    #expect(parent.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
  }

  @Test(arguments: [
    ("CN=Jane\\0ACNF:0b1e,DC=x", true, false), ("CN=Jane\nCNF:0b1e,DC=x", true, false),
    ("CN=Gone 1\\0ADEL:00fe,CN=Deleted Objects,DC=x", false, true), ("CN=CNF:x,DC=x", false, false),
    ("CN=a\\\\0ACNF:x", false, false), ("CN=a\\, b,DC=x", false, false),
    ("CN=a\\0aCNF:x", true, false),
  ]) func knowsConflictsAndDeletedObjects(text: String, isConflict: Bool, isDeleted: Bool) {
    let bytes = bytes(text)
    let range = 0..<bytes.count
    let found = (
      DistinguishedName.isConflict(bytes.span, in: range),
      DistinguishedName.isDeleted(bytes.span, in: range)
    )
    #expect(found == (isConflict, isDeleted))
  }
}

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]) func knowsTheRFCsVectors(plain: String, encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(Array(encoded.utf8)) == Array(plain.utf8))
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "Zg===", "Z===", "=", "====", "Zg==Zg==", "Zm9v!", "Zm-_"])
  func refusesTheRest(text: String) {
    #expect(Base64.decode(Array(text.utf8)) == nil)
  }
}
