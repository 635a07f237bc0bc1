import Checks
import Formats
import Plans
import Roster

/// Changes as LDIF change records (RFC 2849): each value is deleted before the new one is added, so a
/// record fails as a whole on an entry that was changed since.
package struct LDIFChangeFile: ChangeFile {
  private let content: ChangeSet

  package init(_ set: ChangeSet) { content = set }

  package var name: String { "\(content.stem).ldif" }
  package var entryCount: Int { content.changes.entryCount }
  package var tail: [UInt8] { [] }

  package var head: [UInt8] {
    var output: [UInt8] = []
    LDIFWriter.appendVersion(to: &output)
    output.removeLast()
    let lines =
      content.madeFrom.lines + FixSentences.ldifHead(content.subject, content.direction)
      + content.reasons
    for line in lines { output += "# \(line)\n".utf8 }
    output += "\n".utf8
    return output
  }

  package func render(_ range: Range<Int>, into output: inout [UInt8]) {
    for index in range { append(content.changes.entry(index), to: &output) }
  }

  private func append(
    _ entry: ArraySlice<FixPlan.DirectoryChange>, to output: inout [UInt8]
  ) {
    guard let row = entry.first.map({ Int($0.row) }) else { return }
    let directory = content.facts.directory
    output += "# ".utf8
    content.appendRemark(entry, to: &output)
    output.append(UInt8(ascii: "\n"))
    directory.withBytes(.distinguishedName, row) {
      LDIFWriter.appendDN($0, in: 0..<$0.count, to: &output)
    }
    output += "changetype: modify\n".utf8
    for change in entry {
      let name = ChangeSet.name(of: change.attribute)
      let value = Array(change.value.utf8)
      directory.withBytes(change.attribute, row) { seen in
        switch content.direction {
        case .forward:
          append("delete", name, seen, to: &output)
          append("add", name, value.span, to: &output)
        case .inverse:
          append("delete", name, value.span, to: &output)
          append("add", name, seen, to: &output)
        }
      }
    }
    LDIFWriter.appendRecordEnd(to: &output)
  }

  /// One step of a record; none for a value that is not there.
  private func append(
    _ step: String, _ name: [UInt8], _ value: Span<UInt8>, to output: inout [UInt8]
  ) {
    guard value.count > 0 else { return }
    output += step.utf8
    output += ": ".utf8
    output += name
    output.append(UInt8(ascii: "\n"))
    LDIFWriter.appendLine(name, value, in: 0..<value.count, to: &output)
    output += "-\n".utf8
  }
}
