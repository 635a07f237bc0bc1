import Roster

/// Links into the tables of the page: a fragment like a query, which the script reads. It stays the
/// same from run to run, so it can be sent to somebody.
enum PageLink {
  /// To the people of a rule (its slug) or of one finding (its fingerprint), a link a list.
  static func people(_ finding: String, _ console: Int, _ directory: Int) -> [[String: Any]] {
    let lists = [
      ("console", console, Sentences.count(console, "8x8 user", "8x8 users")),
      ("directory", directory, Sentences.count(directory, "directory user", "directory users")),
    ]
    return lists.filter { $0.1 > 0 }.map {
      ["href": fragment([("list", $0.0), ("finding", finding)]), "label": "Show \($0.2)"]
    }
  }

  /// To one user by the name that the list has for it.
  static func user(_ list: String, _ name: String, _ what: String) -> [String: Any] {
    [
      "href": fragment([("list", list), ("user", name)]),
      "label": "Show \(what) \(HTMLText.shown(name, limit: 80))",
    ]
  }

  /// `#list=console&state=rename`.
  static func fragment(_ parts: [(String, String)]) -> String {
    "#" + parts.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
  }

  /// Percent-encoded (RFC 3986, 2.1); all but letters, digits and `-._~`.
  private static func encoded(_ text: String) -> String {
    var encoded: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      let isPlain =
        byte < 0x80
        && (Unicode.Scalar(byte).properties.isAlphabetic || (0x30...0x39).contains(byte)
          || "-._~".utf8.contains(byte))
      if isPlain {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
