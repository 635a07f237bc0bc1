import Matching
package import Plans

/// `fix-site-mapping.txt`: the expression, and what it does, as a comment.
package struct SiteMappingFile: Sendable {
  package static let name = "fix-site-mapping.txt"

  private let mapping: SiteMapping
  private let madeFrom: MadeFrom

  package init(_ mapping: SiteMapping, madeFrom: MadeFrom) {
    self.mapping = mapping
    self.madeFrom = madeFrom
  }

  package var rendered: [UInt8] {
    var lines = madeFrom.lines
    if mapping.lines.isEmpty {
      lines.append(FixSentences.mappingEmpty)
    } else {
      lines += FixSentences.mappingHead
      lines.append("\(mapping.expression.utf16.count) of \(SiteMapping.longest) characters.")
      lines.append(FixSentences.mappingLines)
      lines += mapping.lines.map { line in
        "  \(MadeFrom.plain(line.office)) -> \(MadeFrom.plain(line.site)) (\(line.people), \(line.state.word))"
      }
    }
    let comment = lines.map { "# \($0)\n" }.joined()
    let expression = mapping.lines.isEmpty ? "" : "\n\(mapping.expression)\n"
    return Array((comment + expression).utf8)
  }
}
