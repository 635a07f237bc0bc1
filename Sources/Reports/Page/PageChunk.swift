import Formats

/// Some rows of a list as columns of JSON: `{"s":[...],"u":[...],"d":[...]}`. Texts that recur stand
/// once, in `d`, and columns name them by their place there.
struct PageChunk {
  private var columns: [(key: String, bytes: [UInt8])]
  private var texts: [UInt8] = []
  private var textCount = 0
  private var known: [String: Int] = [:]
  /// Rows that follow each other mostly have the same text.
  private var last: (text: String, place: Int)?

  /// - Parameter keys: of the columns, a letter each.
  init(_ keys: [String], rowCount: Int) {
    columns = keys.map { key in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(rowCount * 4)
      return (key, bytes)
    }
  }

  /// Adds a number to a column.
  mutating func add(_ number: Int, to column: Int) {
    PageData.append(number, to: &columns[column].bytes)
    columns[column].bytes.append(UInt8(ascii: ","))
  }

  /// Adds a value from a file to a column.
  mutating func add(_ value: Span<UInt8>, to column: Int) {
    PageData.append(value, to: &columns[column].bytes)
    columns[column].bytes.append(UInt8(ascii: ","))
  }

  mutating func add(_ value: String, to column: Int) {
    PageData.append(value, to: &columns[column].bytes)
    columns[column].bytes.append(UInt8(ascii: ","))
  }

  /// Adds the place of a text that recurs; -1 for an empty one.
  mutating func add(recurring text: String, to column: Int) {
    add(text.isEmpty ? -1 : place(of: text), to: column)
  }

  private mutating func place(of text: String) -> Int {
    if let last, last.text == text { return last.place }
    let place = known[text] ?? textCount
    if place == textCount {
      if textCount > 0 { texts.append(UInt8(ascii: ",")) }
      PageData.append(text, to: &texts)
      known[text] = place
      textCount += 1
    }
    last = (text, place)
    return place
  }

  /// The whole object.
  func rendered() -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(columns.reduce(texts.count + 64) { $0 + $1.bytes.count + 8 })
    output.append(UInt8(ascii: "{"))
    for column in columns {
      output.append(contentsOf: "\"\(column.key)\":[".utf8)
      output.append(contentsOf: column.bytes.dropLast())
      output.append(contentsOf: "],".utf8)
    }
    output.append(contentsOf: "\"d\":[".utf8)
    output.append(contentsOf: texts)
    output.append(contentsOf: "]}".utf8)
    return output
  }
}
