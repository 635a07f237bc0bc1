import Foundation
import Support
import Testing

/// A server may be anybody's, and its texts end up in files and on terminals.
@Suite(.timeLimit(.minutes(15))) struct HostileServerTests {
  private static let nasty = "\u{1b}[31mred\nrollcall: All is well.\r\u{9b}2J\u{202e}\0end"

  @Test(arguments: [49, 8, 53, 80]) func itsWordsStayOneLine(code: Int) async throws {
    let responder = try LDAPResponder { manner in
      manner.bind = .init(code == 49 ? 49 : 0, Self.nasty)
      manner.search = .init(code, Self.nasty, referrals: ["ldap://\(Self.nasty)/"])
    }
    defer { responder.stop() }
    let run = try LiveRun()
    let outcome = try await run.run(
      ["export", "--to", "ldif", responder.uri, "--bind-name", "reader", "--insecure-plaintext"],
      environment: ["ROLLCALL_PASSWORD": "Wrong-one-9"])
    #expect(outcome.status >= 64)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.errors.hasSuffix("\n"))
    let isPlain = outcome.errors.unicodeScalars.dropLast().allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    #expect(isPlain, "\(outcome.errors.debugDescription)")
  }

  private static let entries = [
    LDAPEntry(
      dn: "CN=a\ndn: CN=forged,DC=lab\n",
      attributes: [
        ("cn", ["a\n\ndn: CN=forged,DC=lab"]), ("cn: a\ndn: CN=forged", ["x"]), ("", ["nameless"]),
        ("sn;x-\n", ["y"]), ("title", ["=HYPERLINK(\"http://evil\")", "\u{1b}[2J"]),
        ("userPrincipalName", ["a@lab.example"]), ("sAMAccountName", ["../../etc/passwd"]),
        ("objectClass", ["user"]),
      ]),
    LDAPEntry(dn: "", attributes: [("userPrincipalName", ["b@lab.example"])]),
    LDAPEntry(dn: "CN=c", attributes: []),
  ]

  @Test func itsEntriesForgeNoOthers() async throws {
    let responder = try LDAPResponder { $0.entries = Self.entries }
    defer { responder.stop() }
    let run = try LiveRun()
    for format in ["ldif", "csv", "jsonl"] {
      let outcome = try await run.run(
        ["export", "--to", format, responder.uri, "--anonymous", "--filter", "(cn=*)"])
      #expect(outcome.status == 0, "\(format): \(outcome.errors)")
      let lines = outcome.output.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      switch format {
      case "ldif":
        let names = lines.filter { $0.starts(with: "dn:".utf8) }
        #expect(names.count == Self.entries.count, "\(outcome.text)")
        #expect(!outcome.text.contains("\ndn: CN=forged"))
      case "csv": #expect(CSVTable(outcome.output).rows.count == Self.entries.count)
      default: #expect(lines.count == Self.entries.count + 1)
      }
    }
  }

  /// Some bytes of an answer are others, missing, or there twice.
  @Test(arguments: 0..<40 as Range<UInt64>) func damagedAnswersDoNoHarm(seed: UInt64) async throws {
    let responder = try LDAPResponder { manner in
      manner.entries += Self.entries
      manner.references = ["ldap://other.example/DC=other"]
      manner.valueLimit = 2
      manner.damage = { Self.damaged($0, seed) }
    }
    defer { responder.stop() }
    let outcome = try await LiveRun().run(
      ["export", "--to", "ldif", responder.uri, "--anonymous", "--timeout", "2"])
    #expect([0, 65, 69].contains(outcome.status), "\(outcome.status) \(outcome.errors)")
    #expect(outcome.sentences.count == (outcome.status == 0 ? 0 : 1))
    #expect(outcome.ending.processorSeconds < 2)
    #expect(outcome.ending.megabytes < 300)
  }

  private static func damaged(_ answer: [UInt8], _ seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var bytes = answer
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 1...9, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: bytes.removeSubrange(start..<end)
      case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
      default: bytes[start] = [0x80, 0x84, 0xFF, 0x00, 0x7F].randomElement(using: &random) ?? 0
      }
    }
    return bytes
  }

  @Test func aNoticeOfDisconnectionIs69() async throws {
    // RFC 4511, section 4.4.1: an answer to no question.
    let notice = BER.sequence(
      BER.number(0),
      BER.element(
        0x78,
        BER.number(52, tag: 0x0A) + BER.text("") + BER.text("going down")
          + BER.text("1.3.6.1.4.1.1466.20036", tag: 0x8A)))
    let responder = try LDAPResponder { $0.instead = notice }
    defer { responder.stop() }
    try await LiveRun().expectFailure(
      [responder.uri, "--anonymous"], 69, says: [responder.uri], password: "Nothing-secret-here",
      timeout: 1)
  }

  @Test func aReaderOfTheOutputMayGoAway() async throws {
    let server = try Lab.slapd
    let signIn = server.signIn().map { "'\($0)'" }.joined(separator: " ")
    let program = try Program(in: TemporaryFolder())
    let outcome = try program.shell(
      "rollcall export --to ldif \(signIn) | head -1; echo ${PIPESTATUS[0]}")
    #expect(outcome.text.split(separator: "\n").last == "0")
    #expect(outcome.errors.isEmpty)
    let full = try program.shell("rollcall export --to ldif \(signIn) > /dev/full")
    #expect(full.status == 73)
  }
}
