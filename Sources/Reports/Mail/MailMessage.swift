/// A mail with a text and a page that say the same (RFC 5322, RFC 2046 multipart/alternative).
struct MailMessage {
  /// Nil: whoever hands it to `sendmail` is the sender.
  var from: String?
  var to: [String]
  var subject: String
  /// Seconds since 1970.
  var date: Int
  var text: String
  /// HTML.
  var page: String

  /// `=` in it cannot occur in quoted-printable text, where it is always followed by two digits or the
  /// end of a line: the boundary cannot be in either body.
  private static let boundary = "=_rollcall_alternative"

  /// The whole file, with CR LF at the end of each line.
  var rendered: [UInt8] {
    var lines: [String] = []
    func header(_ name: String, _ value: String) {
      lines.append("\(name): \(EncodedWord.value(value, after: name))")
    }
    if let from { header("From", from) }
    if let first = to.first {
      // A line an address: no line gets long.
      lines.append("To: " + ([first] + to.dropFirst()).joined(separator: ",\r\n "))
    }
    header("Subject", subject)
    lines.append("Date: \(UTCTime(date).mailDate)")
    lines.append("MIME-Version: 1.0")
    // Nobody's holiday notice should answer (RFC 3834).
    lines.append("Auto-Submitted: auto-generated")
    lines.append("Content-Type: multipart/alternative;\r\n boundary=\"\(Self.boundary)\"")
    var output = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    append(text, "text/plain", to: &output)
    append(page, "text/html", to: &output)
    output += Array("--\(Self.boundary)--\r\n".utf8)
    return output
  }

  private func append(_ body: String, _ type: String, to output: inout [UInt8]) {
    let head = [
      "--\(Self.boundary)", "Content-Type: \(type); charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "", "",
    ]
    output += Array(head.joined(separator: "\r\n").utf8)
    output += QuotedPrintable.encode(body)
    output += [0x0D, 0x0A]
  }
}
