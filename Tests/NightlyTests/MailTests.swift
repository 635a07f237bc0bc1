import Foundation
import Support
import Testing

/// The mail of a night, as a mail program reads it.
@Suite struct MailTests {
  private let tenant: Tenant
  init() throws {
    tenant = try Tenant()
    try tenant.export()
  }

  private struct Mail: Decodable {
    let headers: [[String]]
    let defects: [String]
    let types: [String]
    let encodings: [String]
    let text, page: String

    func header(_ name: String) -> String? { headers.first { $0[0] == name }?[1] }
  }

  /// What python's email module makes of it, with every defect that it sees.
  private func mail() throws -> Mail {
    let reading = """
      import email, email.policy, json
      raw = open("rollcall-state/latest/mail.eml", "rb").read()
      assert raw.isascii() and all(len(line) <= 78 for line in raw.split(b"\\r\\n")), "long line"
      assert raw.count(b"\\n") == raw.count(b"\\r\\n") == raw.count(b"\\r"), "line ends"
      mail = email.message_from_bytes(raw, policy=email.policy.default)
      parts = list(mail.iter_parts())
      print(json.dumps({
        "headers": [[name, str(value)] for name, value in mail.items()],
        "defects": [repr(d) for part in [mail, *parts] for d in part.defects]
          + [repr(d) for value in mail.values() for d in value.defects],
        "types": [mail.get_content_type()] + [part.get_content_type() for part in parts],
        "encodings": [part["Content-Transfer-Encoding"] for part in parts],
        "text": parts[0].get_content(), "page": parts[1].get_content()}))
      """
    let run = try tenant.program.start("/usr/bin/env", ["python3", "-c", reading])
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Mail.self, from: Data(run.output))
  }

  @Test func aMailHasTextAndPage() throws {
    try tenant.folder.write(
      "nightly: {mail-from: rollcall@contoso.example, mail-to: [a@contoso.example, b@x.example]}\n",
      to: "rollcall.yaml")
    #expect(try tenant.nightly().status == 0)
    tenant.people[3].office = "Nowhere"
    try tenant.export(1)
    #expect(try tenant.nightly(1, "--name", "Contoso").status == 1)
    let mail = try mail()
    #expect(mail.defects.isEmpty)
    #expect(mail.types == ["multipart/alternative", "text/plain", "text/html"])
    #expect(mail.header("Subject") == "Rollcall: Contoso: 1 new finding (1 error)")
    #expect(mail.header("From") == "rollcall@contoso.example")
    #expect(mail.header("To") == "a@contoso.example, b@x.example")
    #expect(mail.header("Date") == "Fri, 02 Oct 2026 02:00:00 +0000")
    #expect(mail.header("Auto-Submitted") == "auto-generated")
    let told = String(decoding: try tenant.latestFile("news.txt"), as: UTF8.self)
    #expect(!told.isEmpty && mail.text.hasPrefix(told) && mail.text.count <= told.count + 1)
    #expect(mail.page.hasPrefix("<!DOCTYPE html>") && mail.page.contains("Nowhere"))
  }

  @Test func withoutAddressesSendmailSaysWhoSends() throws {
    #expect(try tenant.nightly().status == 0)
    let mail = try mail()
    #expect(mail.defects.isEmpty && mail.header("From") == nil && mail.header("To") == nil)
    #expect(mail.header("Subject") == "Rollcall: first run, 0 errors, 0 warnings, 0 notices")
  }

  @Test func hostileValuesStayValues() throws {
    #expect(try tenant.nightly().status == 0)
    let hostile = "<script>alert(1)</script>\" onload=\"x\" &amp; ÄÖ–漢字=20 ."
    tenant.people[3].office = hostile
    try tenant.export(1)
    let name = "Évil\r\nBcc: everybody@contoso.example\n\n<b>漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"
    #expect(try tenant.nightly(1, "--name", name).status == 1)
    let mail = try mail()
    #expect(mail.defects.isEmpty)
    #expect(
      mail.headers.map { $0[0] }.sorted() == [
        "Auto-Submitted", "Content-Type", "Date", "MIME-Version", "Subject",
      ])
    let subject = try #require(mail.header("Subject"))
    #expect(subject.hasPrefix("Rollcall: Évil") && subject.hasSuffix("1 new finding (1 error)"))
    #expect(subject.filter(\.isNewline).isEmpty)
    #expect(mail.text.contains("<script>alert(1)</script>") && mail.text.contains("ÄÖ–漢字=20 ."))
    #expect(
      !mail.page.contains("<script") && mail.page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!mail.page.contains("<b>漢字") && !mail.page.contains("\"x\""))
  }

  @Test(arguments: [
    "a@b@c", "a b@c", "@c", "a@", "plain", "a@c\\nBcc: d@e", "<a@c>", "a@c,d@e", "ä@c",
  ])
  func anAddressThatIsNoneIs78(address: String) throws {
    try tenant.folder.write("nightly: {mail-to: [\"\(address)\"]}\n", to: "rollcall.yaml")
    let run = try tenant.nightly()
    #expect(
      run.status == 78 && run.errors.contains("nightly.mail-to takes a list of mail addresses"))
  }
}
