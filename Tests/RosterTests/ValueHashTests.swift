import Formats
import Roster
import Support
import Testing

/// Hashes and shapes are found eight bytes at a time; here they are compared with byte for byte.
@Suite struct ValueHashTests {
  @Test("A value has one hash wherever it stands, whatever the case of its letters")
  func folded() {
    var generator = SeededGenerator(seed: 7)
    for count in 0...40 {
      let value = (0..<count).map { _ in UInt8.random(in: 0x20...0x7E, using: &generator) }
      guard let hash = KeyHash.foldedASCII(value.span) else {
        Issue.record("printable ASCII was not taken as such")
        continue
      }
      let exact = KeyHash.exact(value.span)
      for before in 0..<9 {
        let bytes = Array(repeating: UInt8(ascii: "x"), count: before) + value + [0x79]
        let inside = bytes.span.extracting(before..<(before + count))
        let found = (KeyHash.foldedASCII(inside), KeyHash.exact(inside))
        #expect(found.0 == hash && found.1 == exact)
      }
      let capitals = Array(String(decoding: value, as: UTF8.self).uppercased().utf8)
      let ofCapitals = KeyHash.foldedASCII(capitals.span)
      #expect(ofCapitals == hash)
      for position in value.indices {
        var other = value
        for byte: UInt8 in [0x00, 0x1F, 0x7F, 0x80, 0xFF] {
          other[position] = byte
          let ofOther = KeyHash.foldedASCII(other.span)
          #expect(ofOther == nil)
        }
        other[position] = value[position] == 0x30 ? 0x31 : 0x30
        let found = (KeyHash.foldedASCII(other.span), KeyHash.exact(other.span))
        #expect(found.0 != hash && found.1 != exact)
      }
    }
  }

  @Test("Shapes are those that a look at each byte finds, and hashes those of the value alone")
  func shapes() {
    var generator = SeededGenerator(seed: 11)
    let letters = Array("aAzZ09.-_@@/`{[:;<'(),+ é\\".unicodeScalars)
    func text(_ limit: Int, _ odds: Int) -> String {
      var text = ""
      for _ in 0..<Int.random(in: 0...limit, using: &generator) {
        let isOdd = Int.random(in: 0..<odds, using: &generator) == 0
        text.unicodeScalars.append(
          isOdd ? letters[Int.random(in: 0..<letters.count, using: &generator)] : "b")
      }
      return text
    }
    let entries = (0..<3000).map { _ in
      let half = text(20, 30)
      return ConsoleEntry(fields: [
        .username: half + "@" + text(20, 30), .firstName: text(20, 12), .mobile: text(12, 3),
        .email: text(75, 30),
      ])
    }
    let users = console { for entry in entries { entry } }
    let hashes = users.shortHashes(.username)
    for (row, entry) in entries.enumerated() {
      for (field, isOrdinary) in [
        (ConsoleField.username, isAddress), (.email, isAddress), (.firstName, isName),
        (.mobile, isNumber),
      ] {
        let value = entry.fields[field] ?? ""
        let isMarked = users.rows.oddities[row] & users.mark(of: field) != 0
        #expect(isMarked != isOrdinary(Array(value.utf8)), "\(field) \(value)")
      }
      let username = Array((entry.fields[.username] ?? "").utf8)
      let hash = ShortHash.of(username.span)
      #expect(hashes[row] == hash)
    }
  }

  private func isAddress(_ value: [UInt8]) -> Bool {
    let at = UInt8(ascii: "@")
    return (5...70).contains(value.count) && value.allSatisfy { isIn($0, ".@-_", letters: true) }
      && value.first != at && value.last != at && value.filter { $0 == at }.count == 1
  }

  private func isName(_ value: [UInt8]) -> Bool {
    (2...30).contains(value.count) && value.first != 0x20 && value.last != 0x20
      && value.allSatisfy { isIn($0, ".,-_()' ", letters: true) }
  }

  private func isNumber(_ value: [UInt8]) -> Bool {
    value.allSatisfy { isIn($0, "+-()./ ", letters: false) }
  }

  private func isIn(_ byte: UInt8, _ signs: String, letters: Bool) -> Bool {
    let isDigit = byte >= 0x30 && byte <= 0x39
    let isLetter = byte < 0x80 && byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    return isDigit || (letters && isLetter) || signs.utf8.contains(byte)
  }

  @Test(
    "The implicit name of any account, in changing domains",
    arguments: [0, 1, 20, 63, 64, 65, 300])
  func implicitNames(length: Int) {
    var names = ImplicitNames()
    let account = String(repeating: "j", count: length)
    func implicit(_ place: String) -> String? {
      var name: String?
      names.withName(
        account: Array(account.utf8).span, distinguishedName: Array(place.utf8).span
      ) { name = String(decodingUTF8: $0) }
      return name
    }
    func at(_ domain: String) -> String? { length == 0 ? nil : "\(account)@\(domain)" }
    for _ in 0..<2 {
      #expect(implicit("CN=Doe\\, Jane,OU=A,DC=lab,DC=example") == at("lab.example"))
      #expect(implicit("CN=Köln,dc=x") == at("x"))
      #expect(
        implicit("CN=Jane,OU=Users,DC=corp,DC=contoso,DC=com") == at("corp.contoso.com"))
      #expect(implicit("CN=Jane,OU=Users") == nil)
      #expect(implicit("") == nil)
    }
  }
}
