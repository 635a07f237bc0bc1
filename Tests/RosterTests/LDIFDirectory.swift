import Formats
import Roster
import Support

extension DirectoryUsers {
  /// A directory read from LDIF, a list of sources one after the other.
  static func reading(
    _ sources: [(name: String, bytes: [UInt8])],
    foldedNames: LDIFScanner.FoldedNames = .unjoined
  ) -> DirectoryUsers {
    let names = DirectoryNames(.attributes, membership: .kept)
    let parts = sources.enumerated().map { number, source in
      var scanner = LDIFScanner(names: names.table, foldedNames: foldedNames)
      let bytes = source.bytes
      let batch = scanner.scan(bytes.span, in: 0..<bytes.count, ends: .source)
      return DirectoryPart(
        batch, input: ByteStore(bytes), names: names, lists: .separate, membership: .kept,
        source: number)
    }
    return DirectoryUsers(
      joining: parts,
      sources: sources.map {
        SourceInfo(role: .directory, name: $0.name, kind: "", encoding: "", bytes: 0, sha256: "")
      })
  }

  static func reading(_ text: String) -> DirectoryUsers {
    reading([(name: "ad.ldif", bytes: Array(text.utf8))])
  }

  /// A dump of a live server.
  static func dump(_ name: String) -> DirectoryUsers {
    reading([(name: name, bytes: FixtureFolder("LDIF", target: "FormatsTests").bytes(name))])
  }

  /// The row of an account.
  func row(_ account: String) -> Int? {
    (0..<count).first { text(.sAMAccountName, $0) == account }
  }
}
