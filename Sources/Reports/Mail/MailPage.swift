/// The page of a mail: inline colours only, because mail programs take no more.
enum MailPage {
  /// The whole page around `body`, with a final newline.
  static func html(_ body: [String]) -> String {
    let head = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<title>Rollcall</title>", "</head>", "<body style=\"font-family: sans-serif\">",
    ]
    return (head + body + ["</body>", "</html>", ""]).joined(separator: "\n")
  }

  /// A value as text of the page, whatever it holds.
  static func text(_ value: String) -> String {
    HTMLText.escaped(TerminalText.sanitised(value))
  }

  /// What to do about the line before, under it.
  static func remedy(_ text: String) -> String {
    "<br><span style=\"color: #555\">→ \(Self.text(text))</span>"
  }
}
