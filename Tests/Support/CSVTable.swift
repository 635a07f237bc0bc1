/// A CSV file as dictionaries, read plainly: comma, double quotes, a header row (RFC 4180).
package struct CSVTable {
  package let header: [String]
  package let rows: [[String: String]]

  package init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let records = CSVTable.records(
      of: Array(text.first == "\u{FEFF}" ? text.dropFirst() : text[...]))
    let names = records.first ?? []
    header = names
    rows = records.dropFirst().map { record in
      Dictionary(zip(names, record), uniquingKeysWith: { first, _ in first })
    }
  }

  /// The fields of some columns, row by row; a field that is not there is empty.
  package func columns(_ names: String...) -> [[String]] {
    rows.map { row in names.map { row[$0] ?? "" } }
  }

  private static func records(of text: [Unicode.Scalar]) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var position = 0
    while position < text.count {
      let (value, end) = field(of: text, at: position)
      fields.append(value)
      position = end + 1
      if end < text.count, text[end] == "," { continue }
      records.append(fields)
      fields = []
    }
    return records
  }

  /// The field at `start` and the position of the comma or line feed that ends it.
  private static func field(of text: [Unicode.Scalar], at start: Int) -> (String, Int) {
    var value = ""
    var isQuoted = false
    var position = start
    while position < text.count {
      let scalar = text[position]
      if !isQuoted, scalar == "," || scalar == "\n" { break }
      if scalar == "\"" {
        let isDoubled = isQuoted && position + 1 < text.count && text[position + 1] == "\""
        if isDoubled { value.unicodeScalars.append(scalar) } else { isQuoted.toggle() }
        position += isDoubled ? 2 : 1
        continue
      }
      if isQuoted || scalar != "\r" { value.unicodeScalars.append(scalar) }
      position += 1
    }
    return (value, position)
  }
}
