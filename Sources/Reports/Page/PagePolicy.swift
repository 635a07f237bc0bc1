import Crypto
import Formats

/// The content security policy of a page: nothing is loaded from anywhere, and only the page's own
/// style and script are used, told by their hashes (W3C, "Content Security Policy Level 3", 2.3.1).
enum PagePolicy {
  /// The value of the `content` attribute.
  ///
  /// - Parameter script: nil: none may run.
  static func text(style: String, script: String? = nil) -> String {
    "default-src 'none'; script-src \(script.map { "'\(source($0))'" } ?? "'none'"); "
      + "style-src '\(source(style))'; base-uri 'none'; form-action 'none'"
  }

  private static func source(_ text: String) -> String {
    "sha256-\(Formats.Base64.encode(Array(SHA256.hash(data: Array(text.utf8)))))"
  }
}
