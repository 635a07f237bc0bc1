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
  private func mail(_ name: String = "latest/mail.eml") throws -> Mail {
    let reading = """
      import email, email.policy, json
      raw = open("rollcall-state/\(name)", "rb").read()
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
        "text": parts[0].get_content().replace("\\r\\n", "\\n"),
        "page": parts[1].get_content()}))
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

  // MARK: The mail to be sent

  private static let outgoing = "\(Tenant.state)/mail.eml"

  private var isMailWaiting: Bool {
    get throws { try tenant.folder.names(in: Tenant.state).contains("mail.eml") }
  }

  @Test func aMailWaitsOnlyWhileThereIsSomethingToSay() throws {
    #expect(try tenant.nightly().status == 0)
    #expect(try tenant.folder.bytes(of: Self.outgoing) == tenant.latestFile("mail.eml"))
    try tenant.export(1)
    #expect(try tenant.nightly(1).status == 0)
    #expect(try !isMailWaiting)
    tenant.people[3].office = "Nowhere"
    try tenant.export(2)
    #expect(try tenant.nightly(2).status == 1)
    #expect(try mail("mail.eml").header("Subject") == "Rollcall: 1 new finding (1 error)")
    // Whoever sends it takes it away, and the files of the run stay.
    let sent = try tenant.program.shell("cat \(Self.outgoing) && rm \(Self.outgoing)")
    #expect(try sent.output == tenant.latestFile("mail.eml"))
  }

  @Test func aShutGateIsMailed() throws {
    try tenant.folder.write("nightly: {mail-to: [a@contoso.example]}\n", to: "rollcall.yaml")
    #expect(try tenant.nightly().status == 0)
    let before = try tenant.latestFile("mail.eml")
    tenant.people.removeLast(30)
    try tenant.export(1)
    #expect(try tenant.nightly(1, "--name", "Contoso").status == 2)
    let mail = try mail("mail.eml")
    #expect(mail.defects.isEmpty && mail.header("To") == "a@contoso.example")
    #expect(
      mail.header("Subject")
        == "Rollcall: Contoso: stopped by 2 gates: directory-shrank, console-shrank")
    #expect(
      mail.text == """
        Contoso: stopped by 2 gates: directory-shrank, console-shrank
        The run of 2026-10-02T02:00:00Z replaced nothing: latest still leads to
        runs/2026-10-01T02-00-00Z-1.

        directory-shrank
          60 directory users in the last good run, 30 now (30 fewer, 50 %).
          → See whether the directory export is whole.

        console-shrank
          60 8x8 users in the last good run, 30 now (30 fewer, 50 %).
          → See whether the 8x8 export is whole.

        If all is well, run it once with --accept-gate directory-shrank --accept-gate
        console-shrank.

        """)
    #expect(
      mail.page.contains("<h3>console-shrank</h3>") && mail.page.contains("(30 fewer, 50 %)"))
    #expect(try tenant.latestFile("mail.eml") == before)
    #expect(try tenant.folder.attributes(of: Self.outgoing).mode == 0o600)
  }

  /// The next night has nothing to say of it.
  @Test func aFailureIsMailed() throws {
    #expect(try tenant.nightly().status == 0)
    let before = try tenant.latestFile("mail.eml")
    let long = String(repeating: "n", count: 90)
    let hostile = "<b>none<\\b>\u{1B}[2J\r\nBcc: x@contoso.example\(long)"
    let run = try tenant.nightly(1, "--entra", hostile)
    #expect(run.status == 66)
    let mail = try mail("mail.eml")
    #expect(mail.defects.isEmpty && mail.header("Bcc") == nil)
    let subject = try #require(mail.header("Subject"))
    #expect(subject.hasPrefix("Rollcall: the run did not complete: Cannot read the file: No such"))
    #expect(mail.text.contains(long) && !mail.text.contains("\u{1B}"))
    #expect(mail.text.contains("latest still leads to runs/2026-10-01T02-00-00Z-1."))
    #expect(mail.page.contains("&lt;b&gt;none") && !mail.page.contains("<b>none"))
    #expect(try tenant.latestFile("mail.eml") == before)
    try tenant.export(1)
    #expect(try tenant.nightly(1).status == 0)
    #expect(try !isMailWaiting)
  }

  @Test func aFirstRunThatFailsIsMailed() throws {
    #expect(try tenant.nightly(0, "--entra", "none.csv").status == 66)
    #expect(try mail("mail.eml").text.contains("there is no latest yet"))
  }

  @Test func pseudonymsKeepTheReasonOut() throws {
    try tenant.folder.write("a secret of 16 letters or more\n", to: "key")
    let mode = try tenant.program.shell("chmod 600 key")
    #expect(mode.status == 0)
    tenant.options = ["--redact", "--redact-key-file", "key", "--name", "Contoso"]
    #expect(try tenant.nightly(0, "--entra", "abernathy.csv").status == 66)
    let mail = try mail("mail.eml")
    #expect(mail.header("Subject") == "Rollcall: the run did not complete")
    #expect(!mail.text.contains("abernathy") && mail.page.contains("rollcall status tells it"))
    #expect(try tenant.status().text.contains("abernathy.csv"))
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
